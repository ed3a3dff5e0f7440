import type { Commit, RecordedEvent, StreamId } from '@track/core'

/** Events of a commit, which are in the order of the log, by stream: each stream's in its order. */
export function eventsByStream(
  commit: Commit,
  events: readonly RecordedEvent[],
): ReadonlyMap<StreamId, readonly RecordedEvent[]> {
  const only = commit.streams.length === 1 ? commit.streams[0] : undefined
  if (only !== undefined && events.length > 0) return new Map([[only.id, events]])
  const streams = new Map<StreamId, RecordedEvent[]>()
  for (const event of events) {
    const known = streams.get(event.stream)
    if (known === undefined) streams.set(event.stream, [event])
    else known.push(event)
  }
  return streams
}
