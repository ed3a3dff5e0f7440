import { randomBytes } from 'node:crypto'
import { fstatSync, readdirSync, readFileSync, rmSync, type StatOptions, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { hexOf } from '@track/core/commits'
import { CommitDatabase } from './commit-database.js'
import { isCode } from './is-code.js'
import { lockFile, storeFiles } from './store-format.js'

const inodes: StatOptions & { bigint: true } = { bigint: true }

/** A thread that ends unlocks the file, and closes it then: so long it may take from the one to the other. */
const closingMs = 50

/** Numbers of files that were open when the process began: they stay open, and so theirs. */
const inherited = new Set<number>()

/** By device: whether the system says of an open file that this process has a lock of it. */
const shown = new Map<bigint, boolean>()

/**
 * Whether this process has the log of the store in `path` open, or may have it. It must not be opened to find out.
 * LevelDB's files are open in each process that the one which has the store starts, too, as long as it lives: those have
 * no lock, and do not count.
 * @throws An error of the file system, or of level, where it cannot be found out.
 */
export async function isOpenHere(path: string): Promise<boolean> {
  const file = join(path, storeFiles.log, lockFile)
  const handles = handlesOf(file)
  if (handles.some(hasLock)) return true
  if (handles.every((handle) => inherited.has(handle))) return false
  if (!(await areLocksShown(path))) return true
  await wait(closingMs)
  const left = handlesOf(file)
  if (left.some(hasLock)) return true
  for (const handle of left) if (handles.includes(handle)) inherited.add(handle)
  return !left.every((handle) => inherited.has(handle))
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
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [] // a system whose locks are none of the process
    throw error
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
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}
