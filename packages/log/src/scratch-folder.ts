import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { TrackError } from '@track/core/commits'

/**
 * Lets `work` have a folder of its own, which goes when it is done.
 * @param parent Where the folder is made.
 * @throws TRACK_STORE_UNAVAILABLE when it cannot be made.
 */
export async function withScratchFolder<T>(
  parent: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = makeFolder(resolve(parent))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function makeFolder(parent: string): string {
  try {
    return mkdtempSync(join(parent, '.track-scratch-'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TrackError(
      'TRACK_STORE_UNAVAILABLE',
      `There is no place for a copy of the store in ${parent}: ${reason}; name another as scratch`,
      { details: { path: parent }, cause: error },
    )
  }
}
