import { eventsOfColumns, type MetricsColumns, sliceColumns } from './metrics-columns.js'
import type { RecordedEvent } from './recorded-event.js'

/** Consecutive events of one stream: metrics as columns, others one by one. */
export type StreamPart = readonly RecordedEvent[] | MetricsColumns

/** Which events of a stream. Default all. */
export interface PartRange {
  /** First revision, inclusive. */
  readonly fromRevision?: number
  /** Revision to stop before. */
  readonly toRevision?: number
  /** First position, inclusive. */
  readonly from?: number
  /** Position to stop before. */
  readonly to?: number
}

/** The events of `part`, one by one. */
export function eventsOfPart(part: StreamPart): readonly RecordedEvent[] {
  return isColumns(part) ? eventsOfColumns(part) : part
}

/** Whether `part` is of metrics, column by column. */
export function isColumns(part: StreamPart): part is MetricsColumns {
  return 'names' in part
}

/** The stream revision of the first event of `part`; undefined when it has none. */
export function firstRevisionOf(part: StreamPart): number | undefined {
  return isColumns(part) ? part.firstRevision : part[0]?.streamRevision
}

/** Events in `part`. */
export function partCount(part: StreamPart): number {
  return isColumns(part) ? part.to - part.from : part.length
}

/** The events [from, to) of `part`, counted from its first. */
export function slicePart(part: StreamPart, from: number, to: number): StreamPart {
  return isColumns(part) ? sliceColumns(part, from, to) : part.slice(from, to)
}
