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

/**
 * Appends a point and returns the chunk's points when that fills one. States that share the
 * columns do not notice.
 */
export function appendPoint(
  series: Mutable<Series>,
  step: number,
  value: number,
  timeMs: number,
): Points | undefined {
  const at = series.count
  let { buffer } = series
  if (at !== buffer.used || at === buffer.values.length) {
    buffer = copyOf(buffer, at)
    series.buffer = buffer
  }
  buffer.values[at] = value
  buffer.times[at] = timeMs
  if (buffer.steps !== undefined) buffer.steps[at] = step
  buffer.used = at + 1
  if (at + 1 < chunkPoints) {
    series.count = at + 1
    return undefined
  }
  series.chunks++
  series.count = 0
  series.buffer = newBuffer(series.stepped, 0)
  return { steps: buffer.steps, values: buffer.values, times: buffer.times }
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
