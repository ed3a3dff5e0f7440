import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

describe('fork', () => {
  let cwd = ''
  beforeAll(async () => {
    cwd = temporaryFolder(afterAll)
    await makeStore(cwd)
  })

  const json = async (...args: string[]) => {
    const { out, err, code } = await runTrack([...args, '--json'], { cwd })
    expect({ err, code }).toEqual({ err: '', code: 0 })
    return JSON.parse(out)
  }

  test('makes a trial that starts as another was after a step, with other parameters', async () => {
    const base = await json('show', 'base')
    const fork = await json(
      ...['fork', 'base', '--step', '2', '--metric', 'loss', '--name', 'resumed'],
      ...['--param', 'lr=0.5', '--tag', 'kind=fork'],
    )
    expect(fork).toMatchObject({
      uid: expect.stringMatching(/^[0-9a-f]{64}_0$/),
      name: 'resumed',
      forkedFrom: { trial: base.id, uid: base.uid },
    })
    const shown = await json('show', 'resumed')
    expect(shown).toMatchObject({
      uid: fork.uid,
      forkedFrom: base.id,
      version: 'v1',
      groups: ['first'],
      parameters: { lr: 0.5, net: { hidden: 32 } },
      tags: { owner: 'ada', kind: 'fork' },
      status: 'CreatedGroup',
    })
    expect(shown.metadata).toEqual(base.metadata)
    const report = await json('report', 'resumed', '--full')
    expect(report.forkedFrom).toEqual(fork.forkedFrom)
    expect(Object.keys(report.metrics.loss)).toEqual(['0', '1', '2'])
    const { out } = await runTrack(['show', 'resumed'], { cwd })
    expect(out).toMatch(/forked from +[0-9a-f]{12}_0 at revision \d+, position \d+/)
  })

  test('takes the trial as it is now, or at a position; equal parameters are the next revision', async () => {
    const base = await json('show', 'base')
    const { position } = base.asOf
    const now = await runTrack(['fork', 'base'], { cwd })
    expect(now.out).toMatch(/^forked [0-9a-f]{12}_1 {2}base from [0-9a-f]{12}_0 at position \d+\n$/)
    const early = await json('fork', base.uid, '--at', String(position - 1), '--code', 'v2')
    expect(early.forkedFrom.position).toBeLessThan(position)
    expect((await json('show', early.id)).version).toBe('v2')
    const atRevision = await json('fork', base.uid, '--at', '@2')
    expect(atRevision.forkedFrom.revision).toBe(2)
  })

  test('is refused where there is no such trial or moment, and where the line makes no sense', async () => {
    const cases: [string[], number, string][] = [
      [['fork', 'nobody'], 3, 'there is no trial nobody'],
      [['fork', 'wide', '--step', '99'], 3, 'logged no step 99'],
      [['fork', 'wide', '--at', '1'], 3, 'was not there yet'],
      [['fork', 'wide', '--at', 'yesterday'], 2, 'is no time'],
      [['fork', 'wide', '--step', 'x'], 2, 'It is a number.'],
      [['fork', 'wide', '--metric', 'loss'], 2, '--metric says of which metric'],
      [['fork', 'wide', '--at', '9', '--step', '0'], 2, 'cannot be used with'],
    ]
    for (const [args, code, text] of cases) {
      const ran = await runTrack(args, { cwd })
      expect([ran.code, ran.out], args.join(' ')).toEqual([code, ''])
      expect(ran.err).toContain(text)
    }
  })
})
