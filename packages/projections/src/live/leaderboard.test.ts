import { type EventLog, type NewEvent, type StreamId, statuses, storeStreamId } from '@track/core'
import fc from 'fast-check'
import { filter, firstValueFrom, lastValueFrom, map, ReplaySubject } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { TrialTable } from '../query/trial-table.js'
import { cutPages } from '../testing/cut-pages.js'
import { eventAt, makeLog, streamId } from '../testing/make-log.js'
import { ViewReader } from '../view-reader.js'
import { boards, type Leader, type LeaderboardOptions, leaderboard } from './leaderboard.js'

const project = streamId(100)
const ids = [1, 2, 3, 4].map(streamId)
const [one, two, three] = ids as [StreamId, StreamId, StreamId]

const begun = [
  eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
  eventAt(storeStreamId, { type: 'ProjectAdded', project, name: 'p' }),
]

function started(trial: StreamId): NewEvent[] {
  const text = {
    name: `trial ${trial.at(-1)}`,
    description: '',
    version: '',
    hash: trial.slice(-2),
  }
  return [
    eventAt(trial, { type: 'TrialCreated', ...text, project, groups: [] }),
    eventAt(project, { type: 'TrialAdded', trial, hash: text.hash }),
    eventAt(trial, { type: 'TrialStarted', process: undefined }),
  ]
}

const loss = (trial: StreamId, value: number, step: number): NewEvent =>
  eventAt(trial, { type: 'MetricsLogged', names: ['loss'], values: [value], step })

const finished = (trial: StreamId): NewEvent => {
  const status = statuses.completed
  return eventAt(trial, { type: 'TrialFinished', status, error: undefined, runtimeSeconds: 1 })
}

function options(log: EventLog, some: Partial<LeaderboardOptions> = {}): LeaderboardOptions {
  const reader = new ViewReader(log)
  const table = new TrialTable(log, reader)
  return {
    metric: 'loss',
    mode: 'min',
    k: 10,
    by: 'best',
    matches: () => true,
    trials: () => table.trials(),
    intervalMs: 0,
    reader,
    ...some,
  }
}

/** The board of all that the log has. */
function boardOf(log: EventLog, some?: Partial<LeaderboardOptions>): Promise<readonly Leader[]> {
  return lastValueFrom(leaderboard(log, options(log, { until: AbortSignal.abort(), ...some })))
}

const all = [...ids.flatMap(started), loss(one, 3, 0), loss(two, 1, 0), loss(two, 5, 1)]

describe('a leaderboard', () => {
  test('has the first trials of the whole store, finished ones too', async () => {
    const log = await makeLog([...begun, ...all, loss(three, Number.NaN, 0), finished(two)])
    expect(await boardOf(log)).toEqual([
      { rank: 1, id: two, uid: '03_0', name: 'trial 3', value: 1, step: 0, status: 'Completed' },
      { rank: 2, id: one, uid: '02_0', name: 'trial 2', value: 3, step: 0, status: 'Running' },
    ])
    expect((await boardOf(log, { by: 'last' })).map(({ id, step }) => [id, step])).toEqual([
      [one, 0],
      [two, 1],
    ])
    expect((await boardOf(log, { mode: 'max', k: 1 })).map(({ value }) => value)).toEqual([5])
    expect(await boardOf(log, { matches: ({ id }) => id === one })).toHaveLength(1)
    expect(await boardOf(log, { metric: 'toString' })).toEqual([])
  })

  test('changes as events come: with a better value, a newcomer, a trial that is deleted', async () => {
    const log = await makeLog([...begun, ...all])
    const order: string[] = []
    const seen = new ReplaySubject<string>(1)
    const want = (wanted: string) => firstValueFrom(seen.pipe(filter((text) => text === wanted)))
    const end = new AbortController()
    const live = leaderboard(log, options(log, { until: end.signal }))
      .pipe(map((board) => board.map(({ name, value }) => `${name}: ${value}`).join(', ')))
      .subscribe(seen)
    seen.subscribe((text) => order.push(text))
    onTestFinished(() => live.unsubscribe())
    await want('trial 3: 1, trial 2: 3')
    await log.commit(loss(one, 0, 1))
    await want('trial 2: 0, trial 3: 1')
    await log.commit(loss(three, 0.5, 0))
    await want('trial 2: 0, trial 4: 0.5, trial 3: 1')
    await log.commit(eventAt(one, { type: 'Deleted', reason: '' }))
    await want('trial 4: 0.5, trial 3: 1')
    await log.commit(loss(two, 7, 3)) // changes nothing on it
    const completed = lastValueFrom(seen)
    end.abort()
    await completed
    expect(order).toHaveLength(4)
  })

  test('what is logged while the table is read is on it, once, and no older state takes its place', async () => {
    const log = await makeLog([...begun, ...all])
    const some = options(log)
    const trials = async () => {
      await log.commit(loss(one, 2, 1)) // after it was known where to go on, before the table
      const read = await some.trials()
      await log.commit(loss(three, 0.5, 0)) // after the table
      return read
    }
    const board = leaderboard(log, { ...some, trials, until: AbortSignal.abort() })
    expect((await lastValueFrom(board)).map(({ id, value }) => [id, value])).toEqual([
      [three, 0.5],
      [two, 1],
      [one, 2],
    ])
  })

  test('a table from later than a page is not taken back by the page', async () => {
    const log = await makeLog([...begun, ...all])
    const some = options(log, { by: 'last' })
    const trials = async () => {
      await log.commit(loss(one, 9, 1))
      await log.commit(loss(one, 4, 2))
      return some.trials()
    }
    const until = AbortSignal.abort()
    const board = leaderboard(cutPages(log, [1]), { ...some, trials, until })
    const first = await firstValueFrom(board)
    expect(first.find(({ id }) => id === one)?.value).toBe(4)
  })

  test('whatever is logged, it is the board of the table', async () => {
    const event = fc.tuple(
      fc.constantFrom(...ids),
      fc.oneof(fc.constantFrom(0, 1, 2, Number.NaN), fc.constant('finish')),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 12 }),
        fc.array(event, { maxLength: 12 }),
        fc.constantFrom<'best' | 'last'>('best', 'last'),
        async (before, after, by) => {
          const made = (some: typeof before): NewEvent[] =>
            some.map(([trial, what], step) =>
              typeof what === 'number' ? loss(trial, what, step) : finished(trial),
            )
          const log = await makeLog([...begun, ...ids.flatMap(started), ...made(before)], [3])
          const some = options(log, { by, k: 3 })
          const trials = async () => {
            const read = await some.trials()
            for (const one of made(after)) await log.commit(one)
            return read
          }
          const grown = leaderboard(log, { ...some, trials, until: AbortSignal.abort() })
          expect(await lastValueFrom(grown)).toEqual(await boardOf(log, { by, k: 3 }))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('boards', () => {
  const board = (value: number) => ({
    leaders: () => [{ rank: 1, id: one, uid: '', name: '', value, step: 0, status: '' }],
  })
  const [a, b] = [board(1), board(2)]

  test('come at most once an interval, and only when they have changed', () => {
    const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected))
    scheduler.run(({ hot, expectObservable }) => {
      const changed = hot(' aa-a-----b-a-b-----a---|', { a, b })
      const expected = '    a---------b---------a--|'
      expectObservable(changed.pipe(boards(5, scheduler))).toBe(expected, {
        a: a.leaders(),
        b: b.leaders(),
      })
    })
  })
})
