import type { RecordedEvent } from './recorded-event.js'
import type { StreamId } from './stream-id.js'

/**
 * Consecutive events of a stream that log the same metrics, each name once, all with a step or all
 * without, column by column: an event is a row. Folding millions of them wants no object for each.
 */
export interface MetricsColumns {
  readonly stream: StreamId
  readonly names: readonly string[]
  /** The rows are [from, to) of the columns, which other events may share. */
  readonly from: number
  readonly to: number
  /** Stream revision of the first row; the next rows' follow. */
  readonly firstRevision: number
  readonly positions: Float64Array
  /** Milliseconds since 1970. */
  readonly timesMs: Float64Array
  /** Undefined when the values have no step. */
  readonly steps: Float64Array | undefined
  /** From `valuesFrom` on: one for each name, row after row. */
  readonly values: Float64Array
  readonly valuesFrom: number
}

/** The rows [from, to) of `columns`, counted from its first. */
export function sliceColumns(columns: MetricsColumns, from: number, to: number): MetricsColumns {
  return {
    ...columns,
    from: columns.from + from,
    to: columns.from + to,
    firstRevision: columns.firstRevision + from,
    valuesFrom: columns.valuesFrom + from * columns.names.length,
  }
}

/** The events that `columns` stand for. */
export function eventsOfColumns(columns: MetricsColumns): RecordedEvent[] {
  const { stream, names, from, to, firstRevision, positions, timesMs, steps, values } = columns
  const events: RecordedEvent[] = []
  for (let row = from; row < to; row++) {
    const valuesAt = columns.valuesFrom + (row - from) * names.length
    events.push({
      position: positions[row] as number,
      stream,
      streamRevision: firstRevision + row - from,
      timeMs: timesMs[row] as number,
      event: {
        type: 'MetricsLogged',
        names,
        values: Array.from(values.subarray(valuesAt, valuesAt + names.length)),
        step: steps?.[row],
      },
    })
  }
  return events
}
