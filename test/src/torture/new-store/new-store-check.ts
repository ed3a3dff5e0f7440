import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Commit, hexOf, isTrackError } from '@track/core'
import { LevelLog, verifyStore } from '@track/log'

/** Reads all of a store. @returns The digest of its last commit, which vouches for all of them. */
export async function headOf(path: string): Promise<string> {
  const log = new LevelLog(path)
  try {
    let last: Commit | undefined
    for await (const { commits } of log.read()) last = commits.at(-1) ?? last
    return last === undefined ? '' : hexOf(last.digest)
  } finally {
    await log.close()
  }
}

/** A digest of the names and bytes of all files of a store. */
export function bytesOf(path: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    // Whoever closes the lock's file gives up the lock of this process.
    .filter((entry) => entry.isFile() && entry.name !== 'LOCK')
    .map(({ parentPath, name }) => join(parentPath, name))
  for (const file of files.sort()) hash.update(`${file}\n`).update(readFileSync(file))
  return hash.digest('hex')
}

/** All that a check finds in a store, to be compared. */
export async function foundIn(path: string): Promise<string> {
  const { isSound, commits, events, gone, files, head, damage } = await verifyStore(path)
  const digest = head.digest && hexOf(head.digest)
  const faults = damage.map(({ message }) => message)
  return JSON.stringify({ isSound, commits, events, gone, files, ...head, digest, faults })
}

/** @throws When half of a store is taken for one, or for a place to make one. */
export async function checkNoStore(target: string): Promise<void> {
  if (!existsSync(target)) return
  const log = new LevelLog(target)
  try {
    await log.head()
  } catch (error) {
    if (isTrackError(error, 'TRACK_STORE_INVALID')) return
    throw error
  } finally {
    await log.close().catch(() => {}) // it was never open
  }
  throw new Error('half of a store was opened')
}
