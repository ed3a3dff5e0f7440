import type { EventLog, SpoolState, StreamId, TrackError, TrackEvent } from '@track/core'
import type { LogState } from './healthy-logs.js'

/** An event that the client may record. */
export type RecordableEvent = Exclude<TrackEvent, { type: 'Unknown' }>

/** An event and the stream that it is recorded in. */
export interface StreamEvent {
  readonly stream: StreamId
  readonly event: RecordableEvent
}

/**
 * What to do when the log is too far behind: block the thread until it is not, or leave out metrics,
 * laps and captured output and count them. What the rest hangs on (a trial's creation, start, arguments, end) waits
 * either way.
 */
export type WhenFull = 'wait' | 'drop'

/** What a recorder works with. */
export interface RecorderOptions {
  readonly log: EventLog
  /** 16 bytes in lower-case hex, one for each recorder. */
  readonly writer: string
  /** Whole milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds since any moment, by a clock that nobody sets. */
  readonly elapsedMs: () => number
  readonly random: (count: number) => Uint8Array
  readonly whenFull: WhenFull
  /** Bytes of bodies that may wait in the log. */
  readonly backlogBytesMax: number
  /** Told of every append that the log refused, of drops, and of outages of the log, each once. */
  readonly onError: (error: TrackError) => void
  /** Told once of an outage that calls are blocked by. */
  readonly onBlocked: (outage: TrackError) => void
  /** Told at a call that finds that the event loop has not turned for five seconds. */
  readonly onStall: () => void
  /** Told a few times a second at the end of a call: the event loop may not turn. It may record. */
  readonly onLook?: () => void
  /** Told when it turns again. */
  readonly onTurn: () => void
}

/** What has become of the calls so far. */
export interface RecorderStats {
  readonly recorded: number
  readonly acknowledged: number
  readonly dropped: number
  /** Milliseconds that calls were blocked because the log was behind. */
  readonly waitedMs: number
  /** Bytes that the log has not acknowledged. */
  readonly backlogBytes: number
  /**
   * Why nothing is acknowledged at present, though it is tried again and again: a full disk, say.
   * Undefined while all is well.
   */
  readonly outage: TrackError | undefined
  /** Of a client of several logs: each of them, and why it takes nothing any more if that is so. */
  readonly logs?: readonly LogState[]
  /** What waits on this machine for a server that is away; undefined for a log that is on no server. */
  readonly spool: SpoolState | undefined
}
