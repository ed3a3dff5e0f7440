import {
  type Commit,
  type CommitPage,
  eventsOf,
  firstRevisionOf,
  type ReadableLog,
  type ReadOptions,
  type RecordedEvent,
  type StreamId,
  type StreamPart,
  type StreamPartsOptions,
  type StreamSlice,
  streamParts,
} from '@track/core'

/**
 * In the place of a stream's id: all events of the log as if they were one stream, whose revisions are
 * the positions.
 */
export const wholeLog: StreamId = 'log'

/** The commits that hold events of `stream` with revisions in the range. */
export function readSource(
  log: ReadableLog,
  stream: StreamId,
  range?: ReadOptions,
): AsyncIterable<CommitPage> {
  return stream === wholeLog ? log.read(range) : log.readStream(stream, range)
}

/** The last revision of `stream`, undefined when it has no event. */
export async function sourceHead(log: ReadableLog, stream: StreamId): Promise<number | undefined> {
  if (stream !== wholeLog) return log.streamHead(stream)
  const { position } = await log.head()
  return position === 0 ? undefined : position - 1
}

/** The events of `stream` in a commit: from a revision on, before another, and before the position `to`. */
export function sourceParts(
  commit: Commit,
  stream: StreamId,
  range: Pick<StreamPartsOptions, 'fromRevision' | 'toRevision' | 'to'>,
): readonly StreamPart[] {
  if (stream !== wholeLog) {
    const only = ({ id }: StreamSlice): boolean => id === stream
    return streamParts(commit, { ...range, only }).flatMap(([, parts]) => parts)
  }
  const { fromRevision = 0, to = Number.POSITIVE_INFINITY } = range
  const events = eventsOf(commit, { from: fromRevision, to })
  return events.length === 0 ? [] : [events]
}

/** The revision in `stream` of the first event of `part`; undefined when it has none. */
export function firstRevisionIn(stream: StreamId, part: StreamPart): number | undefined {
  return stream === wholeLog
    ? (part as readonly RecordedEvent[])[0]?.position
    : firstRevisionOf(part)
}
