import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Append,
  type Appended,
  buildAppend,
  type EventLog,
  type ExpectedRevision,
  MemoryLog,
  newStreamId,
  type OnSettled,
  type StreamId,
  TrackError,
} from '@track/core'
import { conformanceCases } from '@track/core/conformance'
import { LevelLog } from '@track/log'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { registerLog } from './log-registry.js'
import { readContent } from './read-content.js'
import { SeveralLogs } from './several-logs.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { HeldLog } from './testing/held-log.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

const stream: StreamId = newStreamId((count) => new Uint8Array(count).fill(1))
const writer = '0'.repeat(32)

/** The append of one event with that step, and sequence. */
function metric(step: number, expected: ExpectedRevision = 'any') {
  const event = { type: 'MetricsLogged', names: ['loss'], values: [1], step } as const
  return buildAppend([{ stream, event, timeMs: 0 }], {
    origin: { writer, sequence: step },
    salt: new Uint8Array(16),
    expected: { [stream]: expected },
  })
}

function several(logs: readonly EventLog[], backlogBytesMax = 1 << 20) {
  const failures: TrackError[] = []
  const log = new SeveralLogs({
    logs: logs.map((one, i) => ({ uri: `log:${i}`, log: one })),
    backlogBytesMax,
    onFailure: (error) => failures.push(error),
  })
  return { log, failures }
}

const memoryLog = () => new MemoryLog({ now: Date.now })
const failed = () => new TrackError('TRACK_LOG_FAILED', 'the disk is gone')

const stepsOf = async (log: EventLog) =>
  (await eventsOfLog(log)).flatMap((event) => (event.type === 'MetricsLogged' ? event.step : []))

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

