// Trials of a store into which nothing has come since they were read last: without opening it, and without
// loading what opens it. The entry `@track/client/glance`.
import { keepGlance, readGlance } from '@track/log/glance'
import type { TrialSummary } from '@track/projections/query'
import { ColumnText, UnreadableText } from './column-text.js'
import { KeptTrials, textOf } from './kept-trials.js'
import type { TrackClient } from './track-client.js'
import { countedNames, type PathsOf, type TrialColumns } from './trial-columns.js'
import type { TrialIds } from './trial-search.js'
import type { TrialSearch } from './trial-search-options.js'

export { columnsOf, type PathsOf, type TrialColumns } from './trial-columns.js'

/** The trials of a store as they were read last, which is how they are. */
export class TrialGlance {
  readonly #text: Buffer
  #kept: KeptTrials | undefined
  /** Of a text that is wrong in one place nothing else is believed. */
  #isUnreadable = false

  private constructor(text: Buffer) {
    this.#text = text
  }

  /**
   * Of the store in the folder `path`. Undefined where something may have changed since {@link keepTrials},
   * and where that was never called: a client has to open the store then.
   */
  static of(path: string): TrialGlance | undefined {
    const text = readGlance(path)
    return text === undefined ? undefined : new TrialGlance(text)
  }

  /**
   * As the client's call of this name. Undefined where what was kept cannot be read.
   * @throws TRACK_ARGUMENT_INVALID
   */
  trials(search: TrialSearch = {}): Promise<readonly TrialSummary[] | undefined> {
    return this.#read(async (kept) => {
      const places = (await kept.places(search)) ?? Array.from(kept.names.keys())
      return places.map((place) => kept.summary(place).plain())
    })
  }

  /**
   * The same trials as a table. What is in none of its columns is not read.
   * @throws TRACK_ARGUMENT_INVALID
   */
  columns(search: TrialSearch, pathsOf: PathsOf): Promise<TrialColumns | undefined> {
    return this.#read(async (kept) => {
      const places = await kept.places(search)
      const names = kept.column(places, (block) => block.metricNames())
      const columns = pathsOf(countedNames(names)).map(
        (path) => [path, kept.column(places, (block) => block.column(path))] as const,
      )
      return { count: names.length, columns: new Map(columns) }
    })
  }

  /** As the client's call of this name. Undefined where what was kept cannot be read. */
  trialIds(): Promise<readonly TrialIds[] | undefined> {
    return this.#read(async ({ names }) => names)
  }

  async #read<T>(what: (kept: KeptTrials) => Promise<T>): Promise<T | undefined> {
    if (this.#isUnreadable) return undefined
    try {
      this.#kept ??= new KeptTrials(new ColumnText(this.#text))
      return await what(this.#kept)
    } catch (error) {
      if (!(error instanceof UnreadableText)) throw error
      this.#isUnreadable = true // a cache, and never an error
      return undefined
    }
  }
}

/**
 * Keeps the trials of the store in `path`, which `client` has open, for {@link TrialGlance}, unless one of
 * them runs or is reserved: what becomes of those is not only in the log.
 */
export async function keepTrials(path: string, client: TrackClient): Promise<void> {
  await keepGlance(path, async () => {
    const trials = await client.trials()
    return trials.some(mayChange) ? undefined : Buffer.from(textOf(trials))
  })
}

function mayChange({ statusValue, reserved }: TrialSummary): boolean {
  return reserved || (statusValue >= 100 && statusValue < 200)
}
