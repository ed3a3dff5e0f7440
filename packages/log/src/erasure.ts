// What was replaced in log/ is still in LevelDB's files until those are written again. A file in the store's
// folder says that this is to be done, and which contents go with it: it is there before anything is replaced,
// and goes when nothing is left.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isTrackError } from '@track/core/commits'
import type { CommitDatabase } from './commit-database.js'
import { isLevelIoError } from './leveldb.js'
import { storeFiles } from './store-format.js'
import { replaceFile, syncToDisk } from './store-identity.js'

/** Whether what was replaced in a store is still to be removed from its files. */
export function isErasurePending(path: string): boolean {
  return existsSync(join(path, storeFiles.erasing))
}

/**
 * Says, durably, that something is about to be replaced in the store.
 * @param contents Digests of contents that are to go too.
 */
export function beginErasure(path: string, contents: readonly string[] = []): void {
  const pending = isErasurePending(path) ? pendingContents(path) : []
  const digests = new Set([...pending, ...contents])
  replaceFile(join(path, storeFiles.erasing), [...digests].map((digest) => `${digest}\n`).join(''))
}

/** Says in a copy what its store says: contents that are to go may be in the copy, and go when that is opened. */
export function carryErasure(path: string, copy: string): void {
  if (isErasurePending(path)) beginErasure(copy, pendingContents(path))
}

/**
 * Removes what was replaced from the files of a store whose log was opened just now: LevelDB has made tables
 * of its write-ahead files then, and nobody reads. What is derived goes as a whole. When the disk does not let
 * it, the next opening tries again.
 */
export async function finishErasure(path: string, commits: CommitDatabase): Promise<void> {
  const contents = pendingContents(path)
  try {
    await commits.compact()
    if (contents.length > 0) await removeContents(path, commits, contents)
  } catch (error) {
    if (isLevelIoError(error) || isTrackError(error, 'TRACK_STORE_UNWRITABLE')) return
    throw error
  }
  rmSync(join(path, storeFiles.derived), { recursive: true, force: true })
  rmSync(join(path, storeFiles.erasing), { force: true })
  syncToDisk(path)
}

function pendingContents(path: string): readonly string[] {
  const lines = readFileSync(join(path, storeFiles.erasing), 'utf8').split('\n')
  return lines.filter((line) => line !== '')
}

/**
 * Removes contents that no event names: one that was begun and not done, or logged again meanwhile, stays.
 * Loaded for the few stores that lose a content.
 */
async function removeContents(
  path: string,
  commits: CommitDatabase,
  contents: readonly string[],
): Promise<void> {
  const { removeUnnamed } = await import('./unnamed-contents.js')
  await removeUnnamed(path, commits, contents)
}
