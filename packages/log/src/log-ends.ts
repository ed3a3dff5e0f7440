import { type Commit, type LogHead, TrackError } from '@track/core/commits'
import { type CommitDatabase, missingCommit } from './commit-database.js'
import { storeFiles } from './store-format.js'

/** The last commit of a log; undefined when it has none. */
export function lastCommit(commits: CommitDatabase): Promise<Commit | undefined> {
  return commitAt(commits, Number.MAX_SAFE_INTEGER)
}

/** The commit that holds `position`, or the last one before it. */
async function commitAt(commits: CommitDatabase, position: number): Promise<Commit | undefined> {
  const start = position < 0 ? undefined : await commits.startOf(position)
  return start === undefined ? undefined : (await commits.at([start]))[0]?.commit
}

/**
 * Checks that the log of the store at `path` begins as one of this store, and that its last commit follows
 * the one before it; the head that they make.
 * @throws TRACK_COMMIT_CORRUPT
 */
export async function checkEnds(
  commits: CommitDatabase,
  path: string,
  last: Commit | undefined,
  genesis: Uint8Array,
): Promise<LogHead> {
  if (last === undefined) return { position: 0, digest: genesis, committedAtMs: undefined }
  const [first] = await commits.at([0])
  const before = await commitAt(commits, last.position - 1)
  const expected = before === undefined ? 0 : before.position + before.count
  if (expected !== last.position) throw missingCommit(expected)
  if (first !== undefined) checkLink(first.commit, genesis, path)
  checkLink(last, before?.digest ?? genesis, path)
  const { digest, committedAtMs } = last
  return { position: last.position + last.count, digest, committedAtMs }
}

/**
 * Checks that a commit names the digest of the one before it.
 * @throws TRACK_COMMIT_CORRUPT
 */
export function checkLink(commit: Commit, previous: Uint8Array, path: string): void {
  if (Buffer.compare(commit.previous, previous) === 0) return
  const before = commit.position === 0 ? `the identity in ${storeFiles.identity}` : 'the one before'
  throw new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `The commit at position ${commit.position} of ${path} does not follow ${before}`,
    { details: { path, position: commit.position } },
  )
}
