import { type Commit, TrackError } from '@track/core'

/**
 * Whether a follower that stands at `position` has yet to take in `commit`, or a part of it.
 * @throws TRACK_COMMIT_CORRUPT when events between the two are missing.
 */
export function isNext(commit: Commit, position: number): boolean {
  if (commit.position > position) {
    throw new TrackError(
      'TRACK_COMMIT_CORRUPT',
      `The log goes on at position ${commit.position} where ${position} was expected`,
      { details: { position: commit.position, expected: position } },
    )
  }
  return commit.position + commit.count > position
}
