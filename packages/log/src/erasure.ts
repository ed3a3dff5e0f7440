// What was replaced in log/ is still in LevelDB's files until those are written again. A file in the store's
// folder says that this is to be done: it is there before anything is replaced, and goes when nothing is left.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CommitDatabase } from './commit-database.js'
import { isLevelIoError } from './leveldb.js'
import { storeFiles } from './store-format.js'
import { replaceFile, syncToDisk } from './store-identity.js'

/** Whether what was replaced in a store is still to be removed from its files. */
export function isErasurePending(path: string): boolean {
  return existsSync(join(path, storeFiles.erasing))
}

/** Says, durably, that something is about to be replaced in the store. */
export function beginErasure(path: string): void {
  replaceFile(join(path, storeFiles.erasing), '')
}

/**
 * Removes what was replaced from the files of a store whose log was opened just now: LevelDB has made tables
 * of its write-ahead files then, and nobody reads. What is derived goes as a whole. When the disk does not let
 * it, the next opening tries again.
 */
export async function finishErasure(path: string, commits: CommitDatabase): Promise<void> {
  try {
    await commits.compact()
  } catch (error) {
    if (isLevelIoError(error)) return
    throw error
  }
  rmSync(join(path, storeFiles.derived), { recursive: true, force: true })
  rmSync(join(path, storeFiles.erasing), { force: true })
  syncToDisk(path)
}
