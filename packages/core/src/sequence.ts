import { indexBody } from './body-index.js'
import type { Append, CommitHeader, ExpectedRevision, StreamSlice } from './commit.js'
import { replacedDigest } from './replaced-body.js'
import { TrackError } from './track-error.js'

/** What names a stream or a writer: 16 bytes in lower-case hex. */
const hexOfId = /^[0-9a-f]{32}$/

/**
 * Checks all of an append but its body: what a log does first, before it looks anything up by it.
 * @throws TRACK_COMMIT_CORRUPT
 */
export function checkAppend(append: Append): void {
  if (append.streams.length === 0) {
    throw new TrackError('TRACK_COMMIT_CORRUPT', 'An append has no events')
  }
  if (new Set(append.streams.map(({ id }) => id)).size !== append.streams.length) {
    throw new TrackError('TRACK_COMMIT_CORRUPT', 'An append names a stream twice')
  }
  for (const { id } of append.streams) {
    if (!hexOfId.test(id)) {
      throw new TrackError('TRACK_COMMIT_CORRUPT', `The stream id ${id.slice(0, 80)} is none`)
    }
  }
  const { writer, sequence: number } = append.origin
  if (!hexOfId.test(writer) || !Number.isSafeInteger(number) || number < 0) {
    throw new TrackError(
      'TRACK_COMMIT_CORRUPT',
      `The origin (${writer.slice(0, 80)}, ${number}) is none`,
    )
  }
  if (!Number.isSafeInteger(append.baseTimeMs)) {
    throw new TrackError('TRACK_COMMIT_CORRUPT', `${append.baseTimeMs} is no base time`)
  }
}

/** The state of a log that an append meets. */
export interface SequenceContext {
  /** One past the last position. */
  readonly position: number
  /** Digest of the last commit, 32 bytes. */
  readonly previous: Uint8Array
  /** Of the last commit; undefined when there is none. */
  readonly committedAtMs: number | undefined
  /** What the log's clock says. */
  readonly nowMs: number
  /** The last revision of each stream of the append, undefined when it has no event. */
  readonly streamHeads: readonly (number | undefined)[]
  /** The writer's short number. */
  readonly writer: number
  /** Whether this is the writer's first commit. */
  readonly writerIsNew: boolean
}

/**
 * Gives an append that {@link checkAppend} has let through its place: the header that it gets in a log in the state of `context`. Every log
 * numbers and checks by this function, so that none differs.
 * @throws TRACK_REVISION_CONFLICT, TRACK_COMMIT_CORRUPT
 */
export function sequence(append: Append, context: SequenceContext): CommitHeader {
  if (replacedDigest(append.body) !== undefined) {
    throw new TrackError('TRACK_COMMIT_CORRUPT', 'An append has a body in the place of another')
  }
  indexBody(
    append.body,
    append.streams.map(({ count }) => count),
  )
  const streams = append.streams.map(({ id, count, expected }, i): StreamSlice => {
    const head = context.streamHeads[i]
    if (!meets(head, expected)) throw conflict(id, expected, head)
    return { id, count, firstRevision: head === undefined ? 0 : head + 1 }
  })
  const { baseTimeMs } = append
  const committedAtMs = Math.max(context.nowMs, context.committedAtMs ?? context.nowMs)
  if (Math.abs(committedAtMs - baseTimeMs) > Number.MAX_SAFE_INTEGER) {
    throw new TrackError('TRACK_COMMIT_CORRUPT', `${baseTimeMs} is no base time`) // nothing could read it
  }
  return {
    position: context.position,
    baseTimeMs,
    committedAtMs,
    previous: context.previous,
    store: 0,
    writer: context.writer,
    writerId: context.writerIsNew ? append.origin.writer : undefined,
    sequence: append.origin.sequence,
    streams,
  }
}

function meets(head: number | undefined, expected: ExpectedRevision): boolean {
  if (expected === 'any') return true
  if (expected === 'no-stream') return head === undefined
  return expected === 'stream-exists' ? head !== undefined : head === expected
}

function conflict(
  stream: string,
  expected: ExpectedRevision,
  head: number | undefined,
): TrackError {
  const found = head === undefined ? 'no event' : `revision ${head}`
  return new TrackError(
    'TRACK_REVISION_CONFLICT',
    `The stream ${stream} was expected to be at ${expected}, and has ${found}`,
    { details: { stream, expected, actual: head } },
  )
}
