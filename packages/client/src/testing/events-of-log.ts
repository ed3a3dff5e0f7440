import { type EventLog, readEvents, type TrackEvent } from '@track/core'

/** Every event of a log, in order. */
export async function eventsOfLog(log: EventLog): Promise<TrackEvent[]> {
  const events: TrackEvent[] = []
  for await (const { event } of readEvents(log)) events.push(event)
  return events
}
