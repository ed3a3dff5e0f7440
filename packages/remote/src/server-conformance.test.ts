import { join } from 'node:path'
import type { EventLog } from '@track/core'
import { conformanceCases } from '@track/core/conformance'
import { describe, it } from 'vitest'
import type { StoreServer } from './serve-store.js'
import { localhost } from './testing/certificates.js'
import { logOn, serve } from './testing/store-server.js'
import { temporaryFolder } from './testing/temporary-folder.js'

describe('a log on a server, over TCP with TLS', () => {
  for (const { name, run } of conformanceCases) {
    it(name, async () => {
      const folder = temporaryFolder()
      const servers = new Map<EventLog, { server: StoreServer; store: string }>()
      const open = async (store: string): Promise<EventLog> => {
        const server = await serve({ store, tls: localhost })
        const log = logOn(server.uri, join(folder, 'spool'), { ca: localhost.cert })
        servers.set(log, { server, store })
        return log
      }
      let stores = 0
      await run({
        open: () => open(join(folder, `store-${stores++}`)),
        reopen: async (log) => {
          const { server, store } = servers.get(log) as { server: StoreServer; store: string }
          await log.close()
          await server.close()
          return open(store)
        },
      })
    })
  }
})
