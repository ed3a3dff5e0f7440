import { TrackError, type Values } from '@track/core'
import { seededDraws } from './seeded-draws.js'
import type { Points } from './space.js'

/** Every point of a space, in order. @throws TRACK_ARGUMENT_INVALID when they are without number. */
export function gridPoints(points: Points): Iterator<Values, undefined> {
  const [unnumbered] = points.unnumbered
  if (unnumbered !== undefined) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `A grid needs steps for ${JSON.stringify(unnumbered)}, which has numbers without end`,
      { details: { argument: 'space' } },
    )
  }
  return inOrder(points)
}

/**
 * Points at random, as they follow from the seed. Of a space that can be numbered each point comes once,
 * and then no more.
 */
export function randomPoints(points: Points, seed: number): Iterator<Values, undefined> {
  return Number.isFinite(points.count) ? shuffled(points, seed) : drawn(points, seed)
}

function* inOrder(points: Points): Generator<Values, undefined> {
  for (let i = 0; i < points.count; i++) yield points.at(i)
  return undefined
}

/** Fisher and Yates's shuffle, of which only the places that were touched are kept. */
function* shuffled(points: Points, seed: number): Generator<Values, undefined> {
  const draws = seededDraws(seed)
  const moved = new Map<number, number>()
  for (let i = 0; i < points.count; i++) {
    const j = i + draws.below(points.count - i)
    yield points.at(moved.get(j) ?? j)
    moved.set(j, moved.get(i) ?? i)
    moved.delete(i)
  }
  return undefined
}

function* drawn(points: Points, seed: number): Generator<Values, undefined> {
  const draws = seededDraws(seed)
  for (;;) yield points.drawn(draws)
}
