import { dirname, isAbsolute, join, relative } from 'node:path'
import type { TrackClient, TrackClientOptions } from '@track/client'
import type { GlobalFlags } from './command.js'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import type { Terminal } from './terminal.js'

/**
 * Opens the store that a command is about: the one of `--store`, or else of the configuration. It must be
 * there: no command makes one by looking for it.
 * @throws CliError TRACK_STORE_NOT_FOUND, naming stores near it; the library's errors for a folder that
 * is none.
 * @param options `reader` for a command that reads for long.
 */
export async function openStore(
  flags: GlobalFlags,
  terminal: Terminal,
  options: Pick<TrackClientOptions, 'reader'> = {},
): Promise<TrackClient> {
  const { TrackClient } = await import('@track/client')
  const { env, folder } = terminal
  const uri = flags.store === undefined ? undefined : uriOf(flags.store, folder)
  const client = new TrackClient(uri, { ...options, config: { env, folder } })
  try {
    await checkStore(client.uri, folder)
    return client
  } catch (error) {
    await client.close()
    throw error
  }
}

async function checkStore(uri: string, folder: string): Promise<void> {
  const path = pathOf(uri, folder)
  if (path === undefined) return
  const { findStores, isStore } = await import('@track/client/find-stores')
  if (isStore(path)) return
  const near = [...new Set([path, dirname(path), folder].flatMap(findStores))]
  throw new CliError('TRACK_STORE_NOT_FOUND', `no store at ${path}`, {
    exitCode: exitCode.notFound,
    details: { path, near },
    hints: near.slice(0, 5).map((found) => `  there is one at ${shortest(found, folder)}`),
  })
}

/** A folder may be named by its path alone. */
function uriOf(store: string, folder: string): string {
  if (/^[a-z][a-z0-9+.-]+:/.test(store)) return store
  return `file:${isAbsolute(store) ? store : join(folder, store)}`
}

/** The folder of a store that is one. */
function pathOf(uri: string, folder: string): string | undefined {
  const path = /^file:(?:\/\/)?(.+)$/s.exec(uri)?.[1]
  if (path === undefined) return undefined
  return isAbsolute(path) ? path : join(folder, path)
}

function shortest(path: string, folder: string): string {
  const near = relative(folder, path)
  return near.startsWith('..') ? path : `./${near}`
}
