import { type Commit, isColumns, isTrackError, streamParts } from '@track/core'
import type { CommitDatabase } from './commit-database.js'
import { FileFolder } from './file-folder.js'

const pageBytes = 4 << 20

/**
 * Removes the contents of files that no event of the store at `path` names: where a file was redacted, and its
 * content was, or had been, copied from where it was not. None, if there are events that cannot be read.
 * @param digests Of these alone. Default: of all that the store keeps.
 * @returns How many.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_STORE_UNWRITABLE, TRACK_STORE_UNAVAILABLE
 */
export async function removeUnnamed(
  path: string,
  commits: CommitDatabase,
  digests?: readonly string[],
): Promise<number> {
  const named = new Set<string>()
  try {
    for (let next = 0; ; ) {
      const records = await commits.range(next, Number.MAX_SAFE_INTEGER, false, pageBytes)
      if (records.length === 0) break
      for (const { commit } of records) {
        for (const digest of contentsOf(commit)) named.add(digest)
        next = commit.position + commit.count
      }
    }
  } catch (error) {
    if (isTrackError(error, 'TRACK_EVENT_CORRUPT')) return 0
    throw error
  }
  const folder = new FileFolder(path)
  let removed = 0
  for await (const digest of digests ?? digestsIn(folder)) {
    if (named.has(digest)) continue
    await folder.remove(digest)
    removed++
  }
  return removed
}

async function* digestsIn(folder: FileFolder): AsyncIterable<string> {
  for await (const { digest } of folder.list()) yield digest
}

/** Digests of the contents that events of a commit name. */
function* contentsOf(commit: Commit): Iterable<string> {
  for (const [, parts] of streamParts(commit)) {
    for (const part of parts) {
      if (isColumns(part)) continue
      for (const { event } of part) if (event.type === 'FileLogged') yield event.digest
    }
  }
}
