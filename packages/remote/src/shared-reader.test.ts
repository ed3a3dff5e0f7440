import { join } from 'node:path'
import type { ReadableLog } from '@track/core'
import { LevelLog } from '@track/log'
import { readHost } from '@track/log/hosting'
import { StoreThread } from '@track/log/store-thread'
import { expect, it, onTestFinished, vi } from 'vitest'
import { sharedProgram } from './shared-program.js'
import { sharedReader } from './shared-reader.js'
import { metricAppend, metricStream } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

function threadOf(path: string): StoreThread {
  const thread = new StoreThread(path, sharedProgram())
  onTestFinished(() => thread.close().catch(() => {}))
  return thread
}

function readerOf(path: string): ReadableLog {
  const reader = sharedReader(path)
  onTestFinished(() => reader.close())
  return reader
}

async function madeStore(): Promise<string> {
  const path = join(temporaryFolder(), 'store')
  const writer = threadOf(path)
  await writer.append(metricAppend(0))
  await writer.close()
  return path
}

async function positionsIn(log: ReadableLog): Promise<readonly number[]> {
  const positions: number[] = []
  for await (const { commits } of log.read()) positions.push(...commits.map((one) => one.position))
  return positions
}

it('has a store that nobody has until it closes, however long it asks nothing', async () => {
  const path = await madeStore()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const reader = readerOf(path)
  expect(await positionsIn(reader)).toEqual([0])
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  await expect(new LevelLog(path).head()).rejects.toMatchObject({ code: 'TRACK_STORE_LOCKED' })
  await reader.close()
  const alone = new LevelLog(path)
  onTestFinished(() => alone.close())
  expect(await alone.head()).toMatchObject({ position: 1 })
})

it('gives a store up to who appends, reads on there, and is no host again', async () => {
  const path = await madeStore()
  const reader = readerOf(path)
  await reader.head()
  const writer = threadOf(path)
  expect(await writer.append(metricAppend(1))).toMatchObject({ position: 1 })
  expect(await positionsIn(reader)).toEqual([0, 1])
  expect(await writer.append(metricAppend(2))).toMatchObject({ position: 2 })
  expect(await reader.streamHead(metricStream)).toBe(2)
  const host = readHost(path)
  await reader.close()
  expect(await writer.append(metricAppend(3))).toMatchObject({ position: 3 })
  expect(readHost(path)).toEqual(host)
})

it('who waits to append while it closes gets the store', async () => {
  const path = await madeStore()
  const reader = readerOf(path)
  await reader.head()
  const writer = threadOf(path)
  const asked = writer.ask({ type: 'head' }) // it is a guest by then
  const appended = writer.append(metricAppend(1))
  await Promise.all([asked, reader.close(), appended])
  expect(await appended).toMatchObject({ position: 1 })
})

it('reads a store from the process that has it', async () => {
  const path = await madeStore()
  const writer = threadOf(path)
  await writer.append(metricAppend(1))
  const reader = readerOf(path)
  expect(await positionsIn(reader)).toEqual([0, 1])
  await reader.derived?.write([['kept', new Uint8Array([7])]])
  expect(await reader.derived?.get(['kept'])).toEqual([new Uint8Array([7])])
})
