import type { TrackClient, TrackClientOptions } from '@track/client'
import { checkStore } from './check-store.js'
import type { GlobalFlags } from './command.js'
import { pathOf, uriOf } from './store-place.js'
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
    await checkStore(pathOf(client.uri, folder), folder)
    return client
  } catch (error) {
    await client.close()
    throw error
  }
}
