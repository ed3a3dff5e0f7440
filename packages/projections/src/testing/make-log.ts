import {
  buildAppend,
  type DerivedStore,
  type EventLog,
  MemoryLog,
  type NewEvent,
  type RecordedEvent,
  type StreamId,
  type TrackEvent,
} from '@track/core'

/** Milliseconds since 1970 at which the logs of tests begin. */
export const startMs = 1_700_000_000_000

/** The n-th stream id of tests. */
export function streamId(n: number): StreamId {
  return (n + 1).toString(16).padStart(32, '0')
}

/** An event for the stream, so many milliseconds after the start. */
export function eventAt(stream: StreamId, event: NewEvent['event'], afterMs = 0): NewEvent {
  return { stream, event, timeMs: startMs + afterMs }
}

/** A log of tests that hands in a clock and numbers its appends. */
export class TestLog extends MemoryLog {
  #sequence = 0

  constructor() {
    super({ id: 'test', now: () => startMs })
  }

  /** Appends events as one commit. */
  async commit(...events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return
    const origin = { writer: '0'.repeat(32), sequence: this.#sequence++ }
    await this.append(buildAppend(events, { origin, salt: new Uint8Array(16) }))
  }
}

/** A log of `events`, cut into commits of these sizes, over and over. */
export async function makeLog(
  events: readonly NewEvent[],
  sizes: readonly number[] = [1],
): Promise<TestLog> {
  const log = new TestLog()
  for (let at = 0, i = 0; at < events.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1)
    await log.commit(...events.slice(at, at + size))
    at += size
  }
  return log
}

/** The same log without a place for derived data, or with another one. */
export function withDerived(log: EventLog, derived: DerivedStore | undefined): EventLog {
  return {
    derived,
    backlog: log.backlog,
    append: (request) => log.append(request),
    read: (options) => log.read(options),
    readStream: (stream, options) => log.readStream(stream, options),
    subscribe: (options) => log.subscribe(options),
    head: () => log.head(),
    streamHead: (stream) => log.streamHead(stream),
    close: () => log.close(),
  }
}

/** Events as a log would record them. */
export function recorded(
  events: readonly { stream: StreamId; event: TrackEvent; timeMs: number }[],
): RecordedEvent[] {
  const revisions = new Map<StreamId, number>()
  return events.map(({ stream, event, timeMs }, position) => {
    const streamRevision = revisions.get(stream) ?? 0
    revisions.set(stream, streamRevision + 1)
    return { position, stream, streamRevision, timeMs, event }
  })
}
