import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LevelLog } from './level-log.js'
import { logSignature } from './log-signature.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

test('what is written to a log shows in its signature, and reading it comes to rest', async () => {
  const path = join(temporaryFolder(), 'store')
  const use = async (work: (log: LevelLog) => Promise<unknown>): Promise<string | undefined> => {
    const log = new LevelLog(path)
    await work(log)
    await log.close()
    return logSignature(path)
  }
  const seen = [logSignature(path)]
  for (let i = 0; i < 3; i++) {
    seen.push(await use((log) => log.append(metricAppend({ sequence: i }))))
    const read = await use((log) => log.head())
    expect(await use((log) => log.head())).toBe(read)
    seen.push(read)
  }
  expect(seen[0]).toBeUndefined()
  // A table has what was written ahead: opening the log moved it there.
  expect(new Set(seen).size).toBe(seen.length)
})
