import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

const plain = (numbers: Float64Array | undefined) => numbers && Array.from(numbers)

async function historyOf(trial: Trial, metric: string) {
  return (await trial.history(metric)).map(({ stepped, listed }) => ({
    steps: plain(stepped?.steps),
    values: plain(stepped?.values),
    listed: plain(listed?.values),
  }))
}

describe('a trial that is resumed from a checkpoint', () => {
  it('logs steps again: nothing is dropped, the report shows the newest of each step', async () => {
    const path = join(temporaryFolder(), 'store')
    const first = new TrackClient(`file:${path}`)
    const made = await first.newTrial({ name: 't', parameters: {} })
    await made.run(() => {
      for (let step = 0; step < 6; step++) made.logMetrics({ loss: 10 - step }, { step })
    })
    const uid = await made.uid()
    await first.close()

    const client = new TrackClient(`file:${path}`)
    onTestFinished(() => client.close())
    const trial = await client.setTrial({ uid })
    await trial.run(() => {
      for (let step = 3; step < 5; step++) trial.logMetrics({ loss: -step }, { step })
    })
    const { metrics, status } = await client.report({ full: true, print: false })
    expect(metrics).toEqual({ loss: { 0: 10, 1: 9, 2: 8, 3: -3, 4: -4, 5: 5 } })
    expect(status.name).toBe('Completed')
    expect((await trial.view()).metrics.get('loss')).toMatchObject({ count: 8, min: -4, max: 10 })
    expect(await historyOf(trial, 'loss')).toEqual([
      { steps: [0, 1, 2, 3, 4, 5], values: [10, 9, 8, 7, 6, 5], listed: undefined },
      { steps: [3, 4], values: [-3, -4], listed: undefined },
    ])
    const logged = (await eventsOfLog(client.log)).filter(({ type }) => type === 'MetricsLogged')
    expect(logged).toHaveLength(8)
  })

  it('has its starts in its history, and no points of what it did not log', async () => {
    const client = memoryClient({ now: () => 1_000 })
    const trial = await client.newTrial({ name: 't', parameters: {} })
    await trial.run(() => trial.logMetrics({ loss: 1 }))
    await trial.run(() => {})
    const none = { trial: trial.id, stepped: undefined, listed: undefined }
    expect(await trial.history('accuracy')).toEqual([
      { startedMs: 1_000, ...none },
      { startedMs: 1_000, ...none },
    ])
    const [one] = await trial.history('loss')
    const columns = { steps: undefined, values: Float64Array.of(1), times: Float64Array.of(1_000) }
    expect(one).toEqual({ ...none, startedMs: 1_000, listed: columns })
  })
})

it('steps may come in any order, and those of one metric in several events', async () => {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 't', parameters: {} })
  for (const step of [5, 1, 3, -2, 0.5]) trial.logMetrics({ loss: step }, { step })
  trial.logMetrics({ other: 1, loss: 7 }, { step: 1 })
  const { metrics } = await client.report({ print: false })
  expect(Object.entries(metrics.loss as object).sort(([a], [b]) => Number(a) - Number(b))).toEqual([
    ['-2', -2],
    ['0.5', 0.5],
    ['1', 7],
    ['3', 3],
    ['5', 5],
  ])
  expect(await historyOf(trial, 'loss')).toEqual([
    { steps: [5, 1, 3, -2, 0.5, 1], values: [5, 1, 3, -2, 0.5, 7], listed: undefined },
  ])
})

it('a metric that is logged with steps and without keeps every point of both', async () => {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 't', parameters: {} })
  for (let i = 0; i < 30; i++) {
    trial.logMetrics({ loss: i })
    trial.logMetrics({ loss: -1 - i }, { step: i })
  }
  const count = Array.from({ length: 30 }, (_, i) => i)
  const { metrics } = await client.report({ full: true, print: false })
  expect(metrics.loss).toEqual({
    steps: Object.fromEntries(count.map((i) => [i, -1 - i])),
    values: count,
  })
  expect(await historyOf(trial, 'loss')).toEqual([
    { steps: count, values: count.map((i) => -1 - i), listed: count },
  ])
})
