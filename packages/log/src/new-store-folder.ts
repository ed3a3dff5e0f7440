import { existsSync, readdirSync, realpathSync, renameSync, rmdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { TrackError } from '@track/core/commits'
import { storeFiles } from './store-format.js'
import { makeStoreFolder, syncToDisk, unavailable } from './store-identity.js'

/**
 * Checks that a new store can be made in the folder `target` of what is in the store `path`. Both are
 * absolute; links on the way to either are followed.
 * @returns Whether the folder is there, and empty.
 * @throws TRACK_STORE_INVALID when it holds something, or is in the store; TRACK_STORE_UNAVAILABLE
 */
export function checkNewStore(path: string, target: string): boolean {
  try {
    const [store, made] = [realPlace(path), realPlace(target)]
    if (made === store || made.startsWith(store + sep)) {
      throw refused(target, 'it is in the store that the new one is made of')
    }
    if (!existsSync(target)) return false
    const names = readdirSync(target)
    if (names.length === 0) return true
    const isCutOff = names.includes(storeFiles.unfinished)
    const left = 'it holds a store that was not finished; delete it, unless it is being made'
    throw refused(target, isCutOff ? left : `it holds ${names[0]}`)
  } catch (error) {
    throw error instanceof TrackError ? error : unavailable(target, error)
  }
}

/** Removes what was made in the target, and the target itself unless it was there before. */
export async function removeNewStore(target: string, isKept: boolean): Promise<void> {
  if (!existsSync(target)) return
  const names = isKept ? readdirSync(target).map((name) => join(target, name)) : [target]
  for (const name of names) await rm(name, { recursive: true, force: true, maxRetries: 3 })
}

/**
 * Makes a folder in the target to make the store in. While it is there, nobody takes the target for a
 * store, nor for a place to make one: it has no store.json, and holds something else.
 * @throws TRACK_STORE_UNAVAILABLE
 */
export function beginNewStore(target: string): string {
  const path = join(target, storeFiles.unfinished)
  makeStoreFolder(path)
  return path
}

/**
 * Moves a store that {@link beginNewStore} made a folder for, and that is closed, to its place: its
 * store.json last, when all else is there for good.
 * @throws TRACK_STORE_UNAVAILABLE
 */
export function finishNewStore(target: string): void {
  const path = join(target, storeFiles.unfinished)
  const move = (name: string): void => renameSync(join(path, name), join(target, name))
  try {
    for (const name of readdirSync(path)) if (name !== storeFiles.identity) move(name)
    syncToDisk(target)
    move(storeFiles.identity)
    rmdirSync(path)
    syncToDisk(target)
  } catch (error) {
    throw unavailable(target, error)
  }
}

/** Where a folder is, or will be once it is made. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(realPlace(parent), basename(path))
}

function refused(target: string, what: string): TrackError {
  return new TrackError('TRACK_STORE_INVALID', `${target} is no place for a new store: ${what}`, {
    details: { path: target },
  })
}
