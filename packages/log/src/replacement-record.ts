import {
  type BodyReplacement,
  type Commit,
  eventCounts,
  hexOf,
  replacedDigest,
  TrackError,
} from '@track/core/commits'
import { encodeCommitAsItWas } from './commit-record.js'
import { sha256 } from './sha256.js'

/**
 * The record of a commit with another body, under the same digest.
 * @throws TRACK_REVISION_CONFLICT when the body that is there is not the one that was meant;
 * TRACK_COMMIT_CORRUPT when the other one does not say what it replaces, or has other events.
 */
export function replacementRecord(
  commit: Commit,
  { position, oldDigest, body }: BodyReplacement,
): { readonly position: number; readonly bytes: Uint8Array } {
  const digest = sha256(commit.body)
  if (!isSame(digest, oldDigest)) {
    throw new TrackError(
      'TRACK_REVISION_CONFLICT',
      `The body of the commit at position ${position} was replaced meanwhile`,
      { details: { position, expected: hexOf(oldDigest), actual: hexOf(digest) } },
    )
  }
  const replaces = replacedDigest(body)
  const other = { ...commit, body }
  const [before, after] = [eventCounts(commit), eventCounts(other)]
  const isFit =
    replaces !== undefined &&
    isSame(replaces, replacedDigest(commit.body) ?? digest) &&
    after.every((count, i) => count === before[i])
  if (isFit) return { position, bytes: encodeCommitAsItWas(other).bytes }
  throw new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `A body that is to replace that of the commit at position ${position} does not fit it`,
    { details: { position } },
  )
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
