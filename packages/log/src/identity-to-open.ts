import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isTrackError, TrackError } from '@track/core/light'
import { storeFiles } from './store-format.js'
import { readStoreIdentity, type StoreIdentity } from './store-identity.js'

/** So many folders are looked into, and so many stores named. */
const foldersMax = 1000
const namedMax = 5

/**
 * What the folder `path`, which is to be opened, says it is. Who names a folder that stores are in, and
 * means one of them, is told where they are.
 * @throws As {@link readStoreIdentity}; `details.near` are the paths of stores in the folder.
 */
export function identityToOpen(path: string): StoreIdentity | undefined {
  try {
    return readStoreIdentity(path)
  } catch (error) {
    throw isTrackError(error, 'TRACK_STORE_INVALID') ? withStoresIn(path, error) : error
  }
}

function withStoresIn(path: string, error: TrackError): TrackError {
  const near = storesIn(path)
  if (near.length === 0) return error
  const named = near.slice(0, namedMax).join(', ')
  const hint = near.length === 1 ? `there is one at ${named}` : `there are some at ${named}`
  return new TrackError(error.code, `${error.message}; ${hint}`, {
    details: { ...error.details, near },
    cause: error.cause,
  })
}

/** The folders in `path` that say that they are stores, in alphabetical order. */
function storesIn(path: string): readonly string[] {
  try {
    const folders = readdirSync(path, { withFileTypes: true }).filter((one) => one.isDirectory())
    const paths = folders.slice(0, foldersMax).map(({ name }) => join(path, name))
    return paths.filter((one) => existsSync(join(one, storeFiles.identity))).sort()
  } catch {
    return [] // a hint is worth no other error
  }
}
