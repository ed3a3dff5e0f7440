import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { checkStore } from './check-store.js'
import type { GlobalFlags } from './command.js'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import type { Terminal } from './terminal.js'

/** The URI of a store as it is named on a command line: a folder may be named by its path alone. */
export function uriOf(store: string, folder: string): string {
  if (/^[a-z][a-z0-9+.-]+:/.test(store)) return store
  return `file:${isAbsolute(store) ? store : join(folder, store)}`
}

/** The folder of a store that is in one; undefined for another. */
export function pathOf(uri: string, folder: string): string | undefined {
  const path = /^file:(?:\/\/)?(.+)$/s.exec(uri)?.[1]
  if (path === undefined) return undefined
  return isAbsolute(path) ? path : join(folder, path)
}

/** The URI of the store that a command is about; of several that are configured, the first. */
export async function storeUri(flags: GlobalFlags, terminal: Terminal): Promise<string> {
  const { env, folder } = terminal
  if (flags.store !== undefined) return uriOf(flags.store, folder)
  const { configuredUris } = await import('@track/client/find-stores')
  const [uri = ''] = configuredUris({ env, folder })
  const path = pathOf(uri, folder)
  return path === undefined ? uri : `file:${path}`
}

/**
 * The folder of the store that a command is about, which must be there, whatever is in it.
 * @throws CliError TRACK_STORE_NOT_FOUND, naming stores near it; for a store that is in no folder.
 */
export async function storeFolder(flags: GlobalFlags, terminal: Terminal): Promise<string> {
  const uri = await storeUri(flags, terminal)
  const path = pathOf(uri, terminal.folder)
  if (path !== undefined) {
    if (!existsSync(path)) await checkStore(path, terminal.folder)
    return path
  }
  throw new CliError('TRACK_URI_INVALID', `the store ${uri} is in no folder of this machine`, {
    exitCode: exitCode.usage,
    hints: ['  this command works on the files of a store: run it where they are'],
  })
}
