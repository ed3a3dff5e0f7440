import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MemoryLog } from '@track/core'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { registerLog } from './log-registry.js'
import { fileClient } from './testing/file-client.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { typesOf } from './testing/types-of.js'
import { TrackClient } from './track-client.js'

describe('the constructor', () => {
  it('makes no folder; the first call does', async () => {
    const path = join(temporaryFolder(), 'runs')
    const client = fileClient(path)
    client.stats()
    expect(existsSync(path)).toBe(false)
    await client.setProject({ name: 'p' })
    expect(existsSync(path)).toBe(true)
  })

  it.each([
    { whenFull: 'block' },
    { backlogBytesMax: 0 },
    { backlogBytesMax: -1 },
    { backlogBytesMax: Number.NaN },
  ])('refuses %j', (options) => {
    const { listeners } = endingListeners()
    expect(() => new TrackClient('memory:', options as object)).toThrow(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
    )
    expect(endingListeners().listeners).toEqual(listeners)
  })

  it.each([0, Number.POSITIVE_INFINITY])('refuses a silence of %d ms', (silenceMs) => {
    const uri = `file:${join(temporaryFolder(), 'store')}`
    expect(() => new TrackClient(uri, { silenceMs })).toThrow(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
    )
  })

  it('takes a system clock that a program has replaced by one with fractions', async () => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000.75)
    onTestFinished(() => clock.mockRestore())
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.logMetrics({ loss: 1 })
    expect((await trial.view()).lastSignMs).toBe(1_700_000_000_000)
  })

  it.each([Number.NaN, 1 / 0, -1 / 0, 1e300, -8.65e15, undefined])(
    'keeps the last time while the clock gives %s',
    async (broken) => {
      let time: unknown = 1_700_000_000_000
      const client = memoryClient({ now: () => time as number })
      const trial = await client.newTrial({ name: 't', parameters: {} })
      time = broken
      trial.logMetrics({ loss: 1 })
      expect((await trial.view()).lastSignMs).toBe(1_700_000_000_000)
      time = 1_700_000_000_001
      trial.logMetrics({ loss: 1 })
      expect((await trial.view()).lastSignMs).toBe(1_700_000_000_001)
    },
  )

  it('takes a clock with fractions of milliseconds', async () => {
    const client = memoryClient({ now: () => 1_700_000_000_000.75 })
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.logMetrics({ loss: 1 })
    expect((await client.report({ full: true, print: false })).asOf?.time).toBe(
      '2023-11-14T22:13:20.000Z',
    )
  })
})

const watched = ['exit', 'uncaughtExceptionMonitor', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** How many of each all clients together have: one to the exit goes first, and one last. */
const own = [2, 1, 1, 1, 1]

function endingListeners() {
  return { listeners: watched.map((event) => process.listenerCount(event)) }
}

describe('close', () => {
  it('makes everything durable, and happens once', async () => {
    const path = join(temporaryFolder(), 'store')
    const client = fileClient(path)
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.logMetrics({ loss: 1 })
    expect(client.close()).toBe(client.close())
    await client.close()
    expect(await typesOf(fileClient(path))).toContain('MetricsLogged')
  })

  it('leaves no listener on the process, however many clients there were', async () => {
    const before = endingListeners()
    const clients = Array.from({ length: 20 }, () => new TrackClient('memory:'))
    const during = endingListeners()
    expect(during.listeners).toEqual(before.listeners.map((count, i) => count + (own[i] ?? 0)))
    for (const client of clients) {
      const trial = await client.newTrial({ name: 't', parameters: {} })
      trial.start()
      expect(endingListeners()).toEqual(during)
      await client.close()
    }
    expect(endingListeners()).toEqual(before)
  })

  it('completes errors$', async () => {
    const client = memoryClient()
    let completed = false
    client.errors$.subscribe({
      complete: () => {
        completed = true
      },
    })
    await client.close()
    expect(completed).toBe(true)
  })

  it('makes every later call fail with TRACK_LOG_CLOSED, from its beginning on', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.start()
    const closing = client.close()
    const code = { code: 'TRACK_LOG_CLOSED' }
    for (let round = 0; round < 2; round++) {
      for (const call of [
        () => trial.logMetrics({ loss: 1 }),
        () => trial.logArguments({ a: 1 }),
        () => trial.logMetadata({ a: 1 }),
        () => trial.addTags({ a: 1 }),
        () => trial.logError(new Error('e')),
        () => trial.chrono('c').stop(),
      ]) {
        expect(call).toThrow(expect.objectContaining(code))
      }
      for (const call of [
        () => trial.finish(),
        () => client.newTrial({ name: 'u', force: true }),
        () => client.setProject({ name: 'q', force: true }),
        () => client.setGroup({ name: 'g' }),
        () => client.setTrial({ uid: 'x_0' }),
        () => client.report({ print: false }),
        () => client.save('/nowhere/report.json'),
        () => client.replay(),
      ]) {
        await expect(call()).rejects.toMatchObject(code)
      }
      await closing
    }
    await expect(client.flush()).resolves.toBeUndefined()
  })

  it('comes at the end of an await using block', async () => {
    let closed: TrackClient | undefined
    {
      await using client = new TrackClient('memory:')
      closed = client
    }
    await expect(closed.setProject({ name: 'p' })).rejects.toMatchObject({
      code: 'TRACK_LOG_CLOSED',
    })
  })

  it('waits for a log of one’s own, and closes it although a flush is refused', async () => {
    const log = new MemoryLog({ now: Date.now })
    registerLog('refusing', () => log)
    const before = endingListeners()
    const client = new TrackClient('refusing:')
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => stderr.mockRestore())
    const trial = await client.newTrial({ name: 't', parameters: {} })
    await client.flush()
    vi.spyOn(log, 'append').mockRejectedValue(new Error('no space left'))
    trial.logMetrics({ loss: 1 })
    void trial.finish()
    await expect(client.close()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
    await expect(log.head()).rejects.toMatchObject({ code: 'TRACK_LOG_CLOSED' })
    expect(endingListeners()).toEqual(before)
    expect(stderr.mock.calls.join()).toMatch(/^track: 3 events were lost: .*no space left/)
  })
})
