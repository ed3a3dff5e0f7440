import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Append,
  type Appended,
  type EventLog,
  type ExpectedRevision,
  type OnSettled,
  TrackError,
} from '@track/core'
import { conformanceCases } from '@track/core/conformance'
import { LevelLog } from '@track/log'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { HeldLog } from './testing/held-log.js'
import { failed, memoryLog, metric, several, stepsOf, stream } from './testing/several-logs.js'
import { temporaryFolder } from './testing/temporary-folder.js'

describe('several logs pass the conformance of one:', () => {
  const kinds: Readonly<Record<string, (folder: string, i: number) => EventLog>> = {
    'two stores': (folder, i) => new LevelLog(join(folder, `store-${i}`)),
    'a store and one in memory': (folder, i) =>
      i === 0 ? new LevelLog(join(folder, 'store')) : memoryLog(),
  }
  for (const [kind, make] of Object.entries(kinds)) {
    for (const { name, run, needs } of conformanceCases) {
      if ((needs === 'reopen') !== (kind === 'two stores')) continue
      it(`${kind}: ${name}`, async () => {
        const root = temporaryFolder()
        const folders = new Map<EventLog, string>()
        const open = (folder: string): EventLog => {
          const { log, failures } = several([0, 1].map((i) => make(folder, i)))
          onTestFinished(async () => {
            await log.close()
            expect(failures).toEqual([])
          })
          folders.set(log, folder)
          return log
        }
        let stores = 0
        await run({
          open: async () => {
            const folder = join(root, String(stores++))
            mkdirSync(folder)
            return open(folder)
          },
          reopen: async (log) => {
            await log.close()
            return open(folders.get(log) ?? '')
          },
        })
      })
    }
  }
})

