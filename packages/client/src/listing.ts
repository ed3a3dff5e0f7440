// Trials of a store in a folder, read in the thread that calls: without a client, and without a thread of the store.
// The entry `@track/client/listing`.
import type { CommitPage, ReadableLog } from '@track/core'
import { Glances } from '@track/log/glance'
import type { StoreProgress } from '@track/log/store-checks'
import type { ListedTrials, PathsOf, TrialColumns, TrialIds } from '@track/projections/kept-table'
import type { TrialSummary } from '@track/projections/query'
import { sharedReader } from '@track/remote/shared-reader'
import { copyAt, type LogAsOfOptions } from './as-of-options.js'
import type { TrialSearcher } from './trial-search.js'
import { copySearch, type TrialSearch } from './trial-search-options.js'

/** How trials of a store are listed. */
export interface TrialListingOptions {
  /** Told, where more than a page of the log is to be read, how many of its positions are done. */
  readonly onProgress?: (progress: StoreProgress) => void
}

/**
 * The trials of a store: for a program that lists them and ends, to which a client costs more than the list. The store
 * is open from now on, here or in the process that has it, and others can use it all the while: who wants to append gets
 * it. It is to be closed when all is read.
 */
export class TrialListing {
  readonly #glances: Glances
  readonly #searcher: Promise<TrialSearcher>
  readonly #close: () => Promise<void>

  /** Of the store in the folder `path`. */
  constructor(path: string, { onProgress }: TrialListingOptions = {}) {
    this.#glances = new Glances(path)
    const shared = sharedReader(path)
    const log = onProgress === undefined ? shared : toldLog(shared, onProgress)
    this.#searcher = searcherOf(log, this.#glances)
    this.#searcher.catch(() => {}) // whoever asks for trials hears of it
    this.#close = () => log.close()
  }

  /**
   * As the client's call of this name.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async trials(search: TrialSearch = {}): Promise<readonly TrialSummary[]> {
    const copied = copySearch(search)
    return (await this.#searcher).find(copied)
  }

  /**
   * The same trials as a table.
   * @throws As {@link trials}.
   */
  async columns(search: TrialSearch, pathsOf: PathsOf): Promise<TrialColumns> {
    const copied = copySearch(search)
    return (await this.#searcher).columns(copied, pathsOf)
  }

  /**
   * That table, and what all trials of the store are known by at the same moment.
   * @throws As {@link trials}.
   */
  async list(search: TrialSearch, pathsOf: PathsOf): Promise<ListedTrials> {
    const copied = copySearch(search)
    return (await this.#searcher).list(copied, pathsOf)
  }

  /**
   * As the client's call of this name.
   * @throws As {@link trials}.
   */
  async trialIds({ at }: LogAsOfOptions = {}): Promise<readonly TrialIds[]> {
    const copied = copyAt(at)
    return (await this.#searcher).ids(copied)
  }

  /**
   * Keeps what was read for the next listing, and for `TrialGlance` unless a trial runs or is reserved, and releases
   * the store.
   */
  async close(): Promise<void> {
    try {
      const searcher = await this.#searcher
      await this.#glances.keep(async (isAtRest) => searcher.text(isAtRest))
    } catch {
      // It is a cache; what is wrong with the store was told to who asked for trials.
    } finally {
      await this.#close()
    }
  }
}

/** It is loaded while the store is opened. */
async function searcherOf(log: ReadableLog, glances: Glances): Promise<TrialSearcher> {
  const { ViewReader } = await import('@track/projections')
  const { TrialSearcher } = await import('./trial-search.js')
  return new TrialSearcher(log, new ViewReader(log), () => glances.last())
}

/** The same log, of which is told how far it is read. */
function toldLog(
  log: ReadableLog,
  onProgress: NonNullable<TrialListingOptions['onProgress']>,
): ReadableLog {
  const tell = ({ commits, head }: CommitPage, total = head): void => {
    const last = commits.at(-1)
    const done = last === undefined ? total : last.position + last.count
    if (done < total) onProgress({ phase: 'commits', done, total })
  }
  return {
    derived: log.derived,
    ...(log.heartbeats && { heartbeats: log.heartbeats }),
    head: () => log.head(),
    streamHead: (stream) => log.streamHead(stream),
    readStream: (stream, options) => log.readStream(stream, options),
    close: () => log.close(),
    async *read(options) {
      for await (const page of log.read(options)) {
        tell(page, options?.to)
        yield page
      }
    },
  }
}
