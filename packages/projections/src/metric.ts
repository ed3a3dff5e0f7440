import type { Mutable } from './mutable.js'
import { appendPoint, emptySeries, type Points, type Series } from './series.js'

/** A metric's points and what they come to, with and without steps together. */
export interface Metric {
  /** Place among the metrics of the trial, in the order first logged. */
  readonly index: number
  /** Points, NaN included. */
  readonly count: number
  /** Points that are NaN: they take no part in `min`, `max` and the mean. */
  readonly nans: number
  readonly plusInfinities: number
  readonly minusInfinities: number
  /** Of the finite points; NaN when there is none. See {@link metricMean}. */
  readonly finiteMean: number
  /** The latest point, whatever its step. */
  readonly last: number
  /** NaN when the latest point has no step. */
  readonly lastStep: number
  /** Milliseconds since 1970. */
  readonly lastTimeMs: number
  /** NaN when every point is NaN. */
  readonly min: number
  /** Of the first point that has the minimum; NaN when that has no step. */
  readonly minStep: number
  /** NaN when every point is NaN. */
  readonly max: number
  /** Of the first point that has the maximum; NaN when that has no step. */
  readonly maxStep: number
  /** Points that were logged with a step, in the order logged; undefined when there are none. */
  readonly stepped: Series | undefined
  /** Points that were logged without a step, in order; undefined when there are none. */
  readonly listed: Series | undefined
}

/** A metric without points. */
export function emptyMetric(index: number): Metric {
  return {
    index,
    count: 0,
    nans: 0,
    plusInfinities: 0,
    minusInfinities: 0,
    finiteMean: Number.NaN,
    last: Number.NaN,
    lastStep: Number.NaN,
    lastTimeMs: Number.NaN,
    min: Number.NaN,
    minStep: Number.NaN,
    max: Number.NaN,
    maxStep: Number.NaN,
    stepped: undefined,
    listed: undefined,
  }
}

/** A copy of `metric` that {@link addPoint} may write. */
export function metricDraft(metric: Metric): Mutable<Metric> {
  const { stepped, listed } = metric
  return {
    ...metric,
    stepped: stepped === undefined ? undefined : { ...stepped },
    listed: listed === undefined ? undefined : { ...listed },
  }
}

/** The mean of all points but NaN; NaN when there is none, or infinities of both signs. */
export function metricMean(metric: Metric): number {
  const { plusInfinities, minusInfinities, finiteMean } = metric
  if (plusInfinities > 0) return minusInfinities > 0 ? Number.NaN : Number.POSITIVE_INFINITY
  return minusInfinities > 0 ? Number.NEGATIVE_INFINITY : finiteMean
}

/** Adds a point to a draft; returns the points of the chunk that it fills, if it does. */
export function addPoint(
  draft: Mutable<Metric>,
  step: number | undefined,
  value: number,
  timeMs: number,
): Points | undefined {
  const stepOrNan = step === undefined ? Number.NaN : step
  draft.count++
  draft.last = value
  draft.lastStep = stepOrNan
  draft.lastTimeMs = timeMs
  summarize(draft, stepOrNan, value)
  // Series of a draft are the draft's own copies.
  if (step === undefined) {
    draft.listed ??= emptySeries(false)
    return appendPoint(draft.listed, 0, value, timeMs)
  }
  draft.stepped ??= emptySeries(true)
  return appendPoint(draft.stepped, step, value, timeMs)
}

function summarize(draft: Mutable<Metric>, step: number, value: number): void {
  if (Number.isNaN(value)) {
    draft.nans++
    return
  }
  // The negated comparisons also hold for the first value, when min and max are NaN.
  if (!(value >= draft.min)) {
    draft.min = value
    draft.minStep = step
  }
  if (!(value <= draft.max)) {
    draft.max = value
    draft.maxStep = step
  }
  if (value === Number.POSITIVE_INFINITY) draft.plusInfinities++
  else if (value === Number.NEGATIVE_INFINITY) draft.minusInfinities++
  else draft.finiteMean = meanWith(draft, value)
}

/** Welford's running mean, which does not lose small values beside a large sum. */
function meanWith(draft: Metric, value: number): number {
  const { count, nans, plusInfinities, minusInfinities, finiteMean } = draft
  const finite = count - nans - plusInfinities - minusInfinities
  if (finite === 1) return value
  const delta = value - finiteMean
  // The difference of two large numbers of opposite sign overflows; their shares do not.
  return (
    finiteMean + (Number.isFinite(delta) ? delta / finite : value / finite - finiteMean / finite)
  )
}
