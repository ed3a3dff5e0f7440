import { type EventLog, type NewEvent, type StreamId, statuses } from '@track/core'
import { filter, firstValueFrom, ReplaySubject } from 'rxjs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { trialFilter } from '../query/trial-filter.js'
import { eventAt, makeLog, streamId } from '../testing/make-log.js'
import type { LiveTrial } from './live-trial.js'
import { type RunningTrialsOptions, runningTrials } from './running-trials.js'

const project = streamId(100)
const [one, two, three] = [streamId(1), streamId(2), streamId(3)]

function started(trial: StreamId, lr: number): NewEvent[] {
  const text = { name: 'trial', description: '', version: '', hash: 'h' }
  return [
    eventAt(trial, { type: 'TrialCreated', ...text, project, groups: [] }),
    eventAt(trial, { type: 'ArgumentsLogged', arguments: { lr } }),
    eventAt(project, { type: 'TrialAdded', trial, hash: 'h' }),
    eventAt(trial, { type: 'TrialStarted', process: undefined }),
  ]
}

const lossOf = (trial: StreamId, value: number): NewEvent =>
  eventAt(trial, { type: 'MetricsLogged', names: ['loss'], values: [value], step: 0 })

const finished = (trial: StreamId): NewEvent => {
  const status = statuses.completed
  return eventAt(trial, { type: 'TrialFinished', status, error: undefined, runtimeSeconds: 1 })
}

const newLog = () =>
  makeLog([
    eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
    ...started(one, 0.1),
    ...started(two, 0.5),
  ])

const options = (some: Partial<RunningTrialsOptions> = {}): RunningTrialsOptions => ({
  matches: trialFilter({ 'parameters.lr': { $gt: 0.2 }, project: 'p' }),
  running: async () => [one, two],
  intervalMs: 0,
  ...some,
})

const ids = (trials: readonly LiveTrial[]) => trials.map(({ stream }) => stream)

/** Waits for the first emission with these trials. */
function until(log: EventLog, wanted: readonly StreamId[], some?: Partial<RunningTrialsOptions>) {
  const live = runningTrials(log, options(some))
  return firstValueFrom(live.pipe(filter((trials) => ids(trials).join() === wanted.join())))
}

describe('running trials that a query asks for', () => {
  test('are those that run at subscription and log nothing more', async () => {
    await until(await newLog(), [two])
  })

  test('are newcomers too, and no longer those that end', async () => {
    const log = await newLog()
    const came = until(log, [two, three])
    const ended = until(log, [three])
    await log.commit(...started(three, 1))
    await came
    await log.commit(finished(two))
    await ended
  })

  test('are those that begin to be asked for, or cease to be', async () => {
    const log = await newLog()
    const matches = trialFilter({ 'metrics.loss.last': { $lt: 1 } })
    const below = until(log, [one], { matches })
    await log.commit(lossOf(one, 0.5))
    await below
    const above = until(log, [], { matches })
    await log.commit(lossOf(one, 2))
    await above
  })

  test('one that starts while those that run are looked up is among them', async () => {
    const log = await newLog()
    const running = async () => {
      await log.commit(...started(three, 1))
      return [one, two]
    }
    await until(log, [two, three], { running })
  })

  test('a query is asked once for each view', async () => {
    const log = await newLog()
    const asked: StreamId[] = []
    const matches = ({ id }: { readonly id: StreamId }) => asked.push(id) > 0
    const seen = new ReplaySubject<readonly LiveTrial[]>(1)
    const live = runningTrials(log, options({ matches })).subscribe(seen)
    onTestFinished(() => live.unsubscribe())
    const isLast = (loss: number) => (trials: readonly LiveTrial[]) =>
      trials.some(({ metrics }) => metrics.get('loss')?.value === loss)
    for (const loss of [1, 2, 3]) {
      await log.commit(lossOf(one, loss))
      await firstValueFrom(seen.pipe(filter(isLast(loss))))
    }
    expect(asked.filter((id) => id === two)).toHaveLength(1)
  })
})
