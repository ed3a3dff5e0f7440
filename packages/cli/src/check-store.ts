import { relative } from 'node:path'
import type { TrackError } from '@track/client'
import { findStores, isStore } from '@track/client/find-stores'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import { storesNear } from './stores-near.js'

/**
 * Checks that there is a store at `path`, if that is given.
 * @throws CliError TRACK_STORE_NOT_FOUND; the library's code for a folder that is none and has none. They name
 * stores in it and near it.
 */
export function checkStore(path: string | undefined, folder: string): void {
  if (path === undefined) return
  let refusal: TrackError | undefined
  try {
    if (isStore(path)) return
  } catch (error) {
    refusal = error as TrackError
  }
  const near = storesNear(path, folder)
  const hints = near.slice(0, 5).map((found) => `  there is one at ${shortest(found, folder)}`)
  // Such as ./runs where the store is ./runs/mnist.
  if (refusal === undefined || findStores(path).length > 0) {
    throw new CliError('TRACK_STORE_NOT_FOUND', `no store at ${path}`, {
      exitCode: exitCode.notFound,
      details: { path, near },
      hints,
    })
  }
  const { code, message, details } = refusal
  throw new CliError(code, message, { details: { ...details, near }, hints })
}

function shortest(path: string, folder: string): string {
  const near = relative(folder, path)
  return near.startsWith('..') ? path : `./${near}`
}
