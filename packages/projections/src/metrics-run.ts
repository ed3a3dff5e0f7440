import type { MetricsLogged, RecordedEvent } from '@track/core'

/** An event that logs metrics, and its place. */
export type RecordedMetrics = RecordedEvent & { readonly event: MetricsLogged }

/** Consecutive events [from, to) that log the same metrics, all with a step or all without. */
export interface MetricsRun {
  readonly events: readonly RecordedEvent[]
  readonly from: number
  readonly to: number
  readonly names: readonly string[]
  readonly stepped: boolean
}

/** The run that begins with `events[from]`; undefined when that logs no metrics. */
export function metricsRunAt(
  events: readonly RecordedEvent[],
  from: number,
): MetricsRun | undefined {
  const first = events[from]?.event
  if (first?.type !== 'MetricsLogged') return undefined
  const { names } = first
  const stepped = first.step !== undefined
  let to = from + 1
  // A name that an event has twice has its points in the order of events, not of columns.
  if (names.length === 1 || new Set(names).size === names.length) {
    for (; to < events.length; to++) {
      const event = events[to]?.event
      // Events of one commit share the list of their names.
      if (event?.type !== 'MetricsLogged' || event.names !== names) break
      if ((event.step !== undefined) !== stepped) break
    }
  }
  return { events, from, to, names, stepped }
}
