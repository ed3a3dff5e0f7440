// Filtering and sorting alone: the entry `@track/projections/choose-trials`, for whoever has summaries.
import { TrialRows } from '../kept/trial-rows.js'
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
}: TrialChoice): (rows: TrialRows) => TrialRows {
  const matches = trialFilter(where)
  const inOrder = trialOrder(sort)
  const isAll = Object.keys(where).length === 0 && sort.length === 0
  return (rows) => {
    const chosen = isAll ? rows : TrialRows.of(inOrder(rows.trials().filter(matches)))
    return limit === undefined ? chosen : chosen.first(limit)
  }
}
