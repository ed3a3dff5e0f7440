// LevelDB's lock is a lock of the whole process (fcntl). Who opens a store that the process has open
// already, in another thread, is refused; but as LevelDB closes the file again the system takes the lock
// from the first one too, and another process can get in. So that must not be tried.
import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  rmSync,
  type StatOptions,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { guardFile, storeFiles } from './store-format.js'

/** A thread that was terminated while it opened a store leaves its guard: it counts for so long. */
const guardAgeMaxMs = 30_000
const inodes: StatOptions & { bigint: true } = { bigint: true }

/**
 * Runs `open`, which takes LevelDB's lock of the store in `path`, unless a thread of this process has
 * the lock or is about to take it: then it gives undefined.
 */
export async function openInProcess<T>(
  path: string,
  open: () => Promise<T>,
): Promise<T | undefined> {
  const guard = join(path, guardFile(process.pid))
  if (!takeGuard(guard)) return undefined
  const release = (): void => rmSync(guard, { force: true })
  process.on('exit', release) // of this thread
  try {
    return isOpenHere(join(path, storeFiles.log, 'LOCK')) ? undefined : await open()
  } finally {
    process.off('exit', release)
    release()
  }
}

function takeGuard(guard: string): boolean {
  for (;;) {
    try {
      closeSync(openSync(guard, 'wx', 0o600))
      return true
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
      if (!isStale(guard)) return false
      rmSync(guard, { force: true })
    }
  }
}

/** Whether it is of an earlier process of this number, or of a thread that is no more. */
function isStale(guard: string): boolean {
  const made = statSync(guard, { throwIfNoEntry: false })?.mtimeMs
  if (made === undefined) return true
  const now = Date.now()
  const processStart = now - process.uptime() * 1000
  return made < processStart - 1000 || made < now - guardAgeMaxMs
}

/** Whether this process has the file open. It must not be opened to find out. */
function isOpenHere(file: string): boolean {
  const wanted = statSync(file, { ...inodes, throwIfNoEntry: false })
  if (wanted === undefined) return false
  return openFiles().some((handle) => {
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

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
