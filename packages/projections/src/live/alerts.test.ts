import { type EventLog, type NewEvent, type StreamId, statuses } from '@track/core'
import fc from 'fast-check'
import { EMPTY, firstValueFrom, type Observable, Subject, take, toArray } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type AlertRule, lostProcess, noImprovement, nonFinite } from '../alert-rules.js'
import { statusAt } from '../status-at.js'
import { cutPages } from '../testing/cut-pages.js'
import { eventAt, makeLog, startMs, streamId, type TestLog } from '../testing/make-log.js'
import type { TrialView } from '../trial-view.js'
import { ViewReader } from '../view-reader.js'
import type { Alert } from './alert.js'
import { AlertWatch, type AlertWatchOptions } from './alert-watch.js'
import { type AlertsOptions, alerts } from './alerts.js'

const project = streamId(100)
const [one, two] = [streamId(1), streamId(2)]

const projectCreated = eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' })

function started(trial: StreamId): NewEvent[] {
  const text = { name: 'trial', description: '', version: '', hash: 'h' }
  return [
    eventAt(trial, { type: 'TrialCreated', ...text, project, groups: [] }),
    eventAt(project, { type: 'TrialAdded', trial, hash: 'h' }),
    eventAt(trial, { type: 'TrialStarted', process: undefined }),
  ]
}

const loss = (trial: StreamId, value: number, step: number): NewEvent =>
  eventAt(trial, { type: 'MetricsLogged', names: ['loss'], values: [value], step })

const finished = (trial: StreamId): NewEvent => {
  const status = statuses.completed
  return eventAt(trial, { type: 'TrialFinished', status, error: undefined, runtimeSeconds: 1 })
}

/** A rule on the latest loss. */
const high: AlertRule = {
  name: 'high',
  when: ({ metrics }) => (metrics.loss?.last ?? 0) > 1 && `loss ${metrics.loss?.last}`,
}

async function logOf(...commits: NewEvent[][]): Promise<TestLog> {
  const log = await makeLog([projectCreated, ...started(one)], [4])
  for (const commit of commits) await log.commit(...commit)
  return log
}

const defaults = (log: EventLog): AlertWatchOptions => ({
  rules: [high],
  matches: () => true,
  head: Number.POSITIVE_INFINITY,
  from: 0,
  running: async () => [],
  statuses: async () => (view) => statusAt(view, startMs),
  reader: new ViewReader(log),
})

function watch(log: EventLog, options: Partial<AlertsOptions> = {}): Observable<Alert> {
  return alerts(log, { ...defaults(log), checks: EMPTY, ...options })
}

/** All alerts of what the log has; its end ends them. */
async function allOf(log: EventLog, options?: Partial<AlertsOptions>): Promise<readonly Alert[]> {
  return firstValueFrom(watch(log, { until: AbortSignal.abort(), ...options }).pipe(toArray()))
}

const briefly = ({ rule, position, checkpoint, again }: Alert) => ({
  rule,
  position,
  checkpoint,
  again,
})

