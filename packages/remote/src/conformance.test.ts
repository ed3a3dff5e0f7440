import { join } from 'node:path'
import type { EventLog } from '@track/core'
import { conformanceCases } from '@track/core/conformance'
import { LevelLog } from '@track/log'
import { StoreThread } from '@track/log/store-thread'
import { describe, it, onTestFinished } from 'vitest'
import { sharedProgram } from './shared-program.js'
import { temporaryFolder } from './testing/temporary-folder.js'

describe("a guest's log", () => {
  for (const { name, run } of conformanceCases) {
    it(name, async () => {
      const folder = temporaryFolder()
      const paths = new Map<EventLog, string>()
      const hosts = new Map<string, StoreThread>()
      const open = async (path: string): Promise<EventLog> => {
        const host = new StoreThread(path, sharedProgram())
        onTestFinished(() => host.close())
        hosts.set(path, host)
        await host.ask({ type: 'head' })
        const log = new LevelLog(path, sharedProgram())
        onTestFinished(() => log.close())
        paths.set(log, path)
        return log
      }
      let stores = 0
      await run({
        open: () => open(join(folder, `store-${stores++}`)),
        reopen: async (log) => {
          const path = paths.get(log) ?? ''
          await log.close()
          await hosts.get(path)?.close()
          return open(path)
        },
      })
    })
  }
})
