import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { EventLog } from '@track/core'
import { conformanceCases } from '@track/core/conformance'
import { describe, it, onTestFinished } from 'vitest'
import { LevelLog } from './level-log.js'
import { temporaryFolder } from './testing/temporary-folder.js'

describe('the LevelDB log', () => {
  for (const { name, run } of conformanceCases) {
    it(name, async () => {
      const folder = temporaryFolder()
      const paths = new Map<EventLog, string>()
      const open = (path: string): EventLog => {
        const log = new LevelLog(path)
        onTestFinished(() => log.close())
        paths.set(log, path)
        return log
      }
      let stores = 0
      await run({
        open: async () => {
          const path = join(folder, `store-${stores++}`)
          mkdirSync(path)
          return open(path)
        },
        reopen: async (log) => {
          await log.close()
          return open(paths.get(log) ?? '')
        },
      })
    })
  }
})
