import {
  type DerivedStore,
  type EventLog,
  MemoryDerivedStore,
  type NewEvent,
  TrackError,
} from '@track/core'
import { describe, expect, test } from 'vitest'
import { encodeState } from './snapshot.js'
import { eventAt, makeLog, streamId, withDerived } from './testing/make-log.js'
import { trialProjection } from './trial-projection.js'
import type { TrialView } from './trial-view.js'
import { ViewReader } from './view-reader.js'

const stream = streamId(1)
const other = streamId(2)

function points(count: number, from = 0, value = (i: number): number => i): NewEvent[] {
  return Array.from({ length: count }, (_, i) =>
    eventAt(
      stream,
      { type: 'MetricsLogged', names: ['m'], values: [value(from + i)], step: from + i },
      from + i,
    ),
  )
}

/** The log, how many commits were read from it by stream, and from which revisions on. */
function counted(
  log: EventLog,
  derived = log.derived,
): { log: EventLog; commits: () => number; from: number[] } {
  let commits = 0
  const from: number[] = []
  const counting: EventLog = {
    ...withDerived(log, derived),
    async *readStream(id, options) {
      from.push(options?.from ?? 0)
      for await (const page of log.readStream(id, options)) {
        commits += page.commits.length
        yield page
      }
    },
  }
  return { log: counting, commits: () => commits, from }
}

async function keysOf(derived: DerivedStore, prefix: string): Promise<string[]> {
  return derived.keys({ from: prefix, to: `${prefix}~` })
}

function bytesOf(view: TrialView): Uint8Array {
  return encodeState(trialProjection, view)
}

