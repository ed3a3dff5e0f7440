import { type CommitPage, type EventLog, type NewEvent, statuses, TrackError } from '@track/core'
import {
  filter,
  firstValueFrom,
  lastValueFrom,
  map,
  type Observable,
  ReplaySubject,
  take,
  toArray,
} from 'rxjs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventAt, makeLog, startMs, streamId, TestLog, withDerived } from '../testing/make-log.js'
import type { LiveTrial } from './live-trial.js'
import { type LiveTrialsOptions, liveTrials } from './live-trials.js'
import { liveViews } from './live-views.js'

const project = streamId(100)
const group = streamId(101)
const [one, two, three] = [streamId(1), streamId(2), streamId(3)]
const fast = { intervalMs: 0 }

function created(trial: string): NewEvent[] {
  const text = {
    name: `trial ${Number.parseInt(trial, 16)}`,
    description: '',
    version: '',
    hash: 'h',
  }
  return [
    eventAt(trial, { type: 'TrialCreated', ...text, project, groups: [group] }),
    eventAt(trial, { type: 'ArgumentsLogged', arguments: { epochs: 100 } }),
    eventAt(project, { type: 'TrialAdded', trial, hash: 'h' }),
    eventAt(group, { type: 'TrialAdded', trial, hash: 'h' }),
  ]
}

function points(trial: string, steps: number, everyMs = 100): NewEvent[] {
  return Array.from({ length: steps }, (_, i) =>
    eventAt(
      trial,
      { type: 'MetricsLogged', names: ['loss'], values: [1 / (i + 1)], step: i },
      everyMs * i,
    ),
  )
}

const start = (trial: string): NewEvent =>
  eventAt(trial, { type: 'TrialStarted', process: undefined })

async function setUp(): Promise<TestLog> {
  const text = { name: 'n', description: '' }
  return makeLog(
    [
      eventAt(project, { type: 'ProjectCreated', ...text }),
      eventAt(group, { type: 'GroupCreated', ...text, project }),
      ...created(one),
      ...created(two),
      start(one),
      ...points(one, 50),
    ],
    [6],
  )
}

/** Waits for the first emission in which the trials are as asked for. */
function until(
  log: EventLog,
  options: LiveTrialsOptions,
  accept: (trials: readonly LiveTrial[]) => boolean,
): Promise<readonly LiveTrial[]> {
  return firstValueFrom(liveTrials(log, { ...fast, ...options }).pipe(filter(accept)))
}

/** All that `live` emits, from now on and whoever listens when, until the test ends. */
function replayed<T>(live: Observable<T>): Observable<T> {
  const seen = new ReplaySubject<T>()
  const subscription = live.subscribe(seen)
  onTestFinished(() => subscription.unsubscribe())
  return seen
}

