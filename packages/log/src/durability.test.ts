// No test can pull the plug, so what is looked at is what LevelDB is asked for.
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openLevelDatabase } from './leveldb.js'
import { Store } from './store.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

interface Write {
  readonly path: string
  readonly sync: boolean
}

/** What every batch is written with from now on, whichever database it is of. */
async function watchWrites(): Promise<readonly Write[]> {
  const tuning = { writeBufferBytes: 1 << 20, blockBytes: 4096, cacheBytes: 1 << 20 }
  const database = await openLevelDatabase(join(temporaryFolder(), 'any'), tuning)
  const batches = Object.getPrototypeOf(database.batch()) as {
    _write(options: { sync?: boolean }): Promise<void>
  }
  await database.close()
  const write = batches._write
  const writes: Write[] = []
  const spy = vi.spyOn(batches, '_write').mockImplementation(async function (
    this: unknown,
    options,
  ) {
    const { db } = this as { db: { location: string } }
    await write.call(this, options)
    writes.push({ path: db.location, sync: options.sync === true })
  })
  onTestFinished(() => spy.mockRestore())
  return writes
}

it('every commit is written with fsync before it is acknowledged', async () => {
  const writes = await watchWrites()
  const path = temporaryFolder()
  const store = await Store.open(path, {})
  onTestFinished(() => store.close())
  for (let sequence = 0; sequence < 5; sequence++) {
    const before = writes.length
    const outcomes = await store.append([metricAppend({ sequence })])
    expect(outcomes[0]).toHaveProperty('appended')
    const commits = writes.slice(before).filter((write) => write.path === join(path, 'log'))
    expect(commits.map(({ sync }) => sync)).toEqual([true])
  }
})