describe('a file of several logs', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')
  const disk = new TrackError('TRACK_STORE_UNWRITABLE', 'no space left')
  /** A log that takes a piece, and refuses the file. */
  const refusing = () => {
    const log = memoryLog()
    vi.spyOn(log.files, 'put').mockImplementation(async (content) => {
      for await (const _ of content) throw disk
      return { digest: '', bytes: 0 }
    })
    return log
  }
  const read = async (log: EventLog, text: string) => {
    const pieces: Uint8Array[] = []
    for await (const piece of log.files?.read(digestOf(text)) ?? []) pieces.push(piece)
    return Buffer.concat(pieces).toString()
  }

  it('is kept in each of them, and read from the first that has not failed', async () => {
    const logs = [new MemoryLog({ now: Date.now }), memoryLog()] as const
    const { log, failures } = several(logs)
    await log.files?.put(readContent(bytes('abc')))
    for (const one of logs) expect(await read(one, 'abc')).toBe('abc')
    vi.spyOn(logs[0].backlog, 'failure').mockImplementation(failed)
    expect(await read(log, 'abc')).toBe('abc')
    expect(failures).toHaveLength(1)
  })

  it.each([0, 1])('is kept by the others when log %i refuses it, which is left out', async (i) => {
    const other = memoryLog()
    const { log, failures } = several(i === 0 ? [refusing(), other] : [other, refusing()])
    const stored = await log.files?.put(readContent(bytes('abc')))
    expect(stored).toEqual({ digest: digestOf('abc'), bytes: 3 })
    expect(failures).toMatchObject([{ details: { uri: `log:${i}` }, cause: disk }])
    expect(await read(log, 'abc')).toBe('abc')
  })

  it('is refused when all refuse it, and they go on', async () => {
    const { log, failures } = several([refusing(), refusing()])
    await expect(log.files?.put(readContent(bytes('abc')))).rejects.toBe(disk)
    expect(failures).toEqual([])
    await log.append(metric(0))
  })

  it('is refused when those that took it fail before its event is there: none that goes on has it', async () => {
    const logs = [memoryLog(), refusing()] as const
    const { log } = several(logs)
    const { append } = await log.keepFile(readContent(bytes('abc')))
    vi.spyOn(logs[0].backlog, 'failure').mockImplementation(failed)
    await expect(append(metric(0), metric(1))).rejects.toBe(disk)
    expect(await stepsOf(logs[1]), 'what says that it was left out').toEqual([1])
  })

  it('that a log has no more when its event comes is left out there, in its place, and the log goes on', async () => {
    const keeping = Object.assign(new HeldLog(), { files: memoryLog().files })
    const logs = [memoryLog(), keeping] as const
    const { log, failures } = several(logs)
    const { append } = await log.keepFile(readContent(bytes('abc')))
    logs[1].holds = true
    const appended = append(metric(0), { ...metric(7), origin: metric(0).origin })
    const told: unknown[] = []
    for (const step of [1, 2]) log.quiet?.append(metric(step), (error) => told.push(error))
    const settled = log.quiet?.settled()
    const gone = new TrackError('TRACK_FILE_CORRUPT', 'it was redacted')
    logs[1].refuse(gone)
    logs[1].release()
    await Promise.all([appended, settled])
    expect(told).toEqual([undefined, undefined])
    expect(failures).toMatchObject([
      { code: 'TRACK_EVENTS_DROPPED', details: { uri: 'log:1', bytes: 3 }, cause: gone },
    ])
    expect(log.states.map(({ failure }) => failure)).toEqual([undefined, undefined])
    expect(await stepsOf(logs[0])).toEqual([0, 1, 2])
    expect(await stepsOf(logs[1])).toEqual([7, 1, 2])
  })

  it('that the first log refuses at once when its event comes is in the others, and answered', async () => {
    const first = memoryLog()
    const append = first.append.bind(first)
    const gone = new TrackError('TRACK_FILE_CORRUPT', 'it was redacted')
    vi.spyOn(first, 'append')
      .mockImplementation(append)
      .mockImplementationOnce((_, onSettled) => {
        onSettled?.(gone)
        return Promise.reject(gone)
      })
    const other = memoryLog()
    const { log } = several([first, other])
    const kept = await log.keepFile(readContent(bytes('abc')))
    const instead = { ...metric(7), origin: metric(0).origin }
    await expect(kept.append(metric(0), instead)).resolves.toMatchObject({ position: 0 })
    expect(await stepsOf(first)).toEqual([7])
    expect(await stepsOf(other)).toEqual([0])
  })

  it('is refused when it cannot be read, or reads otherwise the second time: no log is at fault', async () => {
    const { log, failures } = several([memoryLog(), memoryLog()])
    const none = log.files?.put(readContent('/none/of/it'))
    await expect(none).rejects.toMatchObject({ code: 'TRACK_FILE_UNREADABLE' })
    let times = 0
    const growing = {
      [Symbol.asyncIterator]: () => readContent(bytes(`${++times}`))[Symbol.asyncIterator](),
    }
    const changed = log.files?.put(growing)
    await expect(changed).rejects.toMatchObject({ code: 'TRACK_FILE_UNREADABLE' })
    expect(failures).toEqual([])
  })

  it('that is damaged where it is read is told of', async () => {
    const { log, failures } = several([memoryLog(), memoryLog()])
    await expect(read(log, 'abc')).rejects.toMatchObject({ code: 'TRACK_FILE_CORRUPT' })
    expect(failures).toEqual([])
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

describe('a client of several logs', () => {
  function clientOf(uris: readonly string[]): TrackClient {
    const client = new TrackClient(uris, { config: { env: {} } })
    onTestFinished(() => client.close().catch(() => {}))
    return client
  }

  it('logs to each of them, and creates in each what it does not have', async () => {
    const folder = temporaryFolder()
    const [a, b] = ['a', 'b'].map((name) => `file:${join(folder, name)}`) as [string, string]
    const earlier = clientOf([b])
    await earlier.setProject({ name: 'p' })
    const other = await earlier.newTrial({ name: 'other', parameters: {} })
    await other.finish()
    await earlier.close()
    const client = clientOf([b, a])
    await client.setProject({ name: 'p' })
    await client.setGroup({ name: 'g' })
    const trial = await client.newTrial({ name: 't', version: 'v', parameters: { lr: 0.1 } })
    await trial.run(() => trial.logMetrics({ loss: 1 }))
    const report = await client.report({ full: true, print: false })
    expect(client.stats()).toMatchObject({
      dropped: 0,
      logs: [
        { uri: b, failure: undefined },
        { uri: a, failure: undefined },
      ],
    })
    await client.close()
    for (const [uri, count] of [
      [a, 1],
      [b, 2],
    ] as const) {
      const one = clientOf([uri])
      expect(await one.trials()).toHaveLength(count)
      const found = await one.setTrial({ uid: report.uid })
      const { asOf, ...rest } = await one.report({ trial: found, full: true, print: false })
      expect({ ...rest, asOf: undefined }).toEqual({ ...report, asOf: undefined })
      expect(asOf?.streamRevision).toBe(report.asOf?.streamRevision)
      await one.close()
    }
  })

  it('goes on when one fails, and shows it: errors$, stats, flush, standard error', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), 'no folder')
    const [bad, good] = [`file:${join(folder, 'file')}`, `file:${join(folder, 'good')}`]
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => stderr.mockRestore())
    const client = clientOf([bad, good])
    const told: string[] = []
    client.errors$.subscribe(({ code, details }) => told.push(`${code} ${details.uri}`))
    const trial = await client.newTrial({ name: 't', parameters: { lr: 0.1 } })
    trial.logMetrics({ loss: 1 })
    await expect(client.flush()).rejects.toMatchObject({
      code: 'TRACK_LOG_FAILED',
      details: { uri: bad },
    })
    await client.flush()
    await trial.finish()
    expect(await client.report({ print: false })).toMatchObject({ metrics: { loss: [1] } })
    expect(await client.trials()).toMatchObject([{ id: trial.id }])
    const [first, second] = client.stats().logs ?? []
    expect([first?.failure?.code, second?.failure]).toEqual(['TRACK_LOG_FAILED', undefined])
    expect(client.stats()).toMatchObject({ dropped: 0 })
    await client.close()
    expect(told).toEqual([`TRACK_LOG_FAILED ${bad}`])
    expect(stderr.mock.calls.join()).toContain(`track: ${bad} takes nothing from here on`)
    const reader = clientOf([good])
    expect(await reader.trials()).toMatchObject([{ status: 'Completed' }])
  })

  it('reads from the next one when the first fails midway, with nothing kept of the first', async () => {
    const first = new HeldLog()
    registerLog('held', () => first)
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => stderr.mockRestore())
    const client = clientOf(['held:', 'memory:'])
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.logMetrics({ loss: 1 })
    expect(await client.trials({ where: { 'metrics.loss.last': 1 } })).toHaveLength(1)
    first.failure = failed()
    trial.logMetrics({ loss: 2 })
    await client.flush().catch(() => {})
    expect(await client.trials({ where: { 'metrics.loss.last': 2 } })).toHaveLength(1)
    expect(await client.report({ print: false })).toMatchObject({ metrics: { loss: [1, 2] } })
  })

  it('reserves what the first log gives, and the others follow', async () => {
    const folder = temporaryFolder()
    const uris = ['a', 'b'].map((name) => `file:${join(folder, name)}`)
    const client = clientOf(uris)
    await client.newTrial({ name: 't', parameters: {} })
    const trial = await client.reserve()
    expect(await client.reserve()).toBeUndefined()
    await client.close()
    for (const uri of uris) {
      const one = clientOf([uri])
      expect(await one.trials({ where: { reserved: true } })).toMatchObject([{ id: trial?.id }])
      await one.close()
    }
  })

  it.each([[[]], [['memory:', 'memory:']], [['memory:', 'nothing:']]])('refuses %j', (uris) => {
    expect(() => new TrackClient(uris)).toThrow(
      expect.objectContaining({ code: 'TRACK_URI_INVALID' }),
    )
  })
})
