import type { MetricsColumns, MetricsLogged, RecordedEvent, SystemMeasured } from '@track/core'
import type { PointColumns } from './metric.js'

/**
 * The columns of the run of metrics that begins with `events[from]`; undefined when that logs none.
 * A name that an event has twice has its points in the order of events: that event is a run of its
 * own for each.
 */
export function metricsRunAt(
  events: readonly RecordedEvent[],
  from: number,
): MetricsColumns | undefined {
  const first = events[from]
  if (first?.event.type !== 'MetricsLogged') return undefined
  const { names } = first.event
  const to = endOfRun(events, from, first.event)
  const rows = to - from
  const width = names.length
  const values = new Float64Array(rows * width)
  const timesMs = new Float64Array(rows)
  const positions = new Float64Array(rows)
  const steps = first.event.step === undefined ? undefined : new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const { event, timeMs, position } = events[from + row] as RecordedEvent
    const metrics = event as MetricsLogged
    for (let i = 0; i < width; i++) values[row * width + i] = metrics.values[i] as number
    timesMs[row] = timeMs
    positions[row] = position
    if (steps !== undefined) steps[row] = metrics.step as number
  }
  const { stream, streamRevision: firstRevision } = first
  const columns = { positions, timesMs, steps, values }
  return { stream, names, from: 0, to: rows, firstRevision, ...columns, valuesFrom: 0 }
}

function endOfRun(events: readonly RecordedEvent[], from: number, first: MetricsLogged): number {
  const { names, step } = first
  let to = from + 1
  if (names.length > 1 && new Set(names).size < names.length) return to
  for (; to < events.length; to++) {
    const event = events[to]?.event
    // Events of one commit share the list of their names.
    if (event?.type !== 'MetricsLogged' || event.names !== names) break
    if ((event.step === undefined) !== (step === undefined)) break
  }
  return to
}

/** Numbers of the system, which were measured together, as a run of one row. */
export function systemRow({ names, values }: SystemMeasured, timeMs: number): PointColumns {
  const timesMs = Float64Array.of(timeMs)
  const columns = { timesMs, steps: undefined, values: new Float64Array(values) }
  return { names, from: 0, to: 1, ...columns, valuesFrom: 0 }
}