describe('reading a view', () => {
  test('folds the whole stream at first, and only what is new afterwards', async () => {
    const log = await makeLog(points(100))
    const first = counted(log)
    await new ViewReader(first.log, { saveAfterEvents: 10 }).trial(stream)
    expect(first.commits()).toBe(100)
    await log.commit(...points(1, 100))
    const second = counted(log)
    const view = await new ViewReader(second.log, { saveAfterEvents: 10 }).trial(stream)
    // The commit that the snapshot ends with, to see that the log still has it, and the new one.
    expect(second.commits()).toBe(2)
    expect(view.metrics.get('m')?.count).toBe(101)
    expect(bytesOf(view)).toEqual(
      bytesOf(await new ViewReader(withDerived(log, undefined)).trial(stream)),
    )
  })

  test('keeps no snapshot of a few events', async () => {
    const log = await makeLog(points(63))
    await new ViewReader(log).trial(stream)
    expect(await keysOf(log.derived, 'snapshot/')).toEqual([])
  })

  test('keeps a snapshot of few events that each took a commit to read', async () => {
    const log = await makeLog(points(64))
    await new ViewReader(log).trial(stream)
    expect(await keysOf(log.derived, 'snapshot/')).toHaveLength(1)
  })

  test('ignores snapshots of another version, damaged ones and those of other streams', async () => {
    const log = await makeLog(points(100))
    await new ViewReader(log, { saveAfterEvents: 1 }).trial(stream)
    const [key = ''] = await keysOf(log.derived, 'snapshot/')
    const [bytes = new Uint8Array()] = await log.derived.get([key])
    const expected = bytesOf(await new ViewReader(log).trial(stream))

    const next = { ...trialProjection, version: trialProjection.version + 1 }
    const otherVersion = counted(log)
    await new ViewReader(otherVersion.log).read(next, stream)
    expect(otherVersion.commits()).toBe(100)

    const moved = new MemoryDerivedStore()
    await moved.write([[key.replace(stream, other), bytes]])
    const { version } = trialProjection
    await moved.write([[key.replace(`/trial/${version}/`, `/trial/${next.version}/`), bytes]])
    const view = await new ViewReader(withDerived(log, moved)).read(next, stream)
    expect(bytesOf(view)).toEqual(expected)
    expect((await new ViewReader(withDerived(log, moved)).trial(other)).asOf).toBeUndefined()

    await log.derived.write([[key, bytes.map((byte, i) => (i === 50 ? byte ^ 1 : byte))]])
    expect(bytesOf(await new ViewReader(log).trial(stream))).toEqual(expected)
  })

  test('ignores a snapshot of another stream, even of one in the same commits', async () => {
    const both = points(100).flatMap((event) => [event, { ...event, stream: other }])
    const log = await makeLog(both, [200])
    await new ViewReader(log, { saveAfterEvents: 1 }).trial(stream)
    const [key = ''] = await keysOf(log.derived, 'snapshot/')
    const derived = new MemoryDerivedStore()
    await derived.write([[key.replace(stream, other), (await log.derived.get([key]))[0]]])
    const view = await new ViewReader(withDerived(log, derived)).trial(other)
    expect(view.stream).toBe(other)
  })

  test('falls back to an older snapshot when the newest is damaged', async () => {
    const log = await makeLog(points(100))
    const options = { saveAfterEvents: 1, snapshotEveryEvents: 40 }
    await new ViewReader(log, options).trial(stream)
    const keys = await keysOf(log.derived, 'snapshot/')
    expect(keys.map((key) => Number(key.split('/')[4]))).toEqual([39, 79, 99])
    await log.derived.write([[keys[2] ?? '', new Uint8Array(9)]])
    const reading = counted(log)
    const view = await new ViewReader(reading.log, { saveAfterEvents: 1000 }).trial(stream)
    expect(reading.commits()).toBe(21)
    expect(view.metrics.get('m')?.count).toBe(100)
  })

  test('does not trust snapshots of a log that lost its end and grew again', async () => {
    const derived = new MemoryDerivedStore()
    const options = { saveAfterEvents: 1, snapshotEveryEvents: 20 }
    const before = await makeLog(points(60))
    await new ViewReader(withDerived(before, derived), options).trial(stream)
    // The log was cut after 30 events; another run went on from there, further than the first.
    const after = await makeLog([...points(30), ...points(50, 30, (i) => -i)])
    const reading = counted(after, derived)
    const view = await new ViewReader(reading.log, options).trial(stream)
    expect(view.metrics.get('m')).toMatchObject({ last: -79, count: 80, max: 29 })
    // From the snapshot of the 20 events that are the same.
    expect(reading.commits()).toBeLessThan(65)
    // And shorter than the first.
    const shorter = await makeLog(points(30))
    const cut = await new ViewReader(withDerived(shorter, derived), options).trial(stream)
    expect(cut.metrics.get('m')).toMatchObject({ last: 29, count: 30 })
  })

  test('as of an earlier position never shows what came after', async () => {
    const log = await makeLog(
      points(50).flatMap((event, i) => [
        event,
        eventAt(other, { type: 'Deleted', reason: `${i}` }),
      ]),
      [7],
    )
    const reader = new ViewReader(log, { saveAfterEvents: 1, snapshotEveryEvents: 8 })
    await reader.trial(stream)
    for (const at of [0, 1, 2, 3, 49, 50, 51, 99, 100, 1000]) {
      const view = await reader.trial(stream, { at })
      expect(view.metrics.get('m')?.count ?? 0).toBe(Math.min(50, Math.ceil(at / 2)))
      expect(view.asOf?.position ?? -1).toBeLessThan(at)
    }
  })

  test('as of an earlier position starts from the snapshot before it', async () => {
    const log = await makeLog(points(1000))
    await new ViewReader(log, { saveAfterEvents: 1, snapshotEveryEvents: 100 }).trial(stream)
    const reading = counted(log)
    await new ViewReader(reading.log, { saveAfterEvents: 1 }).trial(stream, { at: 555 })
    // The snapshot's own commit, then what comes after it.
    expect(reading.from).toEqual([499, 500])
    const keys = await keysOf(log.derived, 'snapshot/')
    expect(keys.map((key) => Number(key.split('/')[4]))).not.toContain(554)
  })

  test('thins the spaced snapshots out as a stream grows', async () => {
    const log = await makeLog(points(1300), [50])
    await new ViewReader(log, { saveAfterEvents: 1, snapshotEveryEvents: 10 }).trial(stream)
    const keys = await keysOf(log.derived, 'snapshot/')
    const counts = keys.map((key) => Number(key.split('/')[4]) + 1)
    expect(counts.length).toBeLessThanOrEqual(65)
    expect(counts.every((count) => count % 40 === 0 || count === 1300)).toBe(true)
    expect(counts.slice(0, 3)).toEqual([40, 80, 120])
  })

  test('comes to the same result when the store of derived data fails, and says so', async () => {
    const failure = new Error('disk full')
    const fail = async (): Promise<never> => {
      throw failure
    }
    const log = withDerived(await makeLog(points(9000), [500]), {
      get: fail,
      write: fail,
      keys: fail,
    })
    const errors: unknown[] = []
    const reader = new ViewReader(log, { onCacheError: (error) => errors.push(error) })
    const view = await reader.trial(stream)
    expect(view.metrics.get('m')?.count).toBe(9000)
    expect((await reader.series(view)).metrics.get('m')?.stepped?.values).toHaveLength(9000)
    expect(new Set(errors)).toEqual(new Set([failure]))
  })

  test('rejects with the error of a log that is damaged', async () => {
    const log: EventLog = {
      ...withDerived(await makeLog(points(3)), undefined),
      async *readStream() {
        yield { commits: [], head: 3 }
        throw new TrackError('TRACK_COMMIT_CORRUPT', 'at position 2')
      },
    }
    await expect(new ViewReader(log).trial(stream)).rejects.toMatchObject({
      code: 'TRACK_COMMIT_CORRUPT',
    })
  })
})

