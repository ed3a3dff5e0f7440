import { readStoreIdentity } from '@track/log/store-identity'

export { isTrackError } from '@track/core/light'
export { findStores } from '@track/log/store-identity'
export { configuredUris, folderOf, uriOf } from './store-uri.js'

/**
 * Whether there is a store in the folder `path`. An empty folder, and one that is not there, is none yet.
 * @throws TRACK_STORE_INVALID for a folder that holds something else, TRACK_FORMAT_UNSUPPORTED for a
 * store of a newer format, TRACK_STORE_UNAVAILABLE when it cannot be read.
 */
export function isStore(path: string): boolean {
  return readStoreIdentity(path) !== undefined
}