describe('one of several logs that fails', () => {
  it('is left out, and the others go on; it has a prefix', async () => {
    const logs = [memoryLog(), new HeldLog(), memoryLog()] as const
    const { log, failures } = several(logs)
    await log.append(metric(0))
    logs[1].holds = true
    const answers = [1, 2, 3].map((step) => log.append(metric(step)))
    logs[1].release(1)
    logs[1].refuse(new Error('no space left'), 1)
    expect((await Promise.all(answers)).map(({ position }) => position)).toEqual([1, 2, 3])
    await log.append(metric(4))
    expect(await stepsOf(logs[0])).toEqual([0, 1, 2, 3, 4])
    expect(await stepsOf(logs[2])).toEqual([0, 1, 2, 3, 4])
    expect(logs[1].requests).toHaveLength(4)
    expect(failures).toMatchObject([
      { code: 'TRACK_LOG_FAILED', details: { uri: 'log:1' }, cause: { message: 'no space left' } },
    ])
    expect(log.states.map(({ failure }) => failure)).toEqual([undefined, failures[0], undefined])
    expect(log.backlog.bytes()).toBe(0)
  })

  it('is read no more: the next one is', async () => {
    const logs = [new HeldLog(), memoryLog()] as const
    const { log, failures } = several(logs)
    await log.append(metric(0))
    await log.append(metric(1))
    expect((await log.head()).digest).toEqual((await logs[0].head()).digest)
    logs[0].failure = failed()
    expect(await log.streamHead(stream)).toBe(1)
    expect((await log.head()).digest).toEqual((await logs[1].head()).digest)
    expect(await stepsOf(log)).toEqual([0, 1])
    expect(failures).toHaveLength(1)
  })

  it('and that was to decide leaves that to the next one', async () => {
    const logs = [new HeldLog(), memoryLog(), memoryLog()] as const
    await logs[1].append(metric(7))
    const { log } = several(logs)
    logs[0].holds = true
    const answer = log.append(metric(8, 0))
    const stale = log.append(metric(9, 0))
    const last = log.append(metric(10))
    logs[0].refuse(failed())
    expect((await answer).firstRevisions).toEqual([1])
    await expect(stale).rejects.toMatchObject({ code: 'TRACK_REVISION_CONFLICT' })
    await last
    expect(await stepsOf(logs[1])).toEqual([7, 8, 10])
    expect(await stepsOf(logs[2])).toEqual([8, 10])
  })

  it('refuses everything when it was the last', async () => {
    const logs = [new HeldLog(), new HeldLog()] as const
    const { log, failures } = several(logs)
    for (const one of logs) one.failure = failed()
    await expect(log.append(metric(0))).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
    await expect(log.head()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
    expect(log.backlog.failure()).toMatchObject({ code: 'TRACK_LOG_FAILED' })
    expect(failures).toHaveLength(1)
  })

  it('at an append that the others refuse, or fail at too, is left out', async () => {
    const logs = [new HeldLog(), new HeldLog(), new HeldLog()] as const
    const { log } = several(logs)
    for (const one of logs) one.holds = true
    const refused = log.append(metric(0, 'no-stream'))
    logs[0].refuse(new TrackError('TRACK_REVISION_CONFLICT', 'it is there'))
    logs[1].refuse(new Error('no space left'))
    logs[2].refuse(new TrackError('TRACK_REVISION_CONFLICT', 'it is there'))
    await expect(refused).rejects.toMatchObject({ code: 'TRACK_REVISION_CONFLICT' })
    const failures = () => log.states.map(({ failure }) => failure?.code)
    expect(failures()).toEqual([undefined, 'TRACK_LOG_FAILED', undefined])
    const lost = log.append(metric(1))
    for (const one of [logs[0], logs[2]]) one.refuse(new Error('no space left'))
    await expect(lost).rejects.toThrow('no space left')
    expect(failures()).toEqual(Array(3).fill('TRACK_LOG_FAILED'))
  })

  it('is one that refuses what another took, but for a stream to be created that it has', async () => {
    const logs = [memoryLog(), new HeldLog(), new HeldLog()] as const
    for (const one of logs.slice(1) as HeldLog[]) one.holds = true
    const { log } = several(logs)
    const conflict = new TrackError('TRACK_REVISION_CONFLICT', 'it is there')
    const failures = () => log.states.map(({ failure }) => failure?.code)
    const created = log.append(metric(0, 'no-stream'))
    logs[1].refuse(conflict)
    logs[2].release()
    await created
    expect(failures()).toEqual([undefined, undefined, undefined])
    const taken = log.append(metric(1))
    logs[1].refuse(conflict)
    logs[2].refuse(new TrackError('TRACK_ORIGIN_CONFLICT', 'another came first'))
    await taken
    expect(failures()).toEqual([undefined, 'TRACK_LOG_FAILED', 'TRACK_LOG_FAILED'])
  })

  it('and that throws where it should reject, is left out too', async () => {
    const logs = [memoryLog(), memoryLog()] as const
    vi.spyOn(logs[1], 'append').mockImplementation(() => {
      throw new Error('thrown')
    })
    const { log, failures } = several(logs)
    await log.append(metric(0))
    expect(failures).toMatchObject([{ cause: { message: 'thrown' } }])
  })
})

describe('what an append expects of several logs', () => {
  it('is decided by the first: the others may have other revisions', async () => {
    const logs = [memoryLog(), memoryLog()] as const
    await logs[1].append(metric(0))
    await logs[1].append(metric(1))
    const { log, failures } = several(logs)
    await log.append(metric(2))
    await log.append(metric(3, 0))
    await expect(log.append(metric(4, 0))).rejects.toMatchObject({
      code: 'TRACK_REVISION_CONFLICT',
      details: { actual: 1 },
    })
    await log.append(metric(5, 'stream-exists'))
    expect(await stepsOf(logs[0])).toEqual([2, 3, 5])
    expect(await stepsOf(logs[1])).toEqual([0, 1, 2, 3, 5])
    expect(failures).toEqual([])
  })

  it('is decided by each where a stream must not be there, so that it is created', async () => {
    const logs = [memoryLog(), memoryLog()] as const
    await logs[0].append(metric(0))
    const { log, failures } = several(logs)
    expect(await log.hasEverywhere(stream)).toBe(false)
    await expect(log.append(metric(1, 'no-stream'))).rejects.toMatchObject({
      code: 'TRACK_REVISION_CONFLICT',
    })
    expect(await log.hasEverywhere(stream)).toBe(true)
    expect(await stepsOf(logs[0])).toEqual([0])
    expect(await stepsOf(logs[1])).toEqual([1])
    expect(failures).toEqual([])
  })

  it('holds what comes after it, as it was at the call', async () => {
    const logs = [new HeldLog(), memoryLog()] as const
    const { log } = several(logs)
    await log.append(metric(0))
    logs[0].holds = true
    const order: number[] = []
    const append = (step: number, expected: ExpectedRevision): Promise<unknown> => {
      const request = metric(step, expected)
      const answer = log.append(request, () => order.push(step))
      request.body.fill(0xff)
      return answer
    }
    const answers = [append(1, 0), append(2, 'any'), append(3, 2)]
    expect(await stepsOf(logs[1])).toEqual([0])
    expect(log.backlog.bytes()).toBeGreaterThan(0)
    // The first log fails, so that the other one decides: what it is handed was kept here.
    logs[0].refuse(failed())
    await Promise.all(answers)
    expect(order.sort()).toEqual([1, 2, 3])
    expect(await stepsOf(logs[1])).toEqual([0, 1, 2, 3])
  })
})

it('a log that takes nothing while another has room is left out after ten seconds', async () => {
  let ms = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => ms)
  onTestFinished(() => clock.mockRestore())
  const logs = [memoryLog(), new HeldLog()] as const
  logs[1].holds = true
  const { log, failures } = several(logs, 10)
  const answer = log.append(metric(0))
  logs[1].outage = new TrackError('TRACK_STORE_UNWRITABLE', 'the disk is full')
  ms = 9_999
  expect(log.backlog.wait(10, 1_000)).toBe(false)
  expect(log.backlog.outage?.()).toBe(logs[1].outage)
  ms = 10_000
  expect(log.backlog.wait(10, 1_000)).toBe(true)
  expect(failures).toMatchObject([{ cause: { code: 'TRACK_STORE_UNWRITABLE' } }])
  await answer
  expect(log.backlog.outage?.()).toBeUndefined()
})

