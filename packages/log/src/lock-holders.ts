import { randomBytes } from 'node:crypto'
import { fstatSync, readdirSync, readFileSync, rmSync, type StatOptions, statSync } from 'node:fs'
import { join } from 'node:path'
import { hexOf } from '@track/core/commits'
import { CommitDatabase } from './commit-database.js'
import { storeFiles } from './store-format.js'

const lockFile = 'LOCK'
const inodes: StatOptions & { bigint: true } = { bigint: true }

/** By device: whether the system says of an open file that this process has a lock of it. */
const shown = new Map<bigint, boolean>()

/**
 * Whether this process has the log of the store in `path` open, or may have it. It must not be opened to find out. LevelDB's files are open in each process
 * that the one which has the store starts, too, as long as it lives: those have no lock, and do not count.
 */
export async function isOpenHere(path: string): Promise<boolean> {
  const file = join(path, storeFiles.log, lockFile)
  const handles = handlesOf(file)
  if (handles.length === 0) return false
  if (handles.some(hasLock) || !(await areLocksShown(path))) return true
  return handlesOf(file).some(hasLock) // once more, for a thread that was being ended
}

/** The numbers under which this process has the file open. */
function handlesOf(file: string): number[] {
  const wanted = statSync(file, { ...inodes, throwIfNoEntry: false })
  if (wanted === undefined) return []
  return openFiles().filter((handle) => {
    try {
      const { dev, ino } = fstatSync(handle, inodes)
      return dev === wanted.dev && ino === wanted.ino
    } catch {
      return false // closed meanwhile
    }
  })
}

function openFiles(): number[] {
  try {
    return readdirSync('/dev/fd').map(Number)
  } catch {
    return [] // a system whose locks are none of the process
  }
}

/** Whether the lock is this process's, and was taken through this handle; true where that cannot be seen. */
function hasLock(handle: number): boolean {
  try {
    return /^lock:/m.test(readFileSync(`/proc/self/fdinfo/${handle}`, 'latin1'))
  } catch {
    return true
  }
}

/** Some file systems keep their locks to themselves. So it is tried, with a database beside the log. */
async function areLocksShown(path: string): Promise<boolean> {
  const { dev } = statSync(path, inodes)
  const known = shown.get(dev)
  if (known !== undefined) return known
  const probe = join(path, `${storeFiles.log}.${hexOf(randomBytes(8))}.tmp`)
  try {
    const database = await CommitDatabase.open(probe, false)
    const isShown = handlesOf(join(probe, lockFile)).some(hasLock)
    await database.close()
    shown.set(dev, isShown)
    return isShown
  } catch {
    return false // no room for it, or no right to: asked again the next time
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}
