import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runInTerminal, runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(() => makeStore(cwd))

const plot = (...args: string[]) => runTrack(['plot', ...args], { cwd })

test('draws a metric over its steps, with ticks that read well', async () => {
  const { out, err, code } = await plot('base', 'loss', '--height', '8')
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/^ *1┤━+┓$/m)
  expect(out).toMatch(/━━$/m)
  expect(out).toMatch(/^ +0 +1 +2 +3 +4$/m)
  expect(out).toContain('loss')
  expect(out.match(/^ *[\d.]*[┤│]/gm)?.length).toBeLessThanOrEqual(9)
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
})

test('ticks that are close together are told apart', async () => {
  const folder = temporaryFolder()
  {
    await using client = new TrackClient(`file:${join(folder, 'runs')}`)
    const trial = await client.newTrial({ name: 'large', parameters: {} })
    await trial.run(() => {
      for (let step = 0; step < 10; step++) trial.logMetrics({ at: 1e9 + step / 50 }, { step })
    })
  }
  const { out } = await runTrack(['plot', 'large', '--height', '8'], { cwd: folder })
  const ticks = Array.from(out.matchAll(/^ *([\d.]+)┤/gm), ([, tick]) => tick)
  expect(ticks).toEqual(['1000000000.1', '1000000000'])
})

test.each(['0', '1', '1001', '99999999'])(
  'a height that is none is refused: %s',
  async (height) => {
    const { err, code } = await plot('base', '--height', height)
    expect(code).toBe(2)
    expect(err).toContain('2 at the least, and 1000 at the most')
  },
)

test('without colours each metric has a chart, with them they share one', async () => {
  expect((await plot('base')).out.match(/▲/g)).toHaveLength(2)
  const { out } = await runInTerminal(['plot', 'base'], { cwd, columns: 100 })
  expect(out.match(/▲/g)).toHaveLength(1)
  expect(out).toContain('\u001b[33m')
})

test('a metric without a finite value says so', async () => {
  expect((await plot('wide', 'loss')).out).toBe('loss: no finite values\n')
})

test('says which metrics there are', async () => {
  expect(await plot('base', 'los')).toMatchObject({
    code: 3,
    err: 'track: the trial has no metric los\n  it has loss, accuracy\n',
  })
  expect(await plot('later')).toMatchObject({ code: 3, err: 'track: the trial has no metrics\n' })
})

test('prints the points as JSON', async () => {
  expect(JSON.parse((await plot('base', 'loss', '--json')).out)).toEqual([
    { metric: 'loss', steps: [0, 1, 2, 3, 4], values: [1, 0.5, 1 / 3, 0.25, 0.2] },
  ])
})
