import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { valueDepthMax } from '@track/core'
import { keepGlance } from '@track/log/glance'
import { expect, test, vi } from 'vitest'
import { isText } from './column-items.js'
import { ColumnText, UnreadableText } from './column-text.js'
import { columnsOf, keepTrials, TrialGlance } from './glance.js'
import { KeptTrials, textOf } from './kept-trials.js'
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
  }
  const told = await glance?.columns({}, (counts) => [...counts.keys()])
  expect(told?.columns.has('a.b.last')).toBe(true)
})

/** How many of the lines of a text say what all its trials are known by. */
const nameLines = 5

/** A glance at a text, and the lines of one of a strange trial. */
async function texts(): Promise<{
  lines: string[]
  glanceAt: (text: string) => Promise<TrialGlance>
}> {
  const path = await setUp()
  const trials = await read(path, (client) => client.trials({ where: { name: 'strange' } }))
  const glanceAt = async (text: string): Promise<TrialGlance> => {
    rmSync(join(path, 'derived', 'glance'), { force: true })
    await keepGlance(path, async () => Buffer.from(text))
    const glance = TrialGlance.of(path)
    if (glance === undefined) throw new Error('There is no glance')
    expect((await TrialGlance.of(path)?.trials()) ?? trials).toEqual(trials)
    return glance
  }
  return { lines: textOf(trials).split('\n'), glanceAt }
}

test('what is no text of trials is none', async () => {
  const { lines, glanceAt } = await texts()
  const good = await glanceAt(lines.join('\n'))
  expect(await good.trials()).toHaveLength(1)
  const bad = [
    '',
    '{',
    '{}',
    'null',
    '[]',
    '[{}]',
    '[[]]',
    '[null,null]',
    '[["x"],[1]]',
    '[[null],[0]]',
  ]
  bad.push('[[{}],["0"]]', '[["x",[]],[0]]', '[[],[0]]', '[[0],[0.5]]', '["x","x"]', '[0,0]')
  bad.push('*["\\u0000nX"]')
  for (const [i, line] of lines.entries()) {
    for (const part of bad) {
      const glance = await glanceAt(lines.with(i, part).join('\n'))
      expect([i, part, await glance.trials()]).toEqual([i, part, undefined])
      expect([line, await glance.trialIds()]).toEqual([line, undefined])
    }
  }
  const fewer = await glanceAt(lines.slice(0, -1).join('\n'))
  expect(await fewer.trials()).toBeUndefined()
})

test('null stands for no number that every trial has', async () => {
  const { lines } = await texts()
  const read = lines.filter((_, i) => {
    const text = lines.with(i, '[null]').join('\n')
    try {
      return new KeptTrials(new ColumnText(Buffer.from(text))).summary(0).plain()
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableText)
      return false
    }
  })
  expect(read).toHaveLength(8) // two times, the moment that it is of, and three steps
})

test('a glance has values that nest as deep as they may, and none that nest deeper', async () => {
  const { lines, glanceAt } = await texts()
  for (const levels of [65, 1_000_000]) {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const deep = `${open.repeat(levels)}0${close.repeat(levels)}`
      const line = lines.findIndex((text) => text.includes('"when"'))
      const text = lines.with(line, `[[{"deep":${deep}}],[0]]`).join('\n')
      expect(await (await glanceAt(text)).trials()).toBeUndefined()
    }
  }
  const value = JSON.parse('['.repeat(valueDepthMax) + ']'.repeat(valueDepthMax))
  const name = 'a.'.repeat(valueDepthMax).concat('a')
  const path = await setUp(async (client) => {
    const trial = await client.newTrial({ name, parameters: { [name]: value }, force: true })
    await trial.finish()
  })
  const trials = await read(path, (client) => client.trials())
  expect(trials.at(-1)?.parameters).toHaveProperty(name)
  expect(await TrialGlance.of(path)?.trials()).toEqual(trials)
})

test('of a text the lines are looked for that are asked for', () => {
  const text = Buffer.alloc(1000, '[]\n')
  const indexOf = vi.spyOn(text, 'indexOf')
  expect(new ColumnText(text).column(1, isText)).toEqual([])
  expect(indexOf).toHaveBeenCalledTimes(2)
})

test('a table of a glance reads no more than its columns, and the names of metrics', async () => {
  const { lines, glanceAt } = await texts()
  const needed = async (path: string): Promise<number> => {
    let count = 0
    for (const i of lines.keys()) {
      const glance = await glanceAt(lines.with(i, '?').join('\n'))
      const table = await glance.columns({}, () => [path])
      if (table === undefined && i >= nameLines) count++
    }
    return count
  }
  expect(await needed('name')).toBe(1)
  expect(await needed('status')).toBe(2)
  expect(await needed('metrics.loss.last')).toBe(1) // there is no such metric
  expect(await needed('asOf.timeMs')).toBe(4)
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
