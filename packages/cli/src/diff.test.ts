import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runInTerminal, runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(() => makeStore(cwd))

const diff = (...args: string[]) => runTrack(['diff', ...args], { cwd })

test('of two moments of a trial: the fields that changed, and the events between', async () => {
  const { out, err, code } = await diff('base', '--from', '@5', '--to', '@7')
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/^field +before +after\nmetrics\.loss\.\d +- +[.\d]+\n/)
  expect(out).toMatch(/\n2 events between\n\d+ .* MetricsLogged {2}loss=\S+ step=\d\n/)
})

test('many points of a metric that changed are told in one line', async () => {
  const { out } = await diff('base', '--from', '@2', '--to', '@6')
  expect(out).toMatch(/\nmetrics\.loss +- +4 points, 1 to 0\.25\n/)
  expect(out).not.toContain('metrics.loss.')
  const { changes } = JSON.parse((await diff('base', 'wide', '--json')).out)
  expect(changes).toContainEqual({ path: ['metrics', 'loss', '4'], before: 0.2 })
  expect((await diff('base', 'wide')).out).toMatch(/\nmetrics\.loss +5 points, 1 to 0\.2 +NaN\n/)
})

test('what came as a whole is told part by part', async () => {
  const folder = temporaryFolder()
  await using client = new TrackClient(`file:${join(folder, 'runs')}`, { systemMetrics: false })
  const trial = await client.newTrial({ name: 'a', parameters: { lr: 1 } })
  trial.start()
  await trial.logFile(Buffer.from('text'), { name: 'notes.txt' })
  await trial.finish()
  const { out } = await runTrack(['diff', 'a', '--from', '@1'], { cwd: folder })
  expect(out).toMatch(/\nfiles\.notes\.txt +- +\{"digest":/)
})

test('on a narrow terminal there is room for what was and for what is', async () => {
  const env = { NO_COLOR: '1' }
  const { out } = await runInTerminal(['diff', 'base', 'wide'], { cwd, env, columns: 72 })
  expect(out).toMatch(/^field +before +after\r?\n/)
  expect(out).not.toContain('no room for')
  for (const line of out.split(/\r?\n/)) expect(line.length).toBeLessThanOrEqual(72)
})

test('more events than asked for are counted', async () => {
  const { out, err } = await diff('base', '--from', '0', '-n', '1').catch((error) => error)
  expect({ out, err }).toMatchObject({ out: '' }) // it was not there then
  const some = await diff('base', '--from', '@2', '-n', '1')
  expect(some.out.split('\n').filter((line) => line.includes('MetricsLogged'))).toHaveLength(1)
  expect(some.err).toMatch(/^\d more are not shown; -n shows more\n$/)
})

test('of two trials: the fields that differ', async () => {
  const { out, code } = await diff('base', 'wide')
  expect(code).toBe(0)
  expect(out).toMatch(/\nname +base +wide\n/)
  expect(out).toMatch(/\nparameters\.net\.hidden +32 +64\n/)
  expect(out).not.toMatch(/events between/)
  expect((await diff('base', 'base')).out).toBe('nothing differs\n')
})

test('as a JSON Patch, and as JSON', async () => {
  const patch = JSON.parse((await diff('base', 'wide', '--patch')).out)
  expect(patch).toContainEqual({ op: 'replace', path: '/parameters/net/hidden', value: 64 })
  const told = JSON.parse((await diff('base', '--from', '@6', '--json')).out)
  expect(told).toMatchObject({ from: expect.any(Number), to: expect.any(Number), eventCount: 3 })
  expect(told.events.at(-1).event.type).toBe('TrialFinished')
  expect(told.changes).toContainEqual({
    path: ['status', 'name'],
    before: 'Running',
    after: 'Completed',
  })
})

test('a trial alone, and no moment, is a mistake', async () => {
  const { err, code } = await diff('base')
  expect(code).toBe(2)
  expect(err).toMatch(/--from/)
})
