import type { StreamId } from '@track/core'
import type { Mutable } from './mutable.js'

/** Points in a full chunk of a series. */
export const chunkPoints = 4096

const capacityMin = 8

const noneShared: readonly SharedChunks[] = []

/** Points in columns: the i-th of each belongs together. */
export interface Points {
  /** Undefined for points that were logged without a step. */
  readonly steps: Float64Array | undefined
  readonly values: Float64Array
  /** Milliseconds since 1970. */
  readonly times: Float64Array
}

/**
 * Which points a series holds: a metric's with a step, a metric's without one, laps of a chrono, numbers of the
 * system.
 */
export type SeriesKind = 'stepped' | 'listed' | 'laps' | 'system'

/** A chunk that filled up: points [4096 * index, 4096 * (index + 1)) of a series. */
export interface SeriesChunk {
  readonly stream: StreamId
  /** Place of the metric, chrono or number of the system, among those of its stream, in the order first logged. */
  readonly owner: number
  readonly kind: SeriesKind
  readonly index: number
  readonly points: Points
}

/**
 * Columns that several states share: each has seen the first so many points, and the one that has
 * seen them all may append in place. As with Go's slices, whoever has seen fewer copies first.
 */
interface PointBuffer extends Points {
  /** Points written, by whichever state. */
  used: number
}

/** Full chunks that a forked trial has of one that it was forked from: they are kept with that one. */
export interface SharedChunks {
  readonly stream: StreamId
  /** Of which history of that one: see LeftOut. */
  readonly variant: number | undefined
  /** One past the last of them; they begin where those of the trial before end. */
  readonly to: number
}

/** Points in order: full chunks, which are kept elsewhere, and a tail of less than a chunk. */
export interface Series {
  readonly stepped: boolean
  /** Full chunks. */
  readonly chunks: number
  /** Those of them that are not the trial's own, the oldest first. */
  readonly shared: readonly SharedChunks[]
  /** Points of the tail: the first `count` of the buffer. */
  readonly count: number
  readonly buffer: PointBuffer
}

/** A series without points. */
export function emptySeries(stepped: boolean): Series {
  return { stepped, chunks: 0, shared: noneShared, count: 0, buffer: newBuffer(stepped, 0) }
}

/** A series whose tail is a copy of `tail`. */
export function seriesOf(chunks: number, shared: readonly SharedChunks[], tail: Points): Series {
  const stepped = tail.steps !== undefined
  const count = tail.values.length
  let capacity = capacityMin
  while (capacity < count) capacity *= 2
  const buffer = newBuffer(stepped, capacity)
  buffer.steps?.set(tail.steps ?? [])
  buffer.values.set(tail.values)
  buffer.times.set(tail.times)
  buffer.used = count
  return { stepped, chunks, shared, count, buffer }
}

/** `series` of a trial in a history of it, as a trial begins with it that is forked from that: nothing is copied. */
export function sharedSeries(series: Series, of: Omit<SharedChunks, 'to'>): Series {
  const { chunks, shared } = series
  if (chunks === (shared.at(-1)?.to ?? 0)) return series
  return { ...series, shared: [...shared, { ...of, to: chunks }] }
}

/** With which trial, and in which history of it, a chunk is kept of a series that is part of the trial `own`. */
export function placeOfChunk(
  { shared }: Series,
  index: number,
  own: Omit<SharedChunks, 'to'>,
): Omit<SharedChunks, 'to'> {
  return shared.find(({ to }) => index < to) ?? own
}

/** All points of `series`, in chunks and tail. */
export function pointCount(series: Series): number {
  return series.chunks * chunkPoints + series.count
}

/** The points of the tail: views into the shared columns, to be read and not kept. */
export function tailOf(series: Series): Points {
  const { buffer, count } = series
  return {
    steps: buffer.steps?.subarray(0, count),
    values: buffer.values.subarray(0, count),
    times: buffer.times.subarray(0, count),
  }
}

/** Rows that are points: the values stand `width` apart, from `valuesFrom` on. */
export interface PointRows {
  readonly from: number
  readonly to: number
  /** Undefined for points that were logged without a step. */
  readonly steps: Float64Array | undefined
  readonly timesMs: Float64Array
  readonly values: Float64Array
  readonly valuesFrom: number
  readonly width: number
}

/** Hears of a chunk that filled up: it is the one before `series.chunks`. */
export type OnFullChunk = (series: Series, points: Points) => void

/** Appends points. States that share the columns do not notice. */
export function appendPoints(series: Mutable<Series>, rows: PointRows, onFull: OnFullChunk): void {
  const { to, steps, timesMs, values, width } = rows
  let at = rows.valuesFrom
  for (let row = rows.from; row < to; ) {
    const buffer = bufferWithRoom(series)
    let { count } = series
    const end = Math.min(to, row + buffer.values.length - count)
    for (; row < end; row++, at += width, count++) {
      buffer.values[count] = values[at] as number
      buffer.times[count] = timesMs[row] as number
      if (buffer.steps !== undefined) buffer.steps[count] = steps?.[row] as number
    }
    const full = noteUsed(series, count)
    if (full !== undefined) onFull(series, full)
  }
}

/** Appends a point without a step, and returns the chunk's points when that fills one. */
export function appendPoint(
  series: Mutable<Series>,
  value: number,
  timeMs: number,
): Points | undefined {
  const { values, times } = bufferWithRoom(series)
  values[series.count] = value
  times[series.count] = timeMs
  return noteUsed(series, series.count + 1)
}

/** The series' buffer, in which there is room for its next point. */
function bufferWithRoom(series: Mutable<Series>): PointBuffer {
  const { buffer, count } = series
  if (count === buffer.used && count < buffer.values.length) return buffer
  series.buffer = copyOf(buffer, count)
  return series.buffer
}

/** Takes points of the buffer as the series' own, up to `count`; gives those of the chunk when it is full. */
function noteUsed(series: Mutable<Series>, count: number): Points | undefined {
  const { steps, values, times } = series.buffer
  series.buffer.used = count
  series.count = count
  if (count < chunkPoints) return undefined
  series.chunks++
  series.count = 0
  series.buffer = newBuffer(series.stepped, 0)
  return { steps, values, times }
}

function copyOf(buffer: PointBuffer, count: number): PointBuffer {
  const { length } = buffer.values
  const capacity = count < length ? length : Math.max(capacityMin, 2 * length)
  const copy = newBuffer(buffer.steps !== undefined, capacity)
  if (buffer.steps !== undefined) copy.steps?.set(buffer.steps.subarray(0, count))
  copy.values.set(buffer.values.subarray(0, count))
  copy.times.set(buffer.times.subarray(0, count))
  copy.used = count
  return copy
}

function newBuffer(stepped: boolean, capacity: number): PointBuffer {
  return {
    steps: stepped ? new Float64Array(capacity) : undefined,
    values: new Float64Array(capacity),
    times: new Float64Array(capacity),
    used: 0,
  }
}
