import { join } from 'node:path'
import { LevelLog } from '@track/log'
import { StoreThread } from '@track/log/store-thread'
import { expect, it, onTestFinished, vi } from 'vitest'
import { sharedProgram } from './shared-program.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

/** A log of its own thread, as in a process of its own. */
function threadOf(path: string, reader: boolean): StoreThread {
  const thread = new StoreThread(path, sharedProgram({ reader }))
  onTestFinished(() => thread.close().catch(() => {}))
  return thread
}

async function madeStore(): Promise<string> {
  const path = join(temporaryFolder(), 'store')
  const writer = threadOf(path, false)
  await writer.append(metricAppend(0))
  await writer.close()
  return path
}

/** Whether a program can have the store that lets nobody in. */
async function opensAlone(path: string): Promise<boolean> {
  const log = new LevelLog(path)
  try {
    await log.head()
    return true
  } catch {
    return false
  } finally {
    await log.close()
  }
}

it('who reads has the store only as long as it asks', async () => {
  const path = await madeStore()
  const reader = threadOf(path, true)
  expect(await reader.ask({ type: 'head' })).toMatchObject({ position: 1 })
  await vi.waitFor(async () => expect(await opensAlone(path)).toBe(true), { timeout: 20_000 })
  expect(await reader.ask({ type: 'head' })).toMatchObject({ position: 1 })
})

it('who appends gets the store from who reads, and is not refused', async () => {
  const path = await madeStore()
  const reader = threadOf(path, true)
  await reader.ask({ type: 'head' })
  const writer = threadOf(path, false)
  let isDone = false
  const asking = (async () => {
    while (!isDone) await reader.ask({ type: 'head' }) // so that it has no reason to give it up itself
  })()
  for (let i = 1; i < 20; i++) {
    expect(await writer.append(metricAppend(i))).toMatchObject({ position: i })
  }
  isDone = true
  await asking
  await reader.close()
  expect(await writer.ask({ type: 'head' })).toMatchObject({ position: 20 })
})

it('who follows sees what one process after the other logs, and keeps none from it', async () => {
  const path = await madeStore()
  const log = new LevelLog(path, sharedProgram({ reader: true }))
  onTestFinished(() => log.close())
  const positions: number[] = []
  let tell = (): void => {}
  const following = (async () => {
    for await (const { commits } of log.subscribe()) {
      positions.push(...commits.map(({ position }) => position))
      tell()
    }
  })()
  for (let i = 1; i <= 4; i++) {
    const writer = threadOf(path, false)
    const seen = new Promise<void>((resolve) => {
      tell = () => positions.includes(i) && resolve()
    })
    await writer.append(metricAppend(i))
    await seen
    await writer.close()
    await vi.waitFor(async () => expect(await opensAlone(path)).toBe(true), { timeout: 20_000 })
  }
  expect(positions).toEqual([0, 1, 2, 3, 4])
  await log.close()
  await following
})

it('of two who read, both can ask at once', async () => {
  const path = await madeStore()
  const readers = [threadOf(path, true), threadOf(path, true)]
  for (let i = 0; i < 5; i++) {
    const heads = await Promise.all(readers.map((reader) => reader.ask({ type: 'head' })))
    expect(heads.map(({ position }) => position)).toEqual([1, 1])
  }
})

it('a process that may write after all can do so as a reader', async () => {
  const path = await madeStore()
  const reader = threadOf(path, true)
  expect(await reader.append(metricAppend(1))).toMatchObject({ position: 1 })
  const writer = threadOf(path, false)
  expect(await writer.append(metricAppend(2))).toMatchObject({ position: 2 })
  expect(await reader.append(metricAppend(3))).toMatchObject({ position: 3 })
})
