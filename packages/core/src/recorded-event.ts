import type { StreamId } from './stream-id.js'
import type { TrackEvent } from './track-event.js'

/** An event with its place in the log. */
export interface RecordedEvent {
  /** Zero-based index in the log. */
  readonly position: number
  readonly stream: StreamId
  /** Zero-based index in the stream. */
  readonly streamRevision: number
  /** What the client's clock said at the call: milliseconds since 1970. */
  readonly timeMs: number
  readonly event: TrackEvent
}
