import { TrackError } from '@track/core'
import type { TableProgress, TrialQuery, TrialSort } from '@track/projections/query'

/** Which trials to find, and how to show them. */
export interface TrialSearch {
  /** Default all. */
  readonly where?: TrialQuery
  /** Default by project, in the order in which they were created. */
  readonly sort?: TrialSort
  /** At most so many, of the first in that order. Default all. */
  readonly limit?: number
  /** Told while trials are read of which nothing is kept yet: the first search of a store may take long. */
  readonly onProgress?: (progress: TableProgress) => void
}

/**
 * What a search asks for, as it was at the call.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function copySearch({ where = {}, sort = [], limit, onProgress }: TrialSearch): TrialSearch {
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0)) {
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'A limit is a count', {
      details: { argument: 'limit' },
    })
  }
  try {
    const copied = { where: structuredClone(where), sort: structuredClone(sort) }
    return { ...copied, ...(limit !== undefined && { limit }), ...(onProgress && { onProgress }) }
  } catch (cause) {
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'A query is made of values and patterns', {
      details: { argument: 'where' },
      cause,
    })
  }
}
