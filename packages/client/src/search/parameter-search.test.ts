import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { memoryClient } from '../testing/memory-client.js'
import { temporaryFolder } from '../testing/temporary-folder.js'
import { TrackClient } from '../track-client.js'
import { choice, integer, logUniform } from './dimension.js'
import type { Optimiser, SearchSoFar } from './optimiser.js'
import type { ParameterSearchOptions } from './parameter-search-options.js'

const space = { x: integer(0, 2), kind: choice(['a', 'b']) }
const grid = { space, group: 'sweep', algorithm: 'grid' } as const

async function setUp(client = memoryClient()): Promise<TrackClient> {
  await client.setProject({ name: 'p', force: true })
  return client
}

describe('a search', () => {
  it('suggests trials of its group with the parameters to try, until none is left', async () => {
    const client = await setUp()
    const search = await client.search({ ...grid, name: 'fit', version: 'v' })
    const seen: string[] = []
    for (let trial = await search.suggest(); trial !== undefined; trial = await search.suggest()) {
      const { x, kind } = trial.parameters
      seen.push(`${x}${kind}`)
      await search.observe(trial, x)
    }
    expect(seen).toEqual(['0a', '1a', '2a', '0b', '1b', '2b'])
    const trials = await client.trials({ where: { groups: 'sweep', project: 'p' } })
    expect(trials).toHaveLength(6)
    expect(trials[1]).toMatchObject({
      name: 'fit',
      version: 'v',
      status: 'Completed',
      parameters: { x: 1, kind: 'a' },
      metadata: { search: { algorithm: 'grid', index: 1 } },
      metrics: { objective: { last: 1 } },
    })
  })

  it('is reserved for its process until it starts', async () => {
    const client = await setUp()
    const search = await client.search(grid)
    const trial = await search.suggest()
    expect((await trial?.status())?.status.name).toBe('Reserved')
    expect(await client.reserve({ where: { groups: 'sweep' } })).toBeUndefined()
    await trial?.run(() => {})
    expect((await trial?.status())?.status.name).toBe('Completed')
  })

  it('never gives a point out twice, however it is asked', async () => {
    const client = await setUp()
    const one = await client.search(grid)
    const two = await client.search({ ...grid, algorithm: 'random' })
    const three = await client.search({ ...grid, algorithm: 'random', seed: 5 })
    const asked = [one, two, three].flatMap((search) => [1, 2, 3, 4].map(() => search.suggest()))
    const trials = (await Promise.all(asked)).filter((trial) => trial !== undefined)
    expect(trials).toHaveLength(6)
    expect(new Set(trials.map(({ parameters: { x, kind } }) => `${x}${kind}`)).size).toBe(6)
  })

  it('keeps what it is with its group, once', async () => {
    const client = await setUp()
    const objective = { metric: 'loss', mode: 'min' } as const
    const search = await client.search({ ...grid, objective })
    await client.search({ ...grid, objective })
    const reader = new (await import('@track/projections')).ViewReader(client.log)
    const { metadata, asOf } = await reader.group(search.group.id)
    expect(asOf?.streamRevision, 'created, declared').toBe(1)
    expect(metadata.get('search')).toEqual({
      space: {
        x: { kind: 'integer', low: 0, high: 2 },
        kind: { kind: 'choice', values: ['a', 'b'] },
      },
      algorithm: 'grid',
      objective: { metric: 'loss', mode: 'min', of: 'last' },
    })
  })

  it('takes what a trial came to from its metric, and knows the best', async () => {
    const client = await setUp()
    const objective = { metric: 'score', mode: 'max', of: 'max' } as const
    const search = await client.search({ ...grid, objective })
    expect(await search.best()).toBeUndefined()
    const [one, two, three, four] = [
      await search.suggest(),
      await search.suggest(),
      await search.suggest(),
      await search.suggest(),
    ]
    await one?.run(() => one.logMetrics({ score: Number.NaN }))
    await two?.run(() => {
      two.logMetrics({ score: 5 }, { step: 0 })
      two.logMetrics({ score: 1 }, { step: 1 })
    })
    await three?.run(() => Promise.reject(new Error('diverged'))).catch(() => {})
    expect(await search.observations()).toEqual([
      { point: { x: 0, kind: 'a' }, state: 'observed', value: Number.NaN },
      { point: { x: 1, kind: 'a' }, state: 'observed', value: 5 },
      { point: { x: 2, kind: 'a' }, state: 'failed', value: undefined },
      { point: { x: 0, kind: 'b' }, state: 'open', value: undefined },
    ])
    expect((await search.best())?.parameters).toEqual({ x: 1, kind: 'a' })
    if (four !== undefined) await search.observe(four, 6)
    const best = await search.best()
    expect(best?.parameters.kind).toBe('b')
    await expect(search.observe(four as never, '7' as never)).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
    })
  })

  it('asks an optimiser of one’s own by what all points have come to', async () => {
    const client = await setUp()
    const asked: SearchSoFar[] = []
    // Goes to where the last step made things better: what it suggests hangs on what it was told.
    const climber: Optimiser = {
      name: 'climber',
      suggest(soFar) {
        asked.push(soFar)
        const values = soFar.observations.flatMap(({ point, value }) =>
          value === undefined ? [] : [{ x: Number(point.x), value }],
        )
        const best = values.toSorted((a, b) => a.value - b.value)[0]
        if (best === undefined) return { x: 50 }
        const tried = new Set(values.map(({ x }) => x))
        const next = [best.x - 1, best.x + 1].find((x) => !tried.has(x))
        return next === undefined ? undefined : { x: next }
      },
    }
    const search = await client.search({
      space: { x: integer(0, 100) },
      group: 'g',
      algorithm: climber,
    })
    for (let trial = await search.suggest(); trial !== undefined; trial = await search.suggest()) {
      await search.observe(trial, (trial.parameters.x - 42) ** 2)
    }
    expect((await search.best())?.parameters).toEqual({ x: 42 })
    expect(asked.at(-1)?.observations.length).toBe(asked.length - 1)
    expect(asked[1]?.mode).toBe('min')
  })

  it('refuses what an optimiser makes of another space, and gives up on one that repeats itself', async () => {
    const client = await setUp()
    const points: unknown[] = [{ x: 0 }, { x: 9, kind: 'a' }, { x: 0, kind: 'a', y: 1 }, 'x']
    const wrong: Optimiser = { name: 'wrong', suggest: () => points.shift() as never }
    const search = await client.search({ ...grid, algorithm: wrong })
    while (points.length > 0) {
      await expect(search.suggest()).rejects.toMatchObject({
        code: expect.stringMatching(/TRACK_(ARGUMENT|VALUE)_INVALID/),
      })
    }
    const same: Optimiser = { name: 'same', suggest: () => ({ x: 1, kind: 'b' }) }
    const stuck = await client.search({ ...grid, algorithm: same })
    expect((await stuck.suggest())?.parameters).toEqual({ x: 1, kind: 'b' })
    expect(await stuck.suggest()).toBeUndefined()
  })

  it.each<[string, Partial<ParameterSearchOptions>]>([
    ['algorithm', { algorithm: 'bayes' as never }],
    ['seed', { seed: 0.5 }],
    ['objective', { objective: { metric: 'm', mode: 'less' as never } }],
    ['objective', { objective: { metric: 'm', mode: 'min', of: 'median' as never } }],
    ['space', { space: {} }],
    ['space', { space: undefined as never }],
    ['space', { space: { lr: logUniform(0.1, 1) } }],
  ])('refuses a wrong %s', async (argument, wrong) => {
    const client = await setUp()
    await expect(client.search({ ...grid, ...wrong })).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
      details: { argument },
    })
  })

  it('needs a group', async () => {
    const client = await setUp()
    await expect(client.search({ space })).rejects.toMatchObject({ code: 'TRACK_GROUP_NOT_FOUND' })
    await client.setGroup({ name: 'set' })
    expect((await client.search({ space })).group.name).toBe('set')
  })

  it.each(['has suggested', 'has started'])(
    'gives out again what a process %s that was killed',
    async (when) => {
      const path = temporaryFolder()
      const url = new URL('../index.js', import.meta.url).href
      const program = `
import { choice, integer, TrackClient } from '${url}'
const client = new TrackClient('file:${path}/store')
const space = { x: integer(0, 2), kind: choice(['a', 'b']) }
const search = await client.search({ space, group: 'sweep', algorithm: 'grid' })
const trial = await search.suggest()
${when === 'has started' ? 'trial.start()' : ''}
await client.flush()
console.log(trial.id)
setInterval(() => {}, 1000)`
      const child = spawn(process.execPath, ['--input-type=module', '-e', program])
      const [said] = await once(child.stdout, 'data')
      child.kill('SIGKILL')
      await once(child, 'exit')
      await using client = new TrackClient(`file:${path}/store`)
      const search = await client.search(grid)
      const again = await search.suggest()
      expect(again?.id).toBe(String(said).trim())
      expect(again?.parameters).toEqual({ x: 0, kind: 'a' })
      expect((await search.suggest())?.parameters).toEqual({ x: 1, kind: 'a' })
    },
  )
})
