import { indexBody } from './body-index.js'
import type { Commit } from './commit.js'
import { located } from './located-error.js'
import { replacedDigest } from './replaced-body.js'

/**
 * How many events of each of the commit's streams are there, in the order of its streams: all that it
 * counts, but for a tombstone, which has none, and a body that stands in the place of another, which may
 * lack those of some streams.
 * @throws TRACK_COMMIT_CORRUPT, naming the commit's position.
 */
export function eventCounts(
  commit: Pick<Commit, 'streams' | 'body' | 'position' | 'tombstone'>,
): readonly number[] {
  const counts = commit.streams.map(({ count }) => count)
  if (commit.tombstone !== undefined) return counts.map(() => 0)
  if (replacedDigest(commit.body) === undefined) return counts
  try {
    return indexBody(commit.body, counts).groups.map(({ count }) => count)
  } catch (error) {
    throw located(error, commit.position)
  }
}
