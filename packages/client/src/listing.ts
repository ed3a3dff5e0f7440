// Trials of a store in a folder, read in the thread that calls: without a client, and without a thread of the store.
// The entry `@track/client/listing`.
import { keepGlance } from '@track/log/glance'
import { ViewReader } from '@track/projections'
import type { PathsOf, TrialColumns, TrialIds } from '@track/projections/kept-table'
import type { TrialSummary } from '@track/projections/query'
import { sharedReader } from '@track/remote/shared-reader'
import { copyAt, type LogAsOfOptions } from './as-of-options.js'
import { TrialSearcher } from './trial-search.js'
import { copySearch, type TrialSearch } from './trial-search-options.js'

/**
 * The trials of a store: for a program that lists them and ends, to which a client costs more than the list. The store
 * is open from now on, here or in the process that has it, and others can use it all the while: who wants to append gets
 * it. It is to be closed when all is read.
 */
export class TrialListing {
  readonly #path: string
  readonly #searcher: TrialSearcher
  readonly #close: () => Promise<void>

  /** Of the store in the folder `path`. */
  constructor(path: string) {
    this.#path = path
    const log = sharedReader(path)
    this.#searcher = new TrialSearcher(log, new ViewReader(log))
    this.#close = () => log.close()
  }

  /**
   * As the client's call of this name.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async trials(search: TrialSearch = {}): Promise<readonly TrialSummary[]> {
    return this.#searcher.find(copySearch(search))
  }

  /**
   * The same trials as a table.
   * @throws As {@link trials}.
   */
  async columns(search: TrialSearch, pathsOf: PathsOf): Promise<TrialColumns> {
    return this.#searcher.columns(copySearch(search), pathsOf)
  }

  /**
   * As the client's call of this name.
   * @throws As {@link trials}.
   */
  async trialIds({ at }: LogAsOfOptions = {}): Promise<readonly TrialIds[]> {
    return this.#searcher.ids(copyAt(at))
  }

  /**
   * Keeps what was read for the next program, also for `TrialGlance` unless a trial runs or is reserved, and releases
   * the store.
   */
  async close(): Promise<void> {
    try {
      await this.#searcher.keep()
      await keepGlance(this.#path, () => this.#searcher.text())
    } catch {
      // It is a cache; what is wrong with the store was told to who asked for trials.
    } finally {
      await this.#close()
    }
  }
}
