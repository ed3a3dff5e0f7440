import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
/** Before the trial `wide` was deleted, and `base` was logged to again. */
let then = ''
/** The revision of the last event of `base` before that. */
let revision = 0

beforeAll(async () => {
  await makeStore(cwd)
  await using client = new TrackClient(`file:${join(cwd, 'runs')}`)
  const head = await client.log.head()
  then = new Date(head.committedAtMs ?? Number.NaN).toISOString()
  while (new Date().toISOString() <= then) await new Promise(setImmediate)
  const trials = await client.trials()
  const [base, wide] = trials.map(({ uid }) => ({ uid }))
  revision = trials[0]?.asOf?.streamRevision ?? Number.NaN
  await client.deleteTrial(wide ?? { uid: '' })
  const trial = await client.setTrial(base ?? { uid: '' })
  trial.logMetrics({ loss: 0.01, late: 1 }, { step: 9 })
  await trial.finish()
})

const track = (...args: string[]) => runTrack(args, { cwd })
const json = async (...args: string[]) => JSON.parse((await track(...args, '--json')).out)
const eventsOf = async (...args: string[]) =>
  (await track('log', '--json', ...args)).out.trimEnd().split('\n')
const names = (trials: readonly { name: string }[]) => trials.map(({ name }) => name)

describe('--at', () => {
  test('ls, best, compare and export have the trials of then, also those deleted since', async () => {
    expect(names(await json('ls'))).toEqual(['base', 'later'])
    expect(names(await json('ls', '--at', then))).toEqual(['base', 'wide', 'later'])
    expect((await json('ls', 'groups', '--at', then))[1]).toMatchObject({ trials: 1 })
    expect((await json('ls', 'projects', '--at', then))[0]).toMatchObject({ trials: 3 })
    expect(await json('ls', '--at', '0')).toEqual([])
    const [best] = await json('best', '-m', 'loss', '--at', then)
    expect(best.metrics.loss).toMatchObject({ min: 0.2, count: 5 })
    const { trials } = await json('compare', 'base', 'wide', '--at', then)
    expect(names(trials)).toEqual(['base', 'wide'])
    expect((await track('compare', 'base', 'wide', '--at', then)).out).toContain('wide')
    const points = await json('export', 'points', '--metrics', 'loss', '--at', then)
    expect(points).toHaveLength(6)
    expect(names(await json('export', '--at', then))).toEqual(['base', 'wide', 'later'])
  })

  test('show, report and plot have a trial as it was, also by its revision', async () => {
    for (const at of [then, `@${revision}`]) {
      expect((await json('show', 'base', '--at', at)).metrics.loss.last).toBe(0.2)
      expect((await track('show', 'base', '--at', at)).out).not.toContain('late')
      expect((await json('report', 'base', '--at', at)).metrics.loss).not.toHaveProperty('9')
      const [line] = await json('plot', 'base', 'loss', '--at', at)
      expect(line.steps).toEqual([0, 1, 2, 3, 4])
    }
    expect((await track('show', 'wide', '--at', then)).out).toContain('out of memory')
    expect(await track('show', 'wide')).toMatchObject({ code: 3 })
  })

  test('log prints the events that were there', async () => {
    const all = await eventsOf()
    const before = await eventsOf('--at', then)
    expect(before).toEqual(all.slice(0, before.length))
    expect(before.length).toBeLessThan(all.length)
    expect((await track('log', '-s', 'base', '--at', '@2')).out.trimEnd().split('\n')).toHaveLength(
      3,
    )
  })

  test('what is no moment, or one that there is not, is refused', async () => {
    const noTime = await track('ls', '--at', '2026-02-30T10:00Z')
    expect(noTime).toMatchObject({ code: 2, out: '' })
    expect(noTime.err).toContain('write it with its offset, as 2026-11-20T10:00Z')
    const ofNone = await track('ls', '--at', '@1')
    expect(ofNone).toMatchObject({ code: 2, out: '' })
    expect(ofNone.err).toContain('A revision is one of a single trial')
    const early = await track('show', 'base', '--at', '0')
    expect(early).toMatchObject({ code: 3, out: '' })
    expect(early.err).toMatch(/^track: there was no trial base then\n/)
    expect(await track('log', '--at', '@1')).toMatchObject({ code: 2, out: '' })
    expect(await track('log', '--follow', '--at', then)).toMatchObject({ code: 2, out: '' })
    expect(await track('ls', '--at', '99999')).toMatchObject({ code: 3, out: '' })
    expect(await track('show', 'base', '--at', '@99999')).toMatchObject({ code: 3, out: '' })
  })

  test('watch refuses it, and says why', async () => {
    const { err, code } = await track('watch', '--once', '--at', then)
    expect(code).toBe(2)
    expect(err).toContain('What runs is watched as it happens; track ls --at shows what ran then.')
    expect((await track('watch', '--help')).out).not.toContain('--at')
  })
})
