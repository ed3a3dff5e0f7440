import type { MetricsColumns } from '@track/core'
import type { Mutable } from './mutable.js'
import { appendPoints, emptySeries, type OnFullChunk, type Series } from './series.js'

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

/** A metric without points, which {@link addRun} and {@link addPoints} may write. */
export function emptyMetric(index: number): Mutable<Metric> {
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

/**
 * A copy of `metric` that {@link addRun} and {@link addPoints} may write. Property by property, as in
 * {@link emptyMetric}: V8 makes other objects of a spread, and what writes several kinds of them is slow.
 */
export function metricDraft(metric: Metric): Mutable<Metric> {
  const { stepped, listed } = metric
  return {
    index: metric.index,
    count: metric.count,
    nans: metric.nans,
    plusInfinities: metric.plusInfinities,
    minusInfinities: metric.minusInfinities,
    finiteMean: metric.finiteMean,
    last: metric.last,
    lastStep: metric.lastStep,
    lastTimeMs: metric.lastTimeMs,
    min: metric.min,
    minStep: metric.minStep,
    max: metric.max,
    maxStep: metric.maxStep,
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

/** What of columns has points. */
export type PointColumns = Omit<MetricsColumns, 'stream' | 'firstRevision' | 'positions'>

/**
 * Adds to a draft what the points come to that it has in `columns`: the `column`-th value of each row. Their
 * series are {@link addPoints}'s. Written for speed: what a run changes is in variables while it lasts.
 */
export function addRun(draft: Mutable<Metric>, columns: PointColumns, column: number): void {
  const { from, to, steps, timesMs, values, names } = columns
  let { nans, plusInfinities, minusInfinities, finiteMean, min, minStep, max, maxStep } = draft
  let finite = draft.count - nans - plusInfinities - minusInfinities
  const width = names.length
  const firstAt = columns.valuesFrom + column
  for (let row = from, at = firstAt; row < to; row++, at += width) {
    const value = values[at] as number
    const step = steps === undefined ? Number.NaN : (steps[row] as number)
    if (Number.isNaN(value)) {
      nans++
      continue
    }
    // The negated comparisons also hold for the first value, when min and max are NaN.
    if (!(value >= min)) {
      min = value
      minStep = step
    }
    if (!(value <= max)) {
      max = value
      maxStep = step
    }
    if (value === Number.POSITIVE_INFINITY) plusInfinities++
    else if (value === Number.NEGATIVE_INFINITY) minusInfinities++
    else if (++finite === 1) finiteMean = value
    else {
      // Welford's running mean, which does not lose small values beside a large sum.
      const delta = value - finiteMean
      // The difference of two large numbers of opposite sign overflows; their shares do not.
      finiteMean += Number.isFinite(delta) ? delta / finite : value / finite - finiteMean / finite
    }
  }
  draft.count += to - from
  draft.nans = nans
  draft.plusInfinities = plusInfinities
  draft.minusInfinities = minusInfinities
  draft.finiteMean = finiteMean
  draft.last = values[firstAt + (to - 1 - from) * width] as number
  draft.lastStep = steps === undefined ? Number.NaN : (steps[to - 1] as number)
  draft.lastTimeMs = timesMs[to - 1] as number
  draft.min = min
  draft.minStep = minStep
  draft.max = max
  draft.maxStep = maxStep
}

/** Adds to the series of a draft its points in `columns`, after {@link addRun} or before it. */
export function addPoints(
  draft: Mutable<Metric>,
  columns: PointColumns,
  column: number,
  onFull: OnFullChunk,
): void {
  const { from, to, steps, timesMs, values } = columns
  const rows = {
    from,
    to,
    steps,
    timesMs,
    values,
    valuesFrom: columns.valuesFrom + column,
    width: columns.names.length,
  }
  appendPoints(seriesOf(draft, steps !== undefined), rows, onFull)
}

// Series of a draft are the draft's own copies.
function seriesOf(draft: Mutable<Metric>, stepped: boolean): Mutable<Series> {
  if (stepped) {
    draft.stepped ??= emptySeries(true)
    return draft.stepped
  }
  draft.listed ??= emptySeries(false)
  return draft.listed
}
