import { dirname, relative } from 'node:path'
import { findStores, isStore } from '@track/client/find-stores'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'

/**
 * Checks that there is a store at `path`, if that is given.
 * @throws CliError TRACK_STORE_NOT_FOUND, naming stores in it and near it; the library's errors for a folder
 * that is none and has none.
 */
export function checkStore(path: string | undefined, folder: string): void {
  if (path === undefined) return
  try {
    if (isStore(path)) return
  } catch (error) {
    // Such as ./runs where the store is ./runs/mnist.
    if (findStores(path).length === 0) throw error
  }
  const near = [...new Set([path, dirname(path), folder].flatMap(findStores))]
  throw new CliError('TRACK_STORE_NOT_FOUND', `no store at ${path}`, {
    exitCode: exitCode.notFound,
    details: { path, near },
    hints: near.slice(0, 5).map((found) => `  there is one at ${shortest(found, folder)}`),
  })
}

function shortest(path: string, folder: string): string {
  const near = relative(folder, path)
  return near.startsWith('..') ? path : `./${near}`
}
