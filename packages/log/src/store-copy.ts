import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { TrackError } from '@track/core/commits'
import { isCode } from './is-code.js'
import { openLevelDatabase } from './leveldb.js'
import type { OnDamage } from './store-damage.js'
import { lockFile, storeFiles } from './store-format.js'
import { lockedStore } from './store-host.js'
import { unavailable } from './store-identity.js'
import type { StoreProgress } from './store-progress.js'

/** LevelDB's own notes and lock. The lock must not be opened: closing any handle of it would release it. */
const left: ReadonlySet<string> = new Set([lockFile, 'LOG', 'LOG.old'])

const lockTuning = { writeBufferBytes: 1 << 16, blockBytes: 4096, cacheBytes: 1 << 16 }

/**
 * Copies the two databases of the store at `path` into `scratch`, while nobody has it open: LevelDB
 * writes into a folder that it opens, and deletes what it takes for leftovers, which after damage may
 * be tables of commits. The store is neither written to nor opened. A file system that can share the
 * bytes of two files does.
 * @param databases Which: names in the store's folder.
 * @param how `leftOut` names files of log/ that are not copied.
 * @throws TRACK_STORE_LOCKED; TRACK_STORE_UNAVAILABLE, also when there is no room for the copy
 */
export async function copyStore(
  path: string,
  scratch: string,
  databases: readonly string[],
  how: {
    readonly onDamage: OnDamage
    readonly onProgress: (progress: StoreProgress) => void
    readonly leftOut?: readonly string[]
  },
): Promise<void> {
  const unlock = await lockStore(path, scratch)
  try {
    const leftOut = new Set(how.leftOut?.map((name) => join(storeFiles.log, name)))
    const files = databases
      .flatMap((database) => filesOf(path, database))
      .filter(({ file }) => !leftOut.has(file))
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
    let done = 0
    for (const database of databases) {
      if (existsSync(join(path, database))) mkdirSync(join(scratch, database))
    }
    for (const { file, bytes } of files) {
      try {
        copyStoreFile(path, scratch, file, how.onDamage)
      } catch (error) {
        throw isNoRoom(error) ? noRoom(scratch, total, error) : unavailable(path, error)
      }
      done += bytes
      how.onProgress({ phase: 'copying', done, total })
    }
  } finally {
    await unlock()
  }
}

function filesOf(path: string, database: string): { file: string; bytes: number }[] {
  const folder = join(path, database)
  try {
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => !left.has(name))
      .map((name) => ({ file: join(database, name), stats: statSync(join(folder, name)) }))
      .filter(({ stats }) => stats.isFile())
      .map(({ file, stats }) => ({ file, bytes: stats.size }))
  } catch (error) {
    throw unavailable(path, error)
  }
}

/**
 * Copies one file of the store at `path` to the same place in `scratch`. One that the disk does not give is
 * told as damage.
 * @throws The file system's error.
 */
export function copyStoreFile(
  path: string,
  scratch: string,
  file: string,
  onDamage: OnDamage,
): void {
  try {
    copyFileSync(join(path, file), join(scratch, file), constants.COPYFILE_FICLONE)
  } catch (error) {
    // The disk does not give its bytes; what else there is may be whole.
    if (!isCode(error, 'EIO')) throw error
    onDamage({ kind: 'file', file, message: `${file} cannot be read: ${error.message}` })
  }
}

function isNoRoom(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}

function noRoom(scratch: string, bytes: number, cause: unknown): TrackError {
  const parent = dirname(scratch)
  return new TrackError(
    'TRACK_STORE_UNAVAILABLE',
    `There is no room in ${parent} for a copy of the store, of ${bytes} bytes; name another as scratch`,
    { details: { path: parent, bytes }, cause },
  )
}

/**
 * Takes the lock of the store without opening its database: an empty database beside it is opened whose
 * lock is the same file. It works against other processes only. Without a lock file, or without the
 * right to write it, nothing is locked.
 * @returns What releases it.
 */
async function lockStore(path: string, scratch: string): Promise<() => Promise<void>> {
  const lock = join(path, storeFiles.log, lockFile)
  if (!isWritable(lock)) return async () => {}
  const folder = join(scratch, 'lock')
  mkdirSync(folder)
  try {
    linkSync(lock, join(folder, lockFile))
  } catch {
    symlinkSync(lock, join(folder, lockFile)) // another disk, or one without hard links
  }
  try {
    const database = await openLevelDatabase(folder, lockTuning)
    return () => database.close()
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined
    const locked = cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
    throw locked ? lockedStore(path, error) : unavailable(path, cause ?? error)
  }
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return true
  } catch {
    return false
  }
}
