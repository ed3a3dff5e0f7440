import { statSync } from 'node:fs'
import { TrackError } from '@track/core/light'
import { storeFiles } from './store-format.js'

/**
 * Tells the log/ of a store from every other, so that one that was deleted or replaced while it was
 * open is noticed: its files live on without a name, and take all that is written to them.
 * @returns Undefined when it cannot be told, '' when there is none.
 */
export function logFolder(path: string): string | undefined {
  try {
    // Each write looks. path.join would be a third of what that costs.
    const stats = statSync(`${path}/${storeFiles.log}`, { throwIfNoEntry: false })
    return stats === undefined ? '' : `${stats.dev}:${stats.ino}`
  } catch {
    return undefined
  }
}

/** Whether the log/ that is in the store now is another than `known`, or there is none. */
export function isAnotherLogFolder(path: string, known: string | undefined): boolean {
  const found = logFolder(path)
  return known !== undefined && found !== undefined && found !== known
}

/** Whether the log/ that is in the store now is the one of which `known` tells; false where that cannot be told. */
export function isLogFolder(path: string, known: string | undefined): boolean {
  return known !== undefined && known !== '' && known === logFolder(path)
}

/** The error for a store whose log/ is another than the one that was opened. */
export function goneFolder(path: string): TrackError {
  return new TrackError(
    'TRACK_LOG_FAILED',
    `The folder of the store ${path} was deleted, moved or replaced while it was open: what was ` +
      'appended since is not in it. Close the store; it can then be opened or made anew',
    { details: { path } },
  )
}
