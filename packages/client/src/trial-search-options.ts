import { type LogMoment, TrackError } from '@track/core/light'
import type { SummaryValues, TableProgress, TrialQuery, TrialSort } from '@track/projections/query'
import { copyAt } from './as-of-options.js'
import { checkOptions, type OptionNames } from './check-options.js'

/**
 * Which trials to find, and how to show them.
 * @typeParam Parameters What the parameters are known to be.
 */
export interface TrialSearch<Parameters = SummaryValues> {
  /** Default all. */
  readonly where?: TrialQuery<Parameters>
  /** Default by project, in the order in which they were created. */
  readonly sort?: TrialSort
  /**
   * The trials as they were at that moment: those that were there, among them those that were deleted since.
   * Default now.
   */
  readonly at?: LogMoment
  /** At most so many, of the first in that order. Default all. */
  readonly limit?: number
  /** Told while trials are read that are new or have changed: the first search of a store may take long. */
  readonly onProgress?: (progress: TableProgress) => void
}

const optionNames: OptionNames<TrialSearch> = {
  where: true,
  sort: true,
  at: true,
  limit: true,
  onProgress: true,
}

/**
 * What a search asks for, as it was at the call.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function copySearch<Parameters>(search: TrialSearch<Parameters>): TrialSearch {
  checkOptions<TrialSearch<Parameters>>('A search of trials', search, optionNames)
  const { where = {}, sort = [], limit, onProgress } = search
  const at = copyAt(search.at)
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0)) {
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'A limit is a count', {
      details: { argument: 'limit' },
    })
  }
  try {
    const copied = { where: structuredClone(where) as TrialQuery, sort: structuredClone(sort) }
    return {
      ...copied,
      ...(at !== undefined && { at }),
      ...(limit !== undefined && { limit }),
      ...(onProgress && { onProgress }),
    }
  } catch (cause) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      'A query is made of values and patterns, nested at most 64 levels deep',
      {
        details: { argument: 'where' },
        cause,
      },
    )
  }
}