describe('alerts', () => {
  test('come when a rule turns true, and again only when it was false meanwhile', async () => {
    const values = [0, 2, 3, 0, 4]
    const log = await logOf(...values.map((value, step) => [loss(one, value, step)]))
    const found = await allOf(log)
    expect(found.map(({ message }) => message)).toEqual(['loss 2', 'loss 4'])
    expect(found.map(({ position }) => position)).toEqual([5, 8])
    expect(found[0]?.id).toBe(`high/${one}/5`)
    expect(found[0]?.trial).toMatchObject({ id: one, uid: 'h_0', project: 'p', status: 'Running' })
  })

  test('a NaN within a commit is not missed', async () => {
    const log = await logOf([loss(one, Number.NaN, 0), loss(one, 0, 1)])
    const [alert] = await allOf(log, { rules: [nonFinite('loss')] })
    expect(alert).toMatchObject({
      rule: 'nonFinite(loss)',
      message: 'loss was NaN or infinite once',
    })
  })

  test('no improvement is told once for each time that it lasts', async () => {
    const values = [3, 2, 2, 2, 2, 1, 1, 1, 1]
    const log = await logOf(...values.map((value, step) => [loss(one, value, step)]))
    const rules = [noImprovement('loss', { steps: 2, mode: 'min' })]
    const found = await allOf(log, { rules })
    expect(found.map(({ message }) => message)).toEqual([
      'loss was best at step 1, 2, 2 steps ago',
      'loss was best at step 5, 1, 2 steps ago',
    ])
  })

  test('of several in one commit only the last has the end of it as its checkpoint', async () => {
    const log = await logOf([loss(one, 2, 0), ...started(two), loss(two, 3, 0)])
    expect((await allOf(log)).map(briefly)).toEqual([
      { rule: 'high', position: 4, checkpoint: 4, again: true },
      { rule: 'high', position: 8, checkpoint: 9, again: true },
    ])
  })

  test('from a checkpoint on, a rule that was true before it is no news', async () => {
    const log = await logOf([loss(one, 2, 0)], [loss(one, 3, 1)], [loss(one, 0, 2)])
    expect(await allOf(log, { from: 5 })).toEqual([])
    await log.commit(loss(one, 4, 3))
    expect((await allOf(log, { from: 5 })).map(briefly)).toEqual([
      { rule: 'high', position: 7, checkpoint: 8, again: true },
    ])
  })

  test('what comes after the head at subscription was not delivered before', async () => {
    const log = await logOf([loss(one, 2, 0)], [loss(one, 0, 1)])
    const seen: Alert[] = []
    const more = new Promise<void>((resolve) => {
      const live = watch(log, { head: 6 }).subscribe((alert) => {
        seen.push(alert)
        if (seen.length === 1) void log.commit(loss(one, 3, 2))
        else resolve()
      })
      onTestFinished(() => live.unsubscribe())
    })
    await more
    expect(seen.map(({ again }) => again)).toEqual([true, false])
  })

  test('a trial that is deleted, or not asked for, has none', async () => {
    const log = await logOf([
      loss(one, 2, 0),
      eventAt(one, { type: 'Deleted', reason: '' }),
      ...started(two),
      loss(two, 2, 0),
    ])
    expect(await allOf(log, { matches: ({ id }) => id !== two })).toEqual([])
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ['promises', async () => true],
  ])('a rule that %s is an error with its name', async (_, when) => {
    const log = await logOf([loss(one, 2, 0)])
    const rules = [{ name: 'bad', when } as unknown as AlertRule]
    await expect(allOf(log, { rules })).rejects.toMatchObject({
      code: 'TRACK_RULE_FAILED',
      details: { rule: 'bad', trial: one },
    })
  })

  test('the next page is asked for when the subscriber has returned, and not before', async () => {
    const log = await logOf(...[2, 0, 2, 0, 2].map((value, step) => [loss(one, value, step)]))
    let pages = 0
    const cut = cutPages(log, [1], () => pages++)
    const seen: number[] = []
    await new Promise<void>((resolve) => {
      const live = watch(cut).subscribe(() => {
        seen.push(pages)
        if (seen.length === 3) resolve()
      })
      onTestFinished(() => live.unsubscribe())
    })
    expect(seen).toEqual([2, 4, 6])
  })

  test('the view of a trial that ended is let go, and read again when it resumes', async () => {
    const again = eventAt(one, { type: 'TrialStarted', process: undefined })
    const log = await logOf([loss(one, 2, 0)], [finished(one)], [again, loss(one, 3, 1)])
    const reads: StreamId[] = []
    class CountingReader extends ViewReader {
      override fold: ViewReader['fold'] = (projection, stream, options) => {
        reads.push(stream)
        return super.fold(projection, stream, options)
      }
    }
    const found = await allOf(log, { reader: new CountingReader(log) })
    expect(reads.filter((stream) => stream === one)).toHaveLength(1)
    expect(found).toHaveLength(1) // it was high before it ended, and is so again
  })
})

