import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { columnsOf } from '@track/projections/kept-table'
import { expect, test } from 'vitest'
import { TrialGlance } from './glance.js'
import { TrialListing } from './listing.js'
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
  trial.logMetrics({ odd: Number.NaN }, { step: 2 })
  trial.addTags({ zero: -0, text: '\0d1' })
  await trial.finish()
  await more(client)
  return path
}

/** Reads the store as a client does, and keeps what it read. */
async function read<T>(path: string, work: (client: TrackClient) => Promise<T>): Promise<T> {
  const client = new TrackClient(`file:${path}`)
  const result = await work(client)
  await client.close()
  const listing = new TrialListing(path)
  await listing.trials()
  await listing.close()
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
  expect(await glance?.trialIds()).toEqual(ids)
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
  await using client = new TrackClient(`file:${path}`)
  await client.deleteTrial({ uid: first?.uid ?? '' })
  await client.close()
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

test('a table of a glance has what its paths lead to, whatever metrics are called', async () => {
  const path = await setUp(async (client) => {
    await client.setGroup({ name: 'g' })
    const trial = await client.newTrial({ name: 'dots', parameters: { a: { b: 1 } }, force: true })
    trial.logMetrics({ 'a.b': 1, a: 2, 'a.b.last': 3, ['__proto__']: 4 })
    trial.logMetrics({ 'a.b': 5, stepped: 6 }, { step: 7 })
    await trial.finish()
    const other = await client.newTrial({ name: 'fewer', parameters: {}, force: true })
    other.logMetrics({ a: 8, 'a.lastStep': 9 })
    await other.finish()
  })
  const trials = await read(path, (client) => client.trials())
  const statistics = ['', '.count', '.last', '.lastStep', '.min', '.minStep', '.mean', '.none']
  const metrics = ['a', 'a.b', 'a.b.last', '__proto__', 'stepped', 'loss', 'nan.', 'none', '']
  const paths = [
    ...Object.keys(trials[0] ?? {}),
    ...metrics.flatMap((name) => statistics.map((one) => `metrics.${name}${one}`)),
    ...['parameters.lr', 'parameters.a.b', 'parameters.zero', 'parameters.__proto__.inner'],
    ...['tags.zero', 'asOf.position', 'asOf.none', 'groups.0', 'name.length', 'forkedFrom'],
    ...['plain', 'constructor', '__proto__', '', '.', 'toString.name', 'metrics.constructor.name'],
  ]
  const glance = TrialGlance.of(path)
  for (const search of [{}, { limit: 3 }, { where: { name: /^(dots|lr)/ }, sort: '-name' }]) {
    const found = (await glance?.trials(search)) ?? []
    const asked: ReadonlyMap<string, number>[] = []
    const pathsOf = (counts: ReadonlyMap<string, number>) => {
      asked.push(counts)
      return paths
    }
    const table = await glance?.columns(search, pathsOf)
    expect(table).toEqual(columnsOf(found, pathsOf))
    expect(Array.from(asked[0] ?? [])).toEqual(Array.from(asked[1] ?? []))
    expect(table?.count).toBe(found.length)
    expect(await glance?.list(search, () => paths)).toEqual({
      ...columnsOf(found, () => paths),
      all: await glance?.trialIds(),
    })
  }
  const told = await glance?.columns({}, (counts) => [...counts.keys()])
  expect(told?.columns.has('a.b.last')).toBe(true)
})

test('a glance that cannot be read is none, and another takes its place', async () => {
  const path = await setUp()
  const trials = await read(path, (client) => client.trials())
  const kept = readFileSync(join(path, 'derived', 'glance'), 'utf8')
  const [head = '', ...lines] = kept.split('\n')
  for (const text of ['', '[4]', ...[0, 6, -1].map((i) => lines.with(i, '?').join('\n'))]) {
    const start = head.slice(0, head.lastIndexOf(' ') + 1)
    const checksum = crc32(text, crc32(start))
    writeFileSync(join(path, 'derived', 'glance'), `${start}${checksum}\n${text}`)
    const glance = TrialGlance.of(path) ?? expect.fail('not kept')
    expect(await glance.trials()).toBeUndefined()
    expect(await glance.trialIds()).toBeUndefined()
    expect(await glance.columns({}, () => [])).toBeUndefined()
    expect(await glance.list({}, () => [])).toBeUndefined()
    expect(existsSync(join(path, 'derived', 'glance'))).toBe(false)
  }
  await read(path, (client) => client.trials())
  expect(await TrialGlance.of(path)?.trials()).toEqual(trials)
})

test('a glance of more trials than stand in a line has them all, in their order', async () => {
  const path = join(temporaryFolder(), 'store')
  await using client = new TrackClient(`file:${path}`)
  for (let seed = 0; seed < 1100; seed++) {
    const trial = await client.newTrial({ name: `${seed}`, parameters: { seed }, force: true })
    if (seed % 3 === 0) trial.logMetrics({ seed: -seed })
    if (seed % 7 === 0) trial.start()
    await trial.finish()
  }
  const trials = await client.trials()
  await client.close()
  await read(path, (reader) => reader.trials())
  const glance = TrialGlance.of(path)
  expect(await glance?.trials()).toEqual(trials)
  for (const limit of [0, 1, 511, 512, 513, 1099, 1100, 2000]) {
    expect(await glance?.trials({ limit })).toEqual(trials.slice(0, limit))
  }
  expect(JSON.stringify(await glance?.trials())).toBe(JSON.stringify(trials))
  const paths = ['name', 'metrics.seed.last', 'parameters.seed', 'startedAt']
  for (const search of [{}, { limit: 1100 }, { limit: 513 }, { sort: '-name' }]) {
    const found = (await glance?.trials(search)) ?? []
    expect(await glance?.columns(search, () => paths)).toEqual(columnsOf(found, () => paths))
  }
})
