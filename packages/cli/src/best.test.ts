import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)

beforeAll(async () => {
  await using client = new TrackClient(`file:${join(cwd, 'runs')}`)
  await client.setGroup({ name: 'grid' })
  const courses = { a: [3, 1, 2], b: [5, 4, 0.5], c: [Number.NaN], d: [2, 1.5, 1.5] }
  for (const [name, course] of Object.entries(courses)) {
    const trial = await client.newTrial({ name, force: true })
    trial.logArguments({ lr: course.length, seed: 1 })
    for (const [step, loss] of course.entries()) trial.logMetrics({ loss }, { step })
    await trial.finish()
  }
})

const best = (...args: string[]) => runTrack(['best', ...args], { cwd })
const names = async (...args: string[]) =>
  JSON.parse((await best(...args, '--json')).out).map(({ name }: { name: string }) => name)

test('puts trials in the order of the best value that a metric had', async () => {
  expect(await names('grid', '--metric', 'loss')).toEqual(['b', 'a', 'd'])
  expect(await names('-m', 'loss', '--mode', 'max', '-n', '2')).toEqual(['b', 'a'])
  expect(await names('-m', 'loss', '--last')).toEqual(['b', 'd', 'a'])
})

test('shows the value and its step', async () => {
  const { out } = await best('grid', '-m', 'loss', '-n', '1')
  expect(out).toMatch(/^id +name +loss min +step +status\n[0-9a-f]+_0 +b +0.5 +2 +Completed\n$/)
})

test('says which groups and metrics there are where that is none', async () => {
  const group = await best('grd', '-m', 'loss')
  expect(group).toMatchObject({ code: 3, err: 'track: there is no group grd\n  there are grid\n' })
  const metric = await best('grid', '-m', 'los')
  expect(metric.code).toBe(3)
  expect(metric.err).toBe('track: no trial has the metric los\n  their metrics are loss\n')
})

test('a metric that is NaN everywhere is told as that, and a name of two groups once', async () => {
  const folder = temporaryFolder()
  {
    await using client = new TrackClient(`file:${join(folder, 'runs')}`)
    for (const name of ['one', 'two']) {
      await client.setProject({ name, force: true })
      await client.setGroup({ name: 'grid', force: true })
    }
    const trial = await client.newTrial({ name: 'a', parameters: {} })
    trial.logMetrics({ nanny: Number.NaN, loss: 1 }, { step: 0 })
  }
  const run = (...args: string[]) => runTrack(['best', ...args], { cwd: folder })
  expect(await run('-m', 'nanny')).toMatchObject({
    code: 3,
    err: 'track: no trial has a value of the metric nanny but NaN\n  their other metrics are loss\n',
  })
  expect(await run('grd', '-m', 'loss')).toMatchObject({
    code: 3,
    err: 'track: there is no group grd\n  there are grid\n',
  })
})

test('the metric is required', async () => {
  expect(await best('grid')).toMatchObject({ code: 2, out: '' })
})
