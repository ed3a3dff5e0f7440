import type { Commit } from './commit.js'
import type { RecordedEvent } from './recorded-event.js'
import type { StreamId } from './stream-id.js'
import { eventsOfPart } from './stream-part.js'
import { type StreamPartsOptions, streamParts } from './stream-parts.js'

/** The events of one stream, in order. */
export type StreamEvents = readonly [stream: StreamId, events: readonly RecordedEvent[]]

/**
 * The events of `commit` stream by stream, each stream's in its order. A stream without events in
 * the range is left out.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming the commit's position.
 */
export function eventsByStream(
  commit: Commit,
  options: StreamPartsOptions = {},
): readonly StreamEvents[] {
  return streamParts(commit, options).map(([stream, parts]) => [
    stream,
    parts.flatMap((part) => eventsOfPart(part)),
  ])
}
