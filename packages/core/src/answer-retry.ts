import type { Append, Appended, Commit } from './commit.js'
import { TrackError } from './track-error.js'

/** What of a commit a retry is compared with. */
export type StoredCommit = Pick<
  Commit,
  'position' | 'baseTimeMs' | 'committedAtMs' | 'streams' | 'body'
>

/**
 * What the retry of an append gets: the answer that the first one got.
 * @param stored The commit that the log has under the append's origin; undefined when it has none
 * there although the writer has used a higher sequence.
 * @throws TRACK_ORIGIN_CONFLICT when it is another one.
 */
export function answerRetry(append: Append, stored: StoredCommit | undefined): Appended {
  const { writer, sequence } = append.origin
  if (stored === undefined) {
    throw new TrackError(
      'TRACK_ORIGIN_CONFLICT',
      `The writer ${writer} has gone past sequence ${sequence}, which it left out`,
      { details: { writer, sequence } },
    )
  }
  if (!sameContent(append, stored)) {
    throw new TrackError(
      'TRACK_ORIGIN_CONFLICT',
      `The origin (${writer}, ${sequence}) is at position ${stored.position} with other content`,
      { details: { writer, sequence, position: stored.position } },
    )
  }
  return appendedOf(stored)
}

/** What the append that made `commit` is answered. */
export function appendedOf(
  commit: Pick<Commit, 'position' | 'committedAtMs' | 'streams'>,
): Appended {
  const { position, committedAtMs } = commit
  return { position, committedAtMs, firstRevisions: commit.streams.map((s) => s.firstRevision) }
}

function sameContent(append: Append, stored: StoredCommit): boolean {
  return (
    append.baseTimeMs === stored.baseTimeMs &&
    append.streams.length === stored.streams.length &&
    append.streams.every((stream, i) => {
      const slice = stored.streams[i]
      return slice?.id === stream.id && slice.count === stream.count
    }) &&
    append.body.length === stored.body.length &&
    append.body.every((byte, i) => byte === stored.body[i])
  )
}
