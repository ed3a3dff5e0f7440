import type { Value, Values } from '@track/core'
import type { Optimiser, SearchSoFar } from './optimiser.js'
import type { CheckedSearchOptions } from './parameter-search-options.js'
import { gridPoints, randomPoints } from './point-sequence.js'
import type { Points } from './space.js'

/** A point to try, and how it came about. */
export interface Proposal {
  readonly point: Values
  readonly origin: { readonly [name: string]: Value }
}

/** Where the points of a search come from. */
export interface PointSource {
  /** What it is called where the search is declared. */
  readonly declared: { readonly [name: string]: Value }
  /** A point that is not taken; undefined when there is none any more. */
  next(
    isTaken: (point: Values) => boolean,
    soFar: () => Promise<SearchSoFar>,
  ): Promise<Proposal | undefined>
}

/** Points in a row that were taken, after which an optimiser is held to have no other. */
const takenInARowMax = 100

/** What the algorithm of a search makes its points by. @throws TRACK_ARGUMENT_INVALID */
export function pointSource(
  points: Points,
  { algorithm, seed }: Pick<CheckedSearchOptions, 'algorithm' | 'seed'>,
): PointSource {
  if (algorithm === 'grid') {
    return sequenceSource({ algorithm }, gridPoints(points))
  }
  if (algorithm === 'random') {
    return sequenceSource({ algorithm, seed }, randomPoints(points, seed))
  }
  return optimiserSource(points, algorithm)
}

function sequenceSource(
  declared: PointSource['declared'],
  sequence: Iterator<Values, undefined>,
): PointSource {
  let next = 0
  return {
    declared,
    async next(isTaken) {
      // A point that was taken once is taken for good: it is never looked at again.
      for (;;) {
        const { value: point } = sequence.next()
        if (point === undefined) return undefined
        const index = next++
        if (!isTaken(point)) return { point, origin: { ...declared, index } }
      }
    },
  }
}

function optimiserSource(points: Points, optimiser: Optimiser): PointSource {
  const declared = { algorithm: optimiser.name }
  return {
    declared,
    async next(isTaken, soFar) {
      for (let i = 0; i < takenInARowMax; i++) {
        const suggested = await optimiser.suggest(await soFar())
        if (suggested === undefined) return undefined
        const point = points.checked(suggested)
        if (!isTaken(point)) return { point, origin: declared }
      }
      return undefined
    },
  }
}
