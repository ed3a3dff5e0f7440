// Trials of a store into which nothing has come since they were read last: without opening it, and without
// loading what opens it. The entry `@track/client/glance`.
import { keepGlance, readGlance } from '@track/log/glance'
import type { TrialSummary } from '@track/projections/query'
import { namesIn, textOf, trialsIn } from './glance-text.js'
import type { TrackClient } from './track-client.js'
import type { TrialIds } from './trial-search.js'
import { copySearch, type TrialSearch } from './trial-search-options.js'

export { leadsTo } from './value-at.js'

/** The trials of a store as they were read last, which is how they are. */
export class TrialGlance {
  readonly #body: Buffer
  #names: readonly TrialIds[] | undefined

  private constructor(body: Buffer) {
    this.#body = body
  }

  /**
   * Of the store in the folder `path`. Undefined where something may have changed since {@link keepTrials},
   * and where that was never called: a client has to open the store then.
   */
  static of(path: string): TrialGlance | undefined {
    const body = readGlance(path)
    return body === undefined ? undefined : new TrialGlance(body)
  }

  /**
   * As the client's call of this name. Undefined where what was kept cannot be read.
   * @throws TRACK_ARGUMENT_INVALID
   */
  async trials(search: TrialSearch = {}): Promise<readonly TrialSummary[] | undefined> {
    const { where = {}, sort = [], limit } = copySearch(search)
    const isInOrder = Object.keys(where).length === 0 && sort.length === 0
    // Of what is not shown nothing is made.
    const names = this.trialIds()
    const trials = names && trialsIn(this.#body, names, isInOrder ? limit : undefined)
    if (trials === undefined || isInOrder) return trials
    const { sortedTrials, trialFilter } = await import('@track/projections/choose-trials')
    return sortedTrials(trials.filter(trialFilter(where)), sort).slice(0, limit)
  }

  /** As the client's call of this name. Undefined where what was kept cannot be read. */
  trialIds(): readonly TrialIds[] | undefined {
    this.#names ??= namesIn(this.#body)
    return this.#names
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