describe('reading series', () => {
  const events = points(10_000, 0, (i) => i / 2)
  const steps = Float64Array.from(events.keys())

  test('joins chunks and tail, as of the moment of the view', async () => {
    const log = await makeLog(events, [333])
    const reader = new ViewReader(log, { saveAfterEvents: 1 })
    for (const at of [10_000, 8192, 8191, 4097, 4096, 4095, 1, 10_000]) {
      const series = await reader.series(await reader.trial(stream, { at }))
      const { stepped, listed } = series.metrics.get('m') ?? expect.fail()
      expect(stepped?.steps).toEqual(steps.slice(0, at))
      expect(stepped?.values).toEqual(steps.slice(0, at).map((step) => step / 2))
      expect(stepped?.times[at - 1]).toBe(events[at - 1]?.timeMs)
      expect(listed).toBeUndefined()
    }
    expect(await keysOf(log.derived, 'series/')).toEqual([
      `series/v1/${stream}/0/stepped/00000000`,
      `series/v1/${stream}/0/stepped/00000001`,
    ])
  })

  test('writes each chunk once, and before the snapshots that count on it', async () => {
    const log = await makeLog(events, [333])
    const written: string[] = []
    const watching: DerivedStore = {
      get: (keys) => log.derived.get(keys),
      keys: (range) => log.derived.keys(range),
      write: async (entries) => {
        written.push(...entries.map(([key]) => key))
        await log.derived.write(entries)
      },
    }
    const paged: EventLog = {
      ...withDerived(log, watching),
      readStream: (id, options) => log.readStream(id, { ...options, pageBytes: 1 }),
    }
    await new ViewReader(paged, { saveAfterEvents: 1, snapshotEveryEvents: 5000 }).trial(stream)
    expect(written.map((key) => key.split('/')[0])).toEqual([
      'series',
      'snapshot',
      'series',
      'snapshot',
    ])
    expect(new Set(written).size).toBe(4)
  })

  test('folds chunks from the log again that are missing or damaged, and puts them back', async () => {
    const log = await makeLog(events, [333])
    const reader = new ViewReader(log, { saveAfterEvents: 1 })
    const whole = await reader.series(await reader.trial(stream))
    const [first = '', second = ''] = await keysOf(log.derived, 'series/')
    const bytes = await log.derived.get([first, second])
    await log.derived.write([
      [first, undefined],
      [second, new Uint8Array(5)],
    ])
    expect(await reader.series(await reader.trial(stream))).toEqual(whole)
    expect(await log.derived.get([first, second])).toEqual(bytes)
  })

  test('reads of lists only the last points that are asked for', async () => {
    const listed = events.map((event) => ({
      ...event,
      event: { ...event.event, step: undefined } as NewEvent['event'],
    }))
    const log = await makeLog(listed, [333])
    const reader = new ViewReader(log, { saveAfterEvents: 1 })
    const view = await reader.trial(stream)
    const read: string[] = []
    const get = (keys: readonly string[]) => {
      read.push(...keys)
      return log.derived.get(keys)
    }
    const watched = {
      get,
      write: log.derived.write.bind(log.derived),
      keys: log.derived.keys.bind(log.derived),
    }
    const watching = new ViewReader(withDerived(log, watched))
    const last = async (listedLast: number) =>
      (await watching.series(view, { listedLast })).metrics.get('m')?.listed?.values
    expect(await last(20)).toEqual(Float64Array.from({ length: 20 }, (_, i) => (9980 + i) / 2))
    expect(read).toEqual([])
    expect(await last(2000)).toEqual(Float64Array.from({ length: 2000 }, (_, i) => (8000 + i) / 2))
    expect(read).toEqual([`series/v1/${stream}/0/listed/00000001`])
    expect(await last(0)).toEqual(new Float64Array())
  })
})
