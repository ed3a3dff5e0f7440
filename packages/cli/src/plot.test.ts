import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { TrackClient } from '@track/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chartText } from './chart.js'
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

test('a chart is as wide as the terminal, however low it is and however long its numbers are', () => {
  const x = Array.from({ length: 100 }, (_, step) => 1e9 + step)
  const long = { name: 'long', line: { x, y: x.map((_, i) => Math.exp(-i / 7) / 3) } }
  const one = { name: 'one', line: { x: [1e12], y: [1 / 3] } }
  for (const lines of [[long], [one], [long, one]]) {
    for (const height of [2, 3, 5, 8, 16]) {
      const text = chartText(lines, { columns: 80, hasColors: true }, height)
      const widths = text.split('\n').map((row) => stripVTControlCharacters(row).length)
      expect(Math.max(...widths)).toBeLessThanOrEqual(80)
      expect(Math.max(...widths)).toBeGreaterThan(70)
    }
  }
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
