import { isTrackError, TrackError } from '@track/core/light'
import { findStores, readStoreIdentity, type StoreIdentity } from './store-identity.js'

/** Of stores in a folder that is none, so many are named. */
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
  const near = findStores(path)
  if (near.length === 0) return error
  const named = near.slice(0, namedMax).join(', ')
  const hint = near.length === 1 ? `there is one at ${named}` : `there are some at ${named}`
  return new TrackError(error.code, `${error.message}; ${hint}`, {
    details: { ...error.details, near },
    cause: error.cause,
  })
}
