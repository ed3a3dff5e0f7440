// No test can pull the plug, so what is looked at is what LevelDB is asked for.
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openLevelDatabase } from './leveldb.js'
import { Store } from './store.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

interface WriteOptions {
  readonly sync?: boolean
}

interface Place {
  readonly location: string
}

interface Write {
  readonly path: string
  readonly sync: boolean
}

/** What every put and every batch is written with from now on, whichever database it is of. */
async function watchWrites(): Promise<readonly Write[]> {
  const tuning = { writeBufferBytes: 1 << 20, blockBytes: 4096, cacheBytes: 1 << 20 }
  const database = await openLevelDatabase(join(temporaryFolder(), 'any'), tuning)
  const puts = Object.getPrototypeOf(database) as {
    _put(key: unknown, value: unknown, options: WriteOptions): Promise<void>
  }
  const batches = Object.getPrototypeOf(database.batch()) as {
    _write(options: WriteOptions): Promise<void>
  }
  await database.close()
  const { _put: put } = puts
  const { _write: write } = batches
  const writes: Write[] = []
  const spies = [
    vi.spyOn(puts, '_put').mockImplementation(async function (this: unknown, key, value, options) {
      await put.call(this, key, value, options)
      writes.push({ path: (this as Place).location, sync: options.sync === true })
    }),
    vi.spyOn(batches, '_write').mockImplementation(async function (this: unknown, options) {
      await write.call(this, options)
      const { db } = this as { db: Place }
      writes.push({ path: db.location, sync: options.sync === true })
    }),
  ]
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore()
  })
  return writes
}

it('every commit is written with fsync before it is acknowledged', async () => {
  const writes = await watchWrites()
  const path = temporaryFolder()
  const store = await Store.open(path, {})
  onTestFinished(() => store.close())
  let sequence = 0
  for (const count of [1, 2, 1, 3]) {
    const before = writes.length
    const appends = Array.from({ length: count }, () => metricAppend({ sequence: sequence++ }))
    for (const outcome of await store.append(appends)) expect(outcome).toHaveProperty('appended')
    const commits = writes.slice(before).filter((write) => write.path === join(path, 'log'))
    expect(commits.map(({ sync }) => sync)).toEqual([true])
  }
})
