import type { Commit } from './commit.js'
import type { LogHead, ReadableLog } from './event-log.js'
import { eventsOf } from './events-of.js'
import { copyMoment, type Moment } from './moment.js'
import type { StreamId } from './stream-id.js'
import { TrackError } from './track-error.js'

/** A moment, found in a log. */
export interface ResolvedMoment {
  /** The log had its first so many events. */
  readonly position: number
  /**
   * What a clock said, in milliseconds since 1970: the time that was asked for, or else when the last of
   * these events was committed; undefined where there is none.
   */
  readonly timeMs: number | undefined
}

/**
 * Finds a moment in `log`. A time costs a read of one commit for each bit of the log's length, 24 of them
 * in ten million events, since commits are in the order of their times; a position or a revision costs one.
 * @param stream Whose revisions are meant.
 * @throws TRACK_ARGUMENT_INVALID for what is no moment, and for a revision of no stream;
 * TRACK_MOMENT_NOT_FOUND for a position or a revision that the log does not reach, and for a revision whose
 * event is gone since a vacuum; what the log throws.
 */
export async function resolveMoment(
  log: ReadableLog,
  moment: Moment,
  stream?: StreamId,
): Promise<ResolvedMoment> {
  const at = copyMoment(moment)
  if (typeof at === 'number') return atPosition(log, at)
  if (at instanceof Date) return atTime(log, at.getTime())
  return atRevision(log, at.revision, stream)
}

async function atPosition(log: ReadableLog, position: number): Promise<ResolvedMoment> {
  const head = await log.head()
  if (position > head.position) {
    throw new TrackError(
      'TRACK_MOMENT_NOT_FOUND',
      `The log has ${head.position} events, and not yet ${position}`,
      { details: { position, head: head.position } },
    )
  }
  if (position === 0) return { position, timeMs: undefined }
  const { committedAtMs } =
    position === head.position ? head : await commitAt(log, position - 1, head)
  return { position, timeMs: committedAtMs }
}

/** The end of the last commit of that time or before: the first one after it is looked for by halves. */
async function atTime(log: ReadableLog, timeMs: number): Promise<ResolvedMoment> {
  const head = await log.head()
  let [low, high] = [0, head.position]
  if (head.committedAtMs !== undefined && head.committedAtMs <= timeMs) low = high
  while (low < high) {
    const commit = await commitAt(log, Math.floor((low + high) / 2), head)
    if (commit.committedAtMs <= timeMs) low = commit.position + commit.count
    else high = commit.position
  }
  return { position: low, timeMs }
}

async function atRevision(
  log: ReadableLog,
  revision: number,
  stream: StreamId | undefined,
): Promise<ResolvedMoment> {
  if (stream === undefined) {
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'A revision is of a stream, and there is none', {
      details: { argument: 'at' },
    })
  }
  const range = { from: revision, to: revision + 1 }
  for await (const { commits } of log.readStream(stream, range)) {
    for (const commit of commits) {
      const [event] = eventsOf(commit, { stream, ...range })
      if (event === undefined) throw notFound('any more', stream, revision)
      return { position: event.position + 1, timeMs: commit.committedAtMs }
    }
  }
  throw notFound('yet', stream, revision)
}

function notFound(when: string, stream: StreamId, revision: number): TrackError {
  return new TrackError(
    'TRACK_MOMENT_NOT_FOUND',
    `There is no revision ${revision} of the stream ${stream} ${when}`,
    { details: { stream, revision } },
  )
}

/** The commit that holds `position`, which is before the head. */
async function commitAt(log: ReadableLog, position: number, head: LogHead): Promise<Commit> {
  for await (const { commits } of log.read({ from: position, to: position + 1, pageBytes: 1 })) {
    const [commit] = commits
    if (commit !== undefined) return commit
  }
  throw new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `The log ends before position ${position}, and had ${head.position} events`,
    { details: { position } },
  )
}
