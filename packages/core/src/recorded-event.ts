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
  /** Set in a merged store, for what was first logged to another one: its place there. */
  readonly origin?: EventOrigin
}

/** Where an event of a merged store was first logged. */
export interface EventOrigin {
  /** The identity of that store: 16 bytes in lower-case hex. */
  readonly store: string
  /** What `position` and `streamRevision` were there. */
  readonly position: number
  readonly streamRevision: number
  /** Of a trial that the event adds to its project: the revision that it had there. */
  readonly trialRevision?: number
}
