import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isTrackError, TrackError } from '@track/core/commits'
import type { OnDamage } from './store-damage.js'
import { storeFiles } from './store-format.js'
import { readStoreIdentity, type StoreIdentity } from './store-identity.js'

/**
 * The identity of the store; undefined when it is lost, and says so.
 * @throws TRACK_STORE_NOT_FOUND, TRACK_STORE_INVALID when nothing is there that would be a store with it;
 * TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_UNAVAILABLE
 */
export function damagedIdentity(path: string, onDamage: OnDamage): StoreIdentity | undefined {
  let reason: TrackError | undefined
  try {
    const known = readStoreIdentity(path)
    if (known !== undefined) return known
  } catch (error) {
    if (!isTrackError(error, 'TRACK_STORE_INVALID')) throw error
    reason = error
  }
  if (!holdsLog(path)) throw reason ?? notFound(path)
  const message = reason?.message ?? `${storeFiles.identity} is missing`
  onDamage({ kind: 'identity', file: storeFiles.identity, message })
  return undefined
}

function notFound(path: string): TrackError {
  return new TrackError('TRACK_STORE_NOT_FOUND', `There is no store at ${path}`, {
    details: { path },
  })
}

/** Whether there are files of a LevelDB in log/. */
function holdsLog(path: string): boolean {
  const folder = join(path, storeFiles.log)
  return (
    existsSync(folder) &&
    readdirSync(folder).some((name) => /^(CURRENT|MANIFEST-\d+|\d+\.(ldb|sst|log))$/.test(name))
  )
}
