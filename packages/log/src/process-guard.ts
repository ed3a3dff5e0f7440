// LevelDB's lock is a lock of the whole process (fcntl). Who opens a store that the process has open
// already, in another thread, is refused; but as LevelDB closes the file again the system takes the lock
// from the first one too, and another process can get in. So that must not be tried. Nor must a store be opened
// while another thread closes it: LevelDB releases the lock first, and closes the file then.
import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { namesIn } from './folder-files.js'
import { isCode } from './is-code.js'
import { isProcess } from './is-process.js'
import { isOpenHere } from './lock-holders.js'
import { guardFile, pidOfGuard } from './store-format.js'

/** A thread that was terminated while it opened a store leaves its guard: it counts for so long. */
const guardAgeMaxMs = 30_000
/** Who closes a store waits so long for one who looks whether it is open. */
const closeWaitMs = 1_000
const pauseMs = 2

/** Those that this thread has. */
const guards = new Set<string>()

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
  return guarded(guard, async () => {
    if (await isOpenHere(path)) return undefined
    removeLeftovers(path)
    return open()
  })
}

/** Runs `close`, which releases LevelDB's lock of the store in `path`, while no other thread of this process opens it. */
export async function closeInProcess(path: string, close: () => Promise<void>): Promise<void> {
  const guard = join(path, guardFile(process.pid))
  await ((await takeGuardSoon(guard)) ? guarded(guard, close) : close())
}

/** @returns False where there is no room for it, the folder is gone, or a thread that was terminated has left one. */
async function takeGuardSoon(guard: string): Promise<boolean> {
  const deadlineMs = performance.now() + closeWaitMs
  try {
    while (!takeGuard(guard)) {
      if (performance.now() > deadlineMs) return false
      await wait(pauseMs)
    }
    return true
  } catch {
    return false
  }
}

async function guarded<T>(guard: string, work: () => Promise<T>): Promise<T> {
  if (guards.size === 0) process.on('exit', releaseAll) // of this thread
  guards.add(guard)
  try {
    return await work()
  } finally {
    guards.delete(guard)
    if (guards.size === 0) process.off('exit', releaseAll)
    release(guard)
  }
}

function releaseAll(): void {
  for (const guard of guards) release(guard)
}

function release(guard: string): void {
  rmSync(guard, { force: true })
}

/** Takes away what processes left that were killed meanwhile. */
function removeLeftovers(path: string): void {
  const now = Date.now()
  for (const name of namesIn(path)) {
    const pid = pidOfGuard(name)
    if (pid === undefined || isProcess(pid)) continue
    try {
      // Another container may see the same disk, and other processes.
      if (statSync(join(path, name)).mtimeMs < now - guardAgeMaxMs) release(join(path, name))
    } catch {
      // It is gone, or somebody else's: it hinders nobody.
    }
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
