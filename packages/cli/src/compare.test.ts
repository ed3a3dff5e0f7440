import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(() => makeStore(cwd))

const compare = (...args: string[]) => runTrack(['compare', ...args], { cwd })

test('shows the parameters that differ, the metrics side by side, and their course', async () => {
  const { out, err, code } = await compare('wide', 'later', 'base')
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/^name +wide +later +base$/m)
  expect(out).toMatch(/^lr +0.01 +0.01 +0.1$/m)
  expect(out).toMatch(/^loss +NaN +- +0.2$/m)
  expect(out).toMatch(/^ +█▃▂▁▁$/m)
  expect(out).toMatch(/^ {2}min +NaN +- +0.2$/m)
  expect(out).toMatch(/^accuracy +- +- +0.9$/m)
})

test('leaves equal parameters out, says how many, and shows them when asked', async () => {
  const two = await compare('wide', 'later')
  expect(two.out).not.toMatch(/^lr /m)
  expect(two.err).toBe('1 equal parameter is not shown; --all shows them\n')
  expect((await compare('wide', 'later', '--all')).out).toMatch(/^lr +0.01 +0.01$/m)
})

test('prints the summaries and every parameter as JSON', async () => {
  const { trials, parameters } = JSON.parse((await compare('wide', 'base', '--json')).out)
  expect(trials.map(({ name }: { name: string }) => name)).toEqual(['wide', 'base'])
  expect(parameters).toEqual([
    { name: 'lr', values: [0.01, 0.1], differs: true },
    { name: 'net.hidden', values: [64, 32], differs: true },
  ])
})

test('names the trial that there is not', async () => {
  expect(await compare('base', 'nobody')).toMatchObject({ out: '', code: 3 })
})
