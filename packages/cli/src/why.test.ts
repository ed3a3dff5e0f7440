import { TrackClient } from '@track/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(async () => {
  await makeStore(cwd)
  await using client = new TrackClient(`file:${cwd}/runs`)
  const [base] = await client.trials({ where: { name: 'base' } })
  const trial = await client.setTrial({ uid: base?.uid ?? '' })
  trial.start()
  trial.logMetrics({ loss: 9 }, { step: 3 })
  await trial.finish()
})

const why = (...args: string[]) => runTrack(['why', ...args], { cwd })

test('shows a value, and each event that changed it with what it replaced', async () => {
  const { out, err, code } = await why('base', 'metrics.loss.3')
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/^metrics\.loss\.3 = 9\n\n *position +time +event +before +after +process\n/)
  expect(out).toMatch(/\n +\d+ +[-\d]+T[:\d]+\.\d{3}Z +MetricsLogged +- +0\.25 +\d+ on \S+\n/)
  expect(out).toMatch(/\n +\d+ +[-\d]+T[:\d]+\.\d{3}Z +MetricsLogged +0\.25 +9 +\d+ on \S+\n$/)
})

test('as of a moment, and the last ones only', async () => {
  const at = ['--at', '@9']
  expect((await why('base', 'metrics.loss.3', ...at)).out).toMatch(/^metrics\.loss\.3 = 0\.25\n/)
  const few = await why('base', 'metrics.loss', '-n', '2')
  expect(few.out.split('\n')).toHaveLength(6)
  expect(few.err).toBe('4 earlier are not shown; -n shows more\n')
})

test('as JSON', async () => {
  const { out } = await why('base', 'status', '--json')
  const { value, causes } = JSON.parse(out)
  expect(value).toBe('Completed')
  expect(causes[0]).toMatchObject({ event: { type: 'TrialCreated' }, after: 'CreatedGroup' })
  expect(causes.at(-1)).toMatchObject({
    before: 'Running',
    after: 'Completed',
    process: { pid: process.pid },
  })
})

test('a field that the trial does not have: those that it has are shown', async () => {
  const { out, err, code } = await why('base', 'metrics.los')
  expect({ out, code }).toEqual({ out: '', code: 3 })
  expect(err).toBe(
    'track: The trial has no field "metrics.los"\n  metrics.loss\n  metrics.accuracy\n',
  )
})