it('an answer that is overdue in one of several logs is told, and goes on waiting', async () => {
  const logs = [memoryLog(), new HeldLog()] as const
  logs[1].holds = true
  logs[1].outage = new TrackError('TRACK_STORE_UNWRITABLE', 'the disk is full')
  const { log } = several(logs)
  const told: unknown[] = []
  const answer = log.append(metric(0), (error) => told.push(error))
  await expect(answer).rejects.toMatchObject({ code: 'TRACK_STORE_UNWRITABLE' })
  expect(told).toEqual([])
  logs[1].release()
  expect(told).toEqual([undefined])
})

it('an answer that is overdue in one of several logs is not told when that one was left out', async () => {
  const first = new HeldLog()
  first.holds = true
  let tell: (error: unknown) => void = () => {}
  const second = Object.assign(new HeldLog(), {
    append: () =>
      new Promise<Appended>((_, reject) => {
        tell = reject
      }),
  })
  const { log } = several([first, second])
  const answer = log.append(metric(0))
  second.failure = failed()
  log.backlog.bytes() // it is looked whether one has failed
  tell(new TrackError('TRACK_STORE_UNWRITABLE', 'the disk is full'))
  await new Promise(setImmediate)
  first.release()
  await expect(answer).resolves.toMatchObject({ position: 0 })
})

it('that quiet appends wait in one of several logs is told, unless that one is left out meanwhile', async () => {
  const outage = new TrackError('TRACK_STORE_UNWRITABLE', 'the disk is full')
  const held = new HeldLog()
  held.holds = true
  let settled = Promise.reject<void>(outage)
  const second = Object.assign(held, {
    quiet: {
      append: (request: Append, onSettled: OnSettled) => void held.append(request, onSettled),
      settled: () => settled,
    },
  })
  const { log } = several([memoryLog(), second])
  const told: unknown[] = []
  log.quiet?.append(metric(0), (error) => told.push(error))
  await expect(log.quiet?.settled()).rejects.toBe(outage)
  expect(told).toEqual([])
  let tell: (error: unknown) => void = () => {}
  settled = new Promise((_, reject) => {
    tell = reject
  })
  const goesOn = log.quiet?.settled()
  held.failure = failed()
  expect(log.backlog.bytes()).toBe(0) // it is looked whether one has failed
  expect(told).toEqual([undefined])
  tell(outage)
  await goesOn
})

it('that one of several logs has lost what it had settled leaves that out, and is told when it was the last', async () => {
  const lossy = (): EventLog & { error: unknown } => {
    const log = memoryLog()
    const quiet = {
      append: (request: Append, onSettled: OnSettled) => void log.append(request, onSettled),
      settled: async () => {
        if (lost.error !== undefined) throw lost.error
      },
    }
    const lost = Object.assign(log, { quiet, error: undefined as unknown })
    return lost
  }
  const [first, second] = [lossy(), lossy()]
  const { log, failures } = several([first, second])
  log.quiet?.append(metric(0), () => {})
  first.error = failed()
  await log.quiet?.settled()
  expect(failures).toMatchObject([{ code: 'TRACK_LOG_FAILED', cause: first.error }])
  second.error = failed()
  await expect(log.quiet?.settled()).rejects.toBe(second.error)
})
