import { join } from 'node:path'
import { LevelLog } from '@track/log/level-log'
import { onTestFinished } from 'vitest'
import { type ServeOptions, type StoreServer, serveStore } from '../serve-store.js'
import type { ServerOptions } from '../server-options.js'
import { serverProgram } from '../server-program.js'
import { temporaryFolder } from './temporary-folder.js'

/** The token of a test's server. */
export const token = 'token-of-a-test-0123456789'

/** A server that goes when the test ends; of a store of its own, unless it is told otherwise. */
export async function serve(options: Partial<ServeOptions> = {}): Promise<StoreServer> {
  const store = join(temporaryFolder(), 'store')
  const server = await serveStore({ store, token, ...options })
  onTestFinished(() => server.close().catch(() => {}))
  return server
}

/** A log on a server, with spools in a folder of the test's. */
export function logOn(
  uri: string,
  folder: string,
  { spool, ...options }: ServerOptions = {},
): LevelLog {
  const program = serverProgram(uri, {
    token,
    silenceMs: 30_000,
    spool: { folder, ...spool },
    ...options,
  })
  const log = new LevelLog('', program)
  onTestFinished(() => log.close().catch(() => {}))
  return log
}
