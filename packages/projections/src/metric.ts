import type { MetricsColumns } from '@track/core'
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

/** A copy of `metric` that {@link addRun} and {@link addPoints} may write. */
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
  let value = draft.last
  let step = draft.lastStep
  for (let row = from, at = columns.valuesFrom + column; row < to; row++, at += names.length) {
    value = values[at] as number
    step = steps === undefined ? Number.NaN : (steps[row] as number)
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
    else finiteMean = meanWith(finiteMean, ++finite, value)
  }
  draft.count += to - from
  draft.nans = nans
  draft.plusInfinities = plusInfinities
  draft.minusInfinities = minusInfinities
  draft.finiteMean = finiteMean
  draft.last = value
  draft.lastStep = step
  draft.lastTimeMs = timesMs[to - 1] as number
  draft.min = min
  draft.minStep = minStep
  draft.max = max
  draft.maxStep = maxStep
}

/** Hears of a chunk that filled up: it is the one before `series.chunks`. */
export type OnFullChunk = (series: Series, points: Points) => void

/** Adds to the series of a draft its points in `columns`, after {@link addRun} or before it. */
export function addPoints(
  draft: Mutable<Metric>,
  columns: PointColumns,
  column: number,
  onFull: OnFullChunk,
): void {
  const { from, to, steps, timesMs, values, names } = columns
  const series = seriesOf(draft, steps !== undefined)
  for (let row = from, at = columns.valuesFrom + column; row < to; row++, at += names.length) {
    const step = steps === undefined ? Number.NaN : (steps[row] as number)
    const full = appendPoint(series, step, values[at] as number, timesMs[row] as number)
    if (full !== undefined) onFull(series, full)
  }
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

/** Welford's running mean, which does not lose small values beside a large sum. */
function meanWith(mean: number, count: number, value: number): number {
  if (count === 1) return value
  const delta = value - mean
  // The difference of two large numbers of opposite sign overflows; their shares do not.
  return mean + (Number.isFinite(delta) ? delta / count : value / count - mean / count)
}