describe('rules with a clock', () => {
  const later = startMs + 24 * 3600 * 1000

  /** What is told when the rules are asked at these times, after all that the log has. */
  async function checked(
    log: EventLog,
    options: Partial<AlertWatchOptions>,
    nows: readonly number[],
  ): Promise<readonly Alert[]> {
    const seen: Alert[] = []
    let nowMs = startMs
    const statuses = async () => (view: TrialView) => statusAt(view, nowMs)
    const all = { ...defaults(log), rules: [lostProcess()], statuses, ...options }
    const watching = new AlertWatch(log, all, (alert) => seen.push(alert) > 0)
    const from = await watching.start()
    await watching.check() // has not caught up: nothing is asked
    await watching.apply({ commits: [], head: from })
    for await (const page of log.read({ from })) await watching.apply(page)
    for (nowMs of nows) await watching.check()
    return seen
  }

  test('a lost process is told once, and again when it was there meanwhile', async () => {
    const log = await logOf()
    const found = await checked(log, {}, [later, later, startMs, later])
    expect(found.map(({ rule }) => rule)).toEqual(['lostProcess', 'lostProcess'])
    expect(found.map(({ again }) => again)).toEqual([true, false])
    expect(found[0]?.message).toMatch(/^lost: no sign since/)
    expect(found[0]?.trial.status).toBe('Interrupted')
  })

  test('tell each loss once, with an id of its own, however often they are asked', async () => {
    const [beat, newBeat] = [later - 1_000, later + 1_000]
    const lostAfterMs = 120_001
    const heard = {
      r: { nowMs: later, lastBeatMs: beat },
      l: { nowMs: beat + lostAfterMs, lastBeatMs: beat },
      R: { nowMs: later + lostAfterMs, lastBeatMs: newBeat },
      L: { nowMs: newBeat + lostAfterMs, lastBeatMs: newBeat },
    }
    // When it is asked, and what is known of the trial then: it runs or is lost, by one beat or the next.
    const asked = 'r-l-ll--R-L-L'
    const told = ' --a-------b--'
    const log = await logOf()
    let status = heard.r
    const watching = new AlertWatch(
      log,
      {
        ...defaults(log),
        rules: [lostProcess()],
        statuses: async () => (view) => statusAt(view, status.nowMs, status),
      },
      (alert) => seen.push(alert) > 0,
    )
    const seen: Alert[] = []
    const from = await watching.start()
    for await (const page of log.read({ from })) await watching.apply(page)
    const times: [frame: number, id: string][] = []
    for (const { frame, notification } of TestScheduler.parseMarbles(asked, heard)) {
      if (notification.kind === 'N') status = notification.value
      await watching.check()
      for (const { id } of seen.splice(0)) times.push([frame, id])
    }
    const ids = {
      a: `lostProcess/${one}/3/${beat}`,
      b: `lostProcess/${one}/3/${newBeat}`,
    }
    const expected = TestScheduler.parseMarbles(told.trim(), ids).map(({ frame, notification }) => [
      frame,
      notification.kind === 'N' && notification.value,
    ])
    expect(times).toEqual(expected)
  })

  test('are not asked again while they are asked', async () => {
    const log = await logOf()
    const checks = new Subject<void>()
    let [asked, answer] = [0, (): void => {}]
    const statuses = () =>
      new Promise<(view: TrialView) => ReturnType<typeof statusAt>>((resolve) => {
        asked++
        answer = () => resolve((view) => statusAt(view, later))
      })
    const first = firstValueFrom(watch(log, { rules: [lostProcess()], statuses, checks }))
    await vi.waitFor(() => {
      checks.next() // nothing is asked before it has caught up
      expect(asked).toBe(1)
    })
    for (let i = 0; i < 3; i++) checks.next()
    answer()
    expect(await first).toMatchObject({ rule: 'lostProcess' })
    expect(asked).toBe(1)
  })

  test('trials that run and log nothing more are looked at too', async () => {
    const log = await logOf([...started(two), finished(two)])
    const running = async () => [one, two]
    const { position: head } = await log.head()
    const found = await checked(log, { head, from: undefined, running }, [later])
    expect(found.map(({ trial, again }) => [trial.id, again])).toEqual([[one, false]])
  })
})

describe('whatever the pages, and wherever it is interrupted', () => {
  const trials = [one, two, streamId(3)]
  const event = fc.oneof(
    {
      arbitrary: fc.tuple(fc.constantFrom(...trials), fc.constantFrom(0, 2, 3, Number.NaN)),
      weight: 6,
    },
    fc.tuple(fc.constantFrom(...trials), fc.constantFrom('finish', 'start')),
  )
  const commits = fc.array(fc.array(event, { minLength: 1, maxLength: 4 }), { maxLength: 14 })
  const rules = [high, nonFinite('loss'), noImprovement('loss', { steps: 2, mode: 'min' })]

  test('the alerts are the same: at least once, none missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        commits,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        async (made, sizes, takes) => {
          const log = await makeLog([projectCreated, ...trials.flatMap(started)], [20])
          let step = 0
          for (const commit of made) {
            await log.commit(
              ...commit.map(([trial, what]) => {
                if (typeof what === 'number') return loss(trial, what, step++)
                if (what === 'finish') return finished(trial)
                return eventAt(trial, { type: 'TrialStarted', process: undefined })
              }),
            )
          }
          const expected = await allOf(log, { rules })
          const got = await interrupted(cutPages(log, sizes), takes)
          expect([...new Set(got.map(({ id }) => id))].sort()).toEqual(
            expected.map(({ id }) => id).sort(),
          )
          const byId = new Map(expected.map((alert) => [alert.id, alert]))
          for (const { id, message, trial } of got)
            expect(byId.get(id)).toMatchObject({ message, trial })
        },
      ),
      { numRuns: 60 },
    )
  })

  /** Takes so many alerts at a time, each time from the checkpoint of the last one. */
  async function interrupted(log: EventLog, takes: readonly number[]): Promise<readonly Alert[]> {
    const got: Alert[] = []
    let from = 0
    for (let turn = 0; ; turn++) {
      // More each time, or it would never get past a commit with many.
      const count = (takes[turn % takes.length] ?? 1) + turn
      const some = await firstValueFrom(
        watch(log, { from, rules, until: AbortSignal.abort() }).pipe(take(count), toArray()),
      )
      got.push(...some)
      if (some.length < count) return got
      from = some.at(-1)?.checkpoint ?? from
    }
  }
})
