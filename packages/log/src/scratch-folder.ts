import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { TrackError } from '@track/core/commits'
import { namesIn } from './folder-files.js'
import { isProcess } from './is-process.js'

const prefix = '.track-scratch-'

/**
 * Lets `work` have a folder of its own, which goes when it is done.
 * @param parent Where the folder is made.
 * @throws TRACK_STORE_UNAVAILABLE when it cannot be made.
 */
export async function withScratchFolder<T>(
  parent: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  removeLeftovers(resolve(parent))
  const folder = makeFolder(resolve(parent))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function makeFolder(parent: string): string {
  try {
    return mkdtempSync(join(parent, `${prefix}${hostTag()}.${process.pid}.`))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TrackError(
      'TRACK_STORE_UNAVAILABLE',
      `There is no place for a copy of the store in ${parent}: ${reason}; name another as scratch`,
      { details: { path: parent }, cause: error },
    )
  }
}

/** The scratch folders in `parent` that processes of this machine have left which were killed at it. */
export function scratchFoldersIn(parent: string): string[] {
  return namesIn(parent)
    .filter((name) => {
      const [host, pid = ''] = name.startsWith(prefix) ? name.slice(prefix.length).split('.') : []
      return host === hostTag() && /^\d+$/.test(pid) && !isProcess(Number(pid))
    })
    .map((name) => join(parent, name))
}

function removeLeftovers(parent: string): void {
  for (const path of scratchFoldersIn(parent)) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // Another user's: it takes room, and that is all.
    }
  }
}

/** Tells this machine from others that may see the same disk. */
function hostTag(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}
