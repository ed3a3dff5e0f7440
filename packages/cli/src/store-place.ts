import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { configuredUris, folderOf, uriOf } from '@track/client/find-stores'
import { checkStore } from './check-store.js'
import type { GlobalFlags } from './command.js'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import type { Terminal } from './terminal.js'

/** Which store a command is about. */
export interface StorePlace {
  readonly uri: string
  /** Its folder; undefined for one that is in none. */
  readonly path: string | undefined
  /** Whether a client has others beside it. */
  readonly isOneOfSeveral: boolean
}

/**
 * The store of `--store`, where a folder may be named by its path alone, or else that of the configuration;
 * of several that are configured, the first.
 */
export function storePlace({ store }: GlobalFlags, { env, folder }: Terminal): StorePlace {
  const uris = store === undefined ? configuredUris({ env, folder }) : [uriOf(store)]
  const [uri = ''] = uris
  const isOneOfSeveral = uris.length > 1
  const named = folderOf(uri)
  if (named === undefined) return { uri, path: undefined, isOneOfSeveral }
  const path = resolve(folder, named)
  return { uri: `file:${path}`, path, isOneOfSeveral }
}

/**
 * The folder of the store that a command is about, which must be there, whatever is in it.
 * @throws CliError TRACK_STORE_NOT_FOUND, naming stores near it; for a store that is in no folder.
 */
export function storeFolder(flags: GlobalFlags, terminal: Terminal): string {
  const { uri, path } = storePlace(flags, terminal)
  if (path !== undefined) {
    if (!existsSync(path)) checkStore(path, terminal.folder)
    return path
  }
  throw new CliError('TRACK_URI_INVALID', `the store ${uri} is in no folder of this machine`, {
    exitCode: exitCode.usage,
    hints: ['  this command works on the files of a store: run it where they are'],
  })
}
