import { dirname } from 'node:path'
import { findStores, isStore } from '@track/client/find-stores'

/**
 * Stores that may be meant by one who names `path`, where none is: those in it, the one that it is in, those
 * beside it, and those in `folder`.
 */
export function storesNear(path: string, folder: string): readonly string[] {
  const outer = dirname(path)
  const around = isSound(outer) ? [outer] : findStores(outer)
  return [...new Set([...findStores(path), ...around, ...findStores(folder)])]
}

function isSound(path: string): boolean {
  try {
    return isStore(path)
  } catch {
    return false // it is no store, or none for this program
  }
}
