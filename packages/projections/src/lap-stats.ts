import type { ChronoSummarized } from '@track/core'
import type { Mutable } from './mutable.js'

/** Statistics of laps, in seconds. */
export interface LapStats {
  readonly count: number
  /** NaN when there is no lap, as are `min` and `max`. */
  readonly mean: number
  /** Sum of squared deviations from the mean, in seconds squared. */
  readonly sumSquares: number
  readonly min: number
  readonly max: number
}

/** Statistics of no laps. */
export const noLaps: LapStats = {
  count: 0,
  mean: Number.NaN,
  sumSquares: 0,
  min: Number.NaN,
  max: Number.NaN,
}

/**
 * The deviation of all laps: the population's, as the Python original reports it (it divides by the
 * count); NaN when there is no lap.
 */
export function lapDeviation({ count, sumSquares }: LapStats): number {
  return count > 0 ? Math.sqrt(sumSquares / count) : Number.NaN
}

/** Adds a lap of finite length by Welford's method (Technometrics 4, 1962). */
export function addLap(draft: Mutable<LapStats>, seconds: number): void {
  draft.count++
  if (draft.count === 1) {
    draft.mean = seconds
    draft.min = seconds
    draft.max = seconds
    return
  }
  const delta = seconds - draft.mean
  draft.mean += delta / draft.count
  draft.sumSquares += delta * (seconds - draft.mean)
  if (seconds < draft.min) draft.min = seconds
  if (seconds > draft.max) draft.max = seconds
}

/**
 * Merges statistics made elsewhere, by the parallel form of Chan, Golub and LeVeque (1979).
 * @returns Whether `summary` can be statistics of laps; when it cannot, nothing is merged.
 */
export function mergeLaps(
  draft: Mutable<LapStats>,
  summary: Omit<ChronoSummarized, 'type' | 'name'>,
): boolean {
  const { count, mean, sumSquares, min, max } = summary
  if (
    !(count > 0 && sumSquares >= 0) ||
    ![count, mean, sumSquares, min, max].every(Number.isFinite)
  ) {
    return false
  }
  if (draft.count === 0) {
    Object.assign(draft, { count, mean, sumSquares, min, max })
    return true
  }
  const total = draft.count + count
  const delta = mean - draft.mean
  draft.mean += (delta * count) / total
  draft.sumSquares += sumSquares + (delta * delta * draft.count * count) / total
  draft.count = total
  draft.min = Math.min(draft.min, min)
  draft.max = Math.max(draft.max, max)
  return true
}
