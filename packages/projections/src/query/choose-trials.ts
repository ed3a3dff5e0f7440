// Filtering and sorting alone: the entry `@track/projections/choose-trials`, for whoever has summaries.
import type { QueriedTrial } from '../kept/kept-summary.js'
import { type TrialSort, trialOrder } from './sort-trials.js'
import { trialFilter } from './trial-filter.js'
import type { TrialQuery } from './trial-query.js'

export { trialFilter } from './trial-filter.js'

/** Which trials are asked for, in which order, and at most how many of them. */
export interface TrialChoice {
  readonly where?: TrialQuery
  readonly sort?: TrialSort
  readonly limit?: number
}

/**
 * What gives of trials those that are asked for.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function trialChoice({
  where = {},
  sort = [],
  limit,
}: TrialChoice): <T extends QueriedTrial>(trials: readonly T[]) => readonly T[] {
  const matches = trialFilter(where)
  const inOrder = trialOrder(sort)
  return (trials) => inOrder(trials.filter(matches)).slice(0, limit)
}
