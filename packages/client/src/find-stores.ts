import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readStoreIdentity } from '@track/log/store-identity'

export { isTrackError } from '@track/core/light'
export { configuredUris, folderOf, uriOf } from './store-uri.js'

/** So many folders are looked into. */
const foldersMax = 1000

/**
 * Whether there is a store in the folder `path`. An empty folder, and one that is not there, is none yet.
 * @throws TRACK_STORE_INVALID for a folder that holds something else, TRACK_FORMAT_UNSUPPORTED for a
 * store of a newer format, TRACK_STORE_UNAVAILABLE when it cannot be read.
 */
export function isStore(path: string): boolean {
  return readStoreIdentity(path) !== undefined
}

/** The stores among the folders in `folder`, by their paths, in alphabetical order. */
export function findStores(folder: string): string[] {
  return foldersIn(folder)
    .slice(0, foldersMax)
    .map((name) => join(folder, name))
    .filter((path) => {
      try {
        return isStore(path)
      } catch {
        return false // it is no store, or none for this program
      }
    })
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  } catch {
    return [] // nothing to be found
  }
}
