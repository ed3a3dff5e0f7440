import { type EventLog, type NewEvent, type StreamId, TrackError } from '@track/core'
import { firstValueFrom, lastValueFrom, take, toArray } from 'rxjs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type DefinedProjection, defineProjection } from '../defined/define-projection.js'
import { DefinedReader } from '../defined/defined-reader.js'
import { eventAt, makeLog, streamId, type TestLog, withDerived } from '../testing/make-log.js'
import { ViewReader } from '../view-reader.js'
import {
  type FollowedTrial,
  type FollowProjectionOptions,
  followProjection,
} from './follow-projection.js'
import { liveViews } from './live-views.js'

const project = streamId(100)
const storeStream = '0'.repeat(32)
const [one, two, three] = [streamId(1), streamId(2), streamId(3)]

interface Sum {
  readonly sum: number
  readonly count: number
}

/** The sum of all first metrics; of version 2 and later, twice that. */
function sums(version: number): DefinedProjection<Sum, 'trial'> {
  return defineProjection<Sum>({
    name: 'sums',
    version,
    initial: { sum: 0, count: 0 },
    evolve: ({ sum, count }, { event }) => {
      if (event.type !== 'MetricsLogged') return { sum, count }
      const value = event.values[0] ?? 0
      return { sum: sum + (version > 1 ? 2 * value : value), count: count + 1 }
    },
  })
}

const inAll = defineProjection({
  name: 'in-all',
  version: 1,
  per: 'store',
  initial: { events: 0, streams: new Set<string>() },
  evolve: ({ events, streams }, { stream }) => {
    return { events: events + 1, streams: new Set(streams).add(stream) }
  },
})

const text = { name: 't', description: '', version: '', hash: 'h' }

function created(trial: StreamId): NewEvent[] {
  return [
    eventAt(trial, { type: 'TrialCreated', ...text, project, groups: [] }),
    eventAt(project, { type: 'TrialAdded', trial, hash: 'h' }),
  ]
}

function points(trial: StreamId, count: number, value = 1): NewEvent[] {
  return Array.from({ length: count }, (_, step) =>
    eventAt(trial, { type: 'MetricsLogged', names: ['loss'], values: [value], step }),
  )
}

/** Two trials of 40 points each. */
async function setUp(): Promise<TestLog> {
  const log = await makeLog(
    [
      eventAt(storeStream, { type: 'ProjectAdded', project, name: 'p' }),
      eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
      ...created(one),
      ...created(two),
      ...points(one, 40),
      ...points(two, 40, 2),
    ],
    [7],
  )
  onTestFinished(() => log.close())
  return log
}

/** A reader that keeps a snapshot of whatever it reads. */
function keepingReader(log: EventLog): ViewReader {
  return new ViewReader(log, { saveAfterEvents: 1, snapshotEveryEvents: 16 })
}

async function keptOf(log: EventLog, name: string): Promise<string[]> {
  const prefix = `snapshot/own/${name}/`
  return (await log.derived?.keys({ from: prefix, to: `${prefix}~` })) ?? []
}

/** All states up to the moment at which `until` is aborted. */
function collected<State>(
  log: EventLog,
  projection: DefinedProjection<State, 'trial'>,
  options: FollowProjectionOptions = {},
): { readonly states: FollowedTrial<State>[]; end(): Promise<void> } {
  const closing = new AbortController()
  const states: FollowedTrial<State>[] = []
  const all = { intervalMs: 0, until: closing.signal, ...options }
  const ended = new Promise<void>((resolve, reject) => {
    const next = (state: FollowedTrial<State>): void => void states.push(state)
    followProjection(log, projection, all).subscribe({ next, complete: resolve, error: reject })
  })
  ended.catch(() => {}) // told by end()
  return {
    states,
    end: () => {
      closing.abort()
      return ended
    },
  }
}

