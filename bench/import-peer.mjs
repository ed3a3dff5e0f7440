import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rootFolder } from './paths.mjs'

/** A peer that is not installed, or has no binary for this machine and Node. */
export class PeerAbsent extends Error {}

/**
 * Imports a package of bench/node_modules.
 * @param {string} name
 * @throws {PeerAbsent}
 */
export async function importPeer(name) {
  try {
    return await import(name)
  } catch (error) {
    throw new PeerAbsent(`${name} is not installed`, { cause: error })
  }
}

/**
 * Imports a library of Track's own, as the package in packages/`from` does.
 * @param {string} name
 * @param {string} from
 */
export async function importOwn(name, from) {
  const require = createRequire(join(rootFolder, 'packages', from, 'package.json'))
  return import(pathToFileURL(require.resolve(name)).href)
}
