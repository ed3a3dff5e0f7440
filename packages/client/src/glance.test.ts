import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { keepGlance } from '@track/log/glance'
import { expect, test } from 'vitest'
import { keepTrials, TrialGlance } from './glance.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { TrialSearch } from './trial-search-options.js'

const strange = {
  nan: Number.NaN,
  least: Number.NEGATIVE_INFINITY,
  zero: -0,
  big: 2n ** 80n,
  'a.b': ['\0nul', '*', 'line\nend', '\u2028', 'é'],
  ['__proto__']: { inner: 1n },
  when: new Date(0),
  bytes: new Uint8Array([1, 2]),
}

/** A store with trials that have ended; `more` logs what else there is. */
async function setUp(more = async (_client: TrackClient) => {}): Promise<string> {
  const path = join(temporaryFolder(), 'store')
  await using client = new TrackClient(`file:${path}`)
  for (const lr of [0.1, 0.01, 0.001]) {
    const trial = await client.newTrial({ name: `lr ${lr}`, parameters: { lr }, force: true })
    await trial.run(() => trial.logMetrics({ loss: 10 * lr, 'nan.': Number.NaN }))
  }
  const trial = await client.newTrial({ name: 'strange', parameters: strange, force: true })
  trial.addTags({ zero: -0, text: '\0d1' })
  await trial.finish()
  await more(client)
  return path
}

/** Reads the store as a client does, and keeps what it read. */
async function read<T>(path: string, work: (client: TrackClient) => Promise<T>): Promise<T> {
  await using client = new TrackClient(`file:${path}`)
  const result = await work(client)
  await keepTrials(path, client)
  return result
}

test('a glance answers as a client does, whatever values trials have', async () => {
  const path = await setUp()
  const searches: TrialSearch[] = [
    {},
    { limit: 2 },
    { where: { 'parameters.lr': { $lt: 0.05 } }, sort: '-metrics.loss.min', limit: 1 },
    { where: { 'parameters.big': 2n ** 80n } },
  ]
  const [asked, ids] = await read(path, async (client) => [
    await Promise.all(searches.map((search) => client.trials(search))),
    await client.trialIds(),
  ])
  const glance = TrialGlance.of(path)
  const seen = await Promise.all(searches.map((search) => glance?.trials(search)))
  expect(seen).toEqual(asked)
  expect(asked.map(({ length }) => length)).toEqual([4, 2, 1, 1])
  expect(glance?.trialIds()).toEqual(ids)
  const [before, after] = [asked, seen].map((all) => all[0]?.[3]?.parameters)
  expect(Object.is(after?.zero, -0)).toBe(true)
  expect(Object.keys(after ?? {})).toEqual(Object.keys(before ?? {}))
})

test('a glance refuses what a client refuses', async () => {
  const path = await setUp()
  await read(path, (client) => client.trials())
  const glance = TrialGlance.of(path)
  await expect(glance?.trials({ limit: -1 })).rejects.toThrow('A limit is a count')
  await expect(glance?.trials({ sort: 'none' })).rejects.toThrow('cannot be sorted by none')
})

test('there is no glance of a store that has changed', async () => {
  const path = await setUp()
  const [first] = await read(path, (client) => client.trials())
  expect(TrialGlance.of(path)).toBeDefined()
  await read(path, (client) => client.deleteTrial({ uid: first?.uid ?? '' }))
  expect(TrialGlance.of(path)).toBeUndefined()
})

test('there is no glance of a trial that somebody has reserved: when that process ends, the log says nothing', async () => {
  const path = await setUp(async (client) => {
    await client.newTrial({ name: 'wait', parameters: {}, force: true })
    expect(await client.reserve({ where: { name: 'wait' } })).toBeDefined()
  })
  const trials = await read(path, (client) => client.trials({ where: { reserved: true } }))
  expect(trials).toHaveLength(1)
  expect(TrialGlance.of(path)).toBeUndefined()
})

test('what is no text of trials is none', async () => {
  const path = await setUp()
  await using client = new TrackClient(`file:${path}`)
  const trials = await client.trials()
  const line = (trial: object): string => JSON.stringify({ ...trials[0], ...trial })
  const lines = ['', '{', '[]', 'null', '*{"id":"\\u0000nX"}', line({ groups: [1] })]
  lines.push(line({ metrics: { loss: {} } }), line({ tags: null }), line({ startedAt: '1' }))
  for (const [i, text] of lines.entries()) {
    await keepGlance(path, async () => Buffer.from(`${text}\n${text}`))
    const glance = TrialGlance.of(path)
    expect(glance).toBeDefined()
    expect([i, await glance?.trials(), glance?.trialIds()]).toEqual([i, undefined, undefined])
    rmSync(join(path, 'derived', 'glance'))
  }
})