/** Milliseconds do not count: the log is in memory. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('followProjection', () => {
  test('gives the state of every trial as it is, and then of those that change', async () => {
    const log = await setUp()
    const { states, end } = collected(log, sums(1))
    while (states.length < 2) await turn()
    expect(states).toEqual([
      {
        trial: one,
        state: { sum: 40, count: 40 },
        version: 1,
        isRebuilding: false,
        asOf: expect.anything(),
      },
      {
        trial: two,
        state: { sum: 80, count: 40 },
        version: 1,
        isRebuilding: false,
        asOf: expect.anything(),
      },
    ])
    await log.commit(...points(two, 3, 5), ...created(three))
    while (states.length < 4) await turn()
    await log.commit(...points(three, 1))
    await end()
    expect(states.slice(2).map(({ trial, state }) => [trial, state])).toEqual([
      [two, { sum: 95, count: 43 }],
      [three, { sum: 0, count: 0 }],
      [three, { sum: 1, count: 1 }],
    ])
  })

  test('follows one trial, or the store as a whole', async () => {
    const log = await setUp()
    const { states, end } = collected(log, sums(1), { trial: two })
    while (states.length < 1) await turn()
    const whole = followProjection(log, inAll, { intervalMs: 0 }).pipe(take(2), toArray())
    const both = lastValueFrom(whole)
    for (let i = 0; i < 20; i++) await turn()
    await log.commit(...points(one, 1))
    await log.commit(...points(two, 1))
    const [before, after] = await both
    expect(before?.state).toEqual({
      events: 86,
      streams: new Set([storeStream, project, one, two]),
    })
    expect(before?.asOf).toMatchObject({ position: 85, streamRevision: 85 })
    expect(after?.state).toMatchObject({ events: expect.toSatisfy((n) => n > 86) })
    await end()
    expect(states.map(({ trial, state }) => [trial, state])).toEqual([
      [two, { sum: 80, count: 40 }],
      [two, { sum: 81, count: 41 }],
    ])
  })

  test('a forked trial goes on from what the other one was, live and read', async () => {
    const log = await setUp()
    const { states, end } = collected(log, sums(1))
    while (states.length < 2) await turn()
    const fork = { type: 'TrialCreated', ...text, project, groups: [] } as const
    // Its past is the creation of the other one, and ten points.
    const forkedFrom = { trial: one, revision: 10 }
    await log.commit(
      eventAt(three, { ...fork, forkedFrom }),
      eventAt(project, { type: 'TrialAdded', trial: three, hash: 'h' }),
      ...points(three, 2, 100),
    )
    await end()
    const expected = { sum: 210, count: 12 }
    expect(states.at(-1)).toMatchObject({ trial: three, state: expected })
    const read = new DefinedReader(log, new ViewReader(log), sums(1)).read(three)
    expect((await read).state).toEqual(expected)
  })

  test('a slow subscriber gets the latest of each trial, and no queue', async () => {
    const log = await setUp()
    const { states, end } = collected(log, sums(1), { intervalMs: 60_000 })
    while (states.length < 2) await turn()
    for (let i = 0; i < 200; i++) {
      await log.commit(...points(one, 1), ...points(two, 1))
      await turn()
    }
    expect(states.length).toBeLessThan(6) // the past, and the first change
    await end()
    expect(states.length).toBeLessThan(8)
    expect(states.slice(-2).map(({ state }) => state)).toEqual([
      { sum: 240, count: 240 },
      { sum: 280, count: 240 },
    ])
  })

  test('within bounded memory every trial still comes to its state, by a snapshot', async () => {
    const log = await setUp()
    const { states, end } = collected(log, sums(1), { memoryBytesMax: 0, intervalMs: 60_000 })
    for (let i = 0; i < 20; i++) {
      await log.commit(...points(one, 1), ...points(two, 1))
      await turn()
    }
    await end()
    const last = (trial: StreamId) => states.filter((it) => it.trial === trial).at(-1)?.state
    expect([last(one), last(two)]).toEqual([
      { sum: 60, count: 60 },
      { sum: 100, count: 60 },
    ])
    expect((await keptOf(log, 'sums')).length).toBeGreaterThan(0)
  })

  test('no state is ahead of what it reflects: each is that of the events up to its asOf', async () => {
    const log = await setUp()
    const { states, end } = collected(log, sums(1))
    for (let i = 0; i < 30; i++) {
      await log.commit(...points(i % 2 === 0 ? one : two, 1 + (i % 3)))
      if (i % 4 === 0) await turn()
    }
    await end()
    const reader = new DefinedReader(withDerived(log, undefined), new ViewReader(log), sums(1))
    expect(states.length).toBeGreaterThan(4)
    for (const { trial, state, asOf } of states) {
      const at = (asOf?.position ?? -1) + 1
      expect((await reader.read(trial, at)).state).toEqual(state)
    }
  })

  test('what evolve throws is told with its position, and other projections go on', async () => {
    const log = await setUp()
    const fragile = defineProjection({
      name: 'fragile',
      version: 3,
      initial: 0,
      evolve: (count: number, { event }) => {
        if (event.type === 'ErrorLogged') throw new RangeError('too much')
        return count + 1
      },
    })
    const failing = collected(log, fragile)
    const { states, end } = collected(log, sums(1))
    const views = firstValueFrom(liveViews(log, { intervalMs: 0 }).pipe(take(1)))
    while (failing.states.length < 2 || states.length < 2) await turn()
    await log.commit(
      ...points(two, 1),
      eventAt(one, { type: 'ErrorLogged', error: { name: 'E', message: 'm' } }),
    )
    const error = await failing.end().then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(TrackError)
    expect(error).toMatchObject({
      code: 'TRACK_PROJECTION_FAILED',
      message: expect.stringContaining('too much'),
      details: { projection: 'fragile', version: 3, position: 87, stream: one },
      cause: expect.any(RangeError),
    })
    await log.commit(...points(one, 1))
    await end()
    expect(states.at(-1)?.state).toEqual({ sum: 41, count: 41 })
    expect((await views).trials.size).toBe(2)
  })

  test('a state that cannot be kept is told with its position and path', async () => {
    const log = await setUp()
    const wrong = defineProjection<{ at: unknown }>({
      name: 'wrong',
      version: 1,
      initial: { at: null },
      evolve: (state, { streamRevision }) => (streamRevision < 10 ? state : { at: new URL('a:b') }),
    })
    await expect(collected(log, wrong).end()).rejects.toMatchObject({
      code: 'TRACK_STATE_INVALID',
      details: { projection: 'wrong', path: 'state.at', stream: one },
    })
  })

  test('nothing is kept of a fold that failed halfway', async () => {
    const log = await setUp()
    const fragile = defineProjection({
      name: 'fragile',
      version: 1,
      initial: 0,
      evolve: (count: number, { event }) => {
        if (event.type === 'ErrorLogged') throw new RangeError('too much')
        return count + 1
      },
    })
    const reader = new ViewReader(log, { saveAfterEvents: 1, snapshotEveryEvents: 1e6 })
    const { states, end } = collected(log, fragile, { reader })
    while (states.length < 2) await turn()
    const before = await keptOf(log, 'fragile')
    await log.commit(...points(one, 2))
    await log.commit(eventAt(one, { type: 'ErrorLogged', error: { name: 'E', message: 'm' } }))
    await end().catch(() => {})
    expect(await keptOf(log, 'fragile')).toEqual(before)
  })
})

describe('a new version', () => {
  test('is built while the old one still answers, and then takes its place', async () => {
    const log = await setUp()
    const reader = keepingReader(log)
    await collected(log, sums(1), { reader }).end()
    await log.commit(...points(one, 5))
    const { states, end } = collected(log, sums(2), { reader })
    await end()
    expect(states).toMatchObject([
      {
        trial: two,
        state: { sum: 80, count: 40 },
        version: 1,
        isRebuilding: true,
        asOf: { streamRevision: 40 },
      },
      {
        trial: one,
        state: { sum: 40, count: 40 },
        version: 1,
        isRebuilding: true,
        asOf: { streamRevision: 40 },
      },
      { trial: one, state: { sum: 90, count: 45 }, version: 2, isRebuilding: false },
      { trial: two, state: { sum: 160, count: 40 }, version: 2, isRebuilding: false },
    ])
    const kept = await keptOf(log, 'sums')
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.filter((key) => !key.startsWith('snapshot/own/sums/2/'))).toEqual([])
    const again = collected(log, sums(2), { reader })
    await again.end()
    expect(again.states.map(({ isRebuilding }) => isRebuilding)).toEqual([false, false])
  })

  test('that was not finished leaves the old one answering', async () => {
    const log = await setUp()
    const reader = keepingReader(log)
    await collected(log, sums(9), { reader }).end()
    // Of versions 9 and 10 the higher one is meant, not what sorts last as text.
    await collected(log, sums(10), { reader, trial: one }).end()
    const first = followProjection(log, sums(11), { reader, intervalMs: 0 })
    expect(await firstValueFrom(first)).toMatchObject({ trial: one, version: 10 })
    const { states, end } = collected(log, sums(11), { reader })
    await end()
    expect(
      states.map(({ trial, version, isRebuilding }) => [trial, version, isRebuilding]),
    ).toEqual([
      [one, 10, true],
      [two, 9, true],
      [one, 11, false],
      [two, 11, false],
    ])
  })

  test('does not believe what an older one kept of another history', async () => {
    const log = await setUp()
    await collected(log, sums(1), { reader: keepingReader(log) }).end()
    const other = await makeLog(
      [
        eventAt(storeStream, { type: 'ProjectAdded', project, name: 'p' }),
        eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
        ...created(one),
        ...points(one, 60, 7),
      ],
      [5],
    )
    onTestFinished(() => other.close())
    const { states, end } = collected(withDerived(other, log.derived), sums(2))
    await end()
    expect(states.map(({ version, state }) => [version, state])).toEqual([
      [2, { sum: 840, count: 60 }],
    ])
  })

  test('of the store likewise', async () => {
    const log = await setUp()
    const reader = keepingReader(log)
    const options = { reader, intervalMs: 0 }
    await firstValueFrom(followProjection(log, inAll, options))
    await new DefinedReader(log, reader, inAll).read(undefined)
    const next = defineProjection({ ...inAll, version: 2, per: 'store', evolve: (s) => s })
    const states = await lastValueFrom(
      followProjection(log, next, options).pipe(take(2), toArray()),
    )
    expect(states).toMatchObject([
      { version: 1, isRebuilding: true, state: { events: 86 }, asOf: { position: 85 } },
      { version: 2, isRebuilding: false, state: { events: 0 } },
    ])
    const ofTrials = collected(log, defineProjection({ ...sums(3), name: 'in-all', per: 'trial' }))
    await ofTrials.end()
    expect(ofTrials.states.map(({ trial, version }) => [trial, version])).toEqual([
      [one, 3],
      [two, 3],
    ])
  })
})

describe('verify', () => {
  test('tells an evolve that was changed without raising the version', async () => {
    const log = await setUp()
    const reader = keepingReader(log)
    const head = (await log.head()).position
    const changed = defineProjection({ ...sums(1), per: 'trial', evolve: sums(2).evolve })
    await new DefinedReader(log, reader, sums(1)).read(one)
    await new DefinedReader(log, reader, sums(1)).verify(one, head)
    const verified = new DefinedReader(log, reader, changed).verify(one, head)
    await expect(verified).rejects.toMatchObject({
      code: 'TRACK_PROJECTION_IMPURE',
      details: { projection: 'sums', version: 1, stream: one },
    })
  })

  test('tells an evolve that draws random numbers', async () => {
    const log = await setUp()
    const random = defineProjection({
      name: 'r',
      version: 1,
      initial: 0,
      evolve: () => Math.random(),
    })
    const states = new DefinedReader(log, keepingReader(log), random)
    await expect(states.verify(one, 86)).rejects.toMatchObject({ code: 'TRACK_PROJECTION_IMPURE' })
  })
})
