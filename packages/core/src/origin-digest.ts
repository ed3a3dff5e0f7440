import type { Commit } from './commit.js'
import { commitDigest, type Sha256 } from './commit-digest.js'
import { decodeHeader } from './header-codec.js'

/**
 * The digest that a commit has in the store that it was first made in: the same in every store that was
 * merged of that one, and in that one its own.
 * @throws TRACK_COMMIT_CORRUPT when the header that it had there is damaged.
 */
export function originDigest(commit: Commit, sha256: Sha256): Uint8Array {
  const { origin, body } = commit
  if (origin === undefined) return commit.digest
  if (commit.tombstone === undefined) return commitDigest(origin.header, body, sha256)
  const { tombstone } = decodeHeader(origin.header, commit.position)
  return tombstone?.digest ?? commitDigest(origin.header, body, sha256)
}
