import type { TrackClient } from '../track-client.js'
import { eventsOfLog } from './events-of-log.js'

/** The types of all events that the log of a client has, in order, everything logged before among them. */
export async function typesOf(client: TrackClient): Promise<string[]> {
  await client.flush()
  return (await eventsOfLog(client.log)).map(({ type }) => type)
}