describe('live trials', () => {
  test('show what there is, with speed and remaining time', async () => {
    const trials = await until(await setUp(), { totalSteps: 'epochs' }, (it) => it[0]?.step === 49)
    expect(trials.map(({ stream, name }) => [stream, name])).toEqual([
      [one, 'trial 2'],
      [two, 'trial 3'],
    ])
    const [first] = trials
    expect(first).toMatchObject({
      status: statuses.running,
      step: 49,
      events: 53,
      runtimeSeconds: 4.9,
    })
    expect(first?.metrics.get('loss')).toEqual({ value: 1 / 50, step: 49 })
    expect(first?.eventsPerSecond).toBeCloseTo(53 / 4.9)
    expect(first?.etaSeconds).toBeCloseTo(5)
    expect(first?.asOf?.timeMs).toBe(startMs + 4900)
    expect(trials[1]).toMatchObject({
      status: statuses.createdGroup,
      step: undefined,
      etaSeconds: undefined,
    })
  })

  test("show a trial's chronos, whole", async () => {
    const log = await setUp()
    const lap = { type: 'ChronoRecorded', name: 'batch', window: 2, skip: 0 } as const
    const laps = [1, 2, 6].map((seconds) => eventAt(two, { ...lap, seconds, aggregator: 'ring' }))
    await log.commit(...laps)
    const trials = await until(log, { trials: [one, two] }, (it) => it[1]?.events === 5)
    expect(trials[0]?.chronos).toEqual(new Map())
    expect(trials[1]?.chronos).toBe(trials[1]?.view.chronos)
    expect(trials[1]?.chronos.get('batch')).toMatchObject({
      laps: 3,
      last: 6,
      ring: [2, 6],
      stats: { count: 3, mean: 3, min: 1, max: 6 },
    })
  })

  test('go on as the log grows, and complete with the last state when it closes', async () => {
    const log = await setUp()
    const steps = replayed(
      liveTrials(log, { ...fast, trials: [two] }).pipe(
        map(([trial]) => trial?.metrics.get('loss')?.step),
      ),
    )
    for (const [step, event] of points(two, 20).entries()) {
      await log.commit(event)
      await firstValueFrom(steps.pipe(filter((seen) => seen === step)))
    }
    await log.commit(...points(two, 25).slice(20))
    await firstValueFrom(steps.pipe(filter((seen) => seen === 24)))
    await log.close()
    const seen = (await lastValueFrom(steps.pipe(toArray()))).map((step) => step ?? -1)
    expect(seen).toEqual(seen.toSorted((x, y) => x - y))
    expect(seen.at(-1)).toBe(24)
  })

  test('emit the latest only, when the log is faster than the interval', async () => {
    const log = await setUp()
    const end = new AbortController()
    const options = { intervalMs: 10_000, until: end.signal }
    const states = replayed(liveTrials(log, options))
    await firstValueFrom(states)
    for (const event of points(two, 500)) await log.commit(event)
    end.abort()
    const emitted = await lastValueFrom(states.pipe(toArray()))
    expect(emitted).toHaveLength(2)
    expect(emitted[1]?.[1]?.step).toBe(499)
  })

  test('that are to end before they began show what there is', async () => {
    const log = await setUp()
    const emitted = await lastValueFrom(
      liveTrials(log, { trials: [one], until: AbortSignal.abort() }).pipe(toArray()),
    )
    expect(emitted.map(([trial]) => trial?.step)).toEqual([49])
  })

  test('of a group or a project follow those that are added and let go those removed', async () => {
    for (const selection of [{ group }, { project }]) {
      const log = await setUp()
      const collection = selection.group ?? selection.project ?? ''
      const states = replayed(
        liveTrials(log, { ...fast, ...selection }).pipe(
          map((trials) => trials.map(({ stream, events }) => `${stream.slice(-1)}:${events}`)),
          map((trials) => trials.join(' ')),
        ),
      )
      const shown = (trials: string): Promise<string> =>
        firstValueFrom(states.pipe(filter((state) => state === trials)))
      expect(await firstValueFrom(states)).toBe('2:53 3:2')
      await log.commit(...created(three), ...points(three, 2))
      await log.commit(...points(three, 5), eventAt(streamId(7), { type: 'Deleted', reason: '' }))
      await shown('2:53 3:2 4:9')
      await log.commit(eventAt(collection, { type: 'TrialRemoved', trial: one }), ...points(one, 3))
      await shown('3:2 4:9')
      await log.close()
      expect(await lastValueFrom(states)).toBe('3:2 4:9')
    }
  })

  test('from the head show only trials with news, and those with all of their past', async () => {
    const log = await setUp()
    const states = replayed(liveTrials(log, { ...fast, from: 'head' }))
    // It has begun to follow, and shows nothing yet.
    expect(await firstValueFrom(states)).toEqual([])
    await log.commit(...points(one, 1))
    const trials = await firstValueFrom(states.pipe(filter(({ length }) => length > 0)))
    expect(trials.map(({ stream, events }) => [stream, events])).toEqual([[one, 54]])
    expect(trials[0]?.eventsPerSecond).toBe(1)
    expect(trials[0]).toMatchObject({ name: 'trial 2', status: statuses.running })
  })

  test('of some, and from the head, are those and whatever logs besides', async () => {
    const log = await setUp()
    const states = replayed(liveTrials(log, { ...fast, trials: [two], from: 'head' }))
    const streams = states.pipe(map((trials) => trials.map(({ stream }) => stream)))
    expect(await firstValueFrom(streams)).toEqual([two])
    await log.commit(...points(one, 1))
    expect(await firstValueFrom(streams.pipe(filter(({ length }) => length > 1)))).toEqual([
      two,
      one,
    ])
  })

  test('read past a snapshot come to the same as without one', async () => {
    const log = await setUp()
    await log.commit(...points(one, 9000))
    const bare = await until(
      withDerived(log, undefined),
      { trials: [one] },
      (it) => it.length === 1,
    )
    const first = await until(log, { trials: [one] }, (it) => it.length === 1)
    const second = await until(log, { trials: [one] }, (it) => it.length === 1)
    for (const trials of [first, second]) {
      expect(trials[0]?.events).toBe(bare[0]?.events)
      expect(trials[0]?.metrics).toEqual(bare[0]?.metrics)
    }
    const keys = await log.derived.keys({ from: 'snapshot/', to: 'snapshot/~' })
    expect(keys.length).toBeGreaterThan(0)
  })

  test('abort the subscription of the log when unsubscribed', async () => {
    const log = await setUp()
    let signal: AbortSignal | undefined
    const watched: EventLog = {
      ...withDerived(log, undefined),
      subscribe: (options) => {
        signal = options?.signal
        return log.subscribe(options)
      },
    }
    await firstValueFrom(liveTrials(watched, fast).pipe(take(1)))
    expect(signal?.aborted).toBe(true)
  })

  test('keep the snapshots of a long trial when unsubscribed', async () => {
    const log = await setUp()
    await log.commit(...points(two, 3000))
    const { derived } = log
    let watched: EventLog = log
    const kept = new Promise<void>((resolve) => {
      watched = withDerived(log, {
        get: (keys) => derived.get(keys),
        keys: (range) => derived.keys(range),
        write: async (entries) => {
          await derived.write(entries)
          if (entries.some(([key]) => key.startsWith('snapshot/'))) resolve()
        },
      })
    })
    await until(watched, {}, (trials) => trials[1]?.step === 2999)
    await kept
    const keys = await derived.keys({ from: 'snapshot/', to: 'snapshot/~' })
    expect(keys.map((key) => key.split('/')[3])).toEqual([two])
  })

  test('error with what the log throws, and with a gap', async () => {
    const log = await setUp()
    const failing: EventLog = {
      ...withDerived(log, undefined),
      async *subscribe() {
        yield { commits: [], head: 0 }
        throw new TrackError('TRACK_LOG_FAILED', 'gone')
      },
    }
    await expect(lastValueFrom(liveTrials(failing, fast))).rejects.toMatchObject({
      code: 'TRACK_LOG_FAILED',
    })
    const gapped: EventLog = {
      ...withDerived(log, undefined),
      async *subscribe(options): AsyncIterable<CommitPage> {
        for await (const page of log.subscribe(options)) {
          yield { ...page, commits: page.commits.toSpliced(1, 1) }
        }
      },
    }
    await expect(lastValueFrom(liveTrials(gapped, fast))).rejects.toMatchObject({
      code: 'TRACK_COMMIT_CORRUPT',
    })
  })

  test('take a commit once that a subscription delivers twice', async () => {
    const log = await setUp()
    const stuttering: EventLog = {
      ...withDerived(log, undefined),
      async *subscribe(options): AsyncIterable<CommitPage> {
        let before: CommitPage | undefined
        for await (const page of log.subscribe({ ...options, pageBytes: 1 })) {
          yield page
          if (before !== undefined) yield before
          before = page
        }
      },
    }
    const trials = await until(stuttering, {}, (it) => it[0]?.step === 49)
    expect(trials[0]?.events).toBe(53)
  })
})

describe('live views', () => {
  test('are of one position, say when they have caught up, and do not change afterwards', async () => {
    const log = await setUp()
    const first = await firstValueFrom(
      liveViews(log, fast).pipe(filter(({ caughtUp }) => caughtUp)),
    )
    expect(first.position).toBe((await log.head()).position)
    expect([...first.projects.keys(), ...first.groups.keys()]).toEqual([project, group])
    expect(first.projects.get(project)?.trials.findUid('h_1')?.trial).toBe(two)
    const { size } = first.trials
    await log.commit(...created(three))
    const next = await firstValueFrom(
      liveViews(log, fast).pipe(filter(({ trials }) => trials.size > size)),
    )
    expect([first.trials.size, next.trials.size]).toEqual([2, 3])
  })

  test('of an empty log are emitted too', async () => {
    const views = await firstValueFrom(liveViews(new TestLog(), fast))
    expect(views).toMatchObject({ position: 0, caughtUp: true, store: undefined })
  })
})
