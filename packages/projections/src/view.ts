import type { StreamId } from '@track/core'

/** The last event that a view reflects. Both indices are zero-based. */
export interface AsOf {
  /** Position of the event in the log. */
  readonly position: number
  /** Index of the event in its stream. */
  readonly streamRevision: number
  /** What the client's clock said at the call: milliseconds since 1970. */
  readonly timeMs: number
}

/** What the view of every stream has, whether project, group or trial. */
export interface View {
  /** The stream that it was folded from; undefined before the first event. */
  readonly stream: StreamId | undefined
  /** Undefined before the first event. */
  readonly asOf: AsOf | undefined
  readonly deleted: boolean
  /** Events that the client could not hand to the log, as far as the log was told. */
  readonly dropped: number
  /**
   * Events passed over: of a kind that this version does not know, of a kind that has no place in
   * such a stream, or with content that makes no sense there.
   */
  readonly unknownEvents: number
}

/** What every view has of a stream of which there is no event. */
export const initialView: View = {
  stream: undefined,
  asOf: undefined,
  deleted: false,
  dropped: 0,
  unknownEvents: 0,
}
