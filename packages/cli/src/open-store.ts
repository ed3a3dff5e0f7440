import type { TrackClient, TrackClientOptions } from '@track/client'
import { checkStore } from './check-store.js'
import type { GlobalFlags } from './command.js'
import { storePlace } from './store-place.js'
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
  const { env, folder } = terminal
  const { uri, path } = storePlace(flags, terminal)
  checkStore(path, folder)
  const { TrackClient } = await import('@track/client')
  // Of several that are configured, all: what a command logs goes to each.
  const named = flags.store === undefined ? undefined : uri
  return new TrackClient(named, { ...options, config: { env, folder } })
}
