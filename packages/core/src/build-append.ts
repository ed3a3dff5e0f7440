import { BodyBuilder } from './body-builder.js'
import type { Append, ExpectedRevision, Origin } from './commit.js'
import type { StreamId } from './stream-id.js'
import type { TrackEvent } from './track-event.js'

/** An event on its way into a commit. */
export interface NewEvent {
  readonly stream: StreamId
  readonly event: Exclude<TrackEvent, { type: 'Unknown' }>
  /** Milliseconds since 1970. */
  readonly timeMs: number
}

/** What an append has beside its events. */
export interface BuildAppendOptions {
  readonly origin: Origin
  /** 12 random bytes; see saltBytes. */
  readonly salt: Uint8Array
  /** Default 'any' for every stream. */
  readonly expected?: Readonly<Record<StreamId, ExpectedRevision>>
}

/**
 * The append of a few events as one commit. What logs many builds bodies as they come.
 * @throws TRACK_VALUE_INVALID, TRACK_ARGUMENT_INVALID, TRACK_EVENT_TOO_LARGE
 */
export function buildAppend(events: readonly NewEvent[], options: BuildAppendOptions): Append {
  const builder = new BodyBuilder()
  for (const { stream, event, timeMs } of events) builder.add(stream, event, timeMs)
  const { baseTimeMs } = builder
  const { streams, body } = builder.finish(options.salt)
  return {
    origin: options.origin,
    baseTimeMs,
    streams: streams.map(({ id, count }) => ({
      id,
      count,
      expected: options.expected?.[id] ?? 'any',
    })),
    body,
  }
}
