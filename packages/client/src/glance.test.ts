import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { keepGlance } from '@track/log/glance'
import { expect, test } from 'vitest'
import { keepTrials, TrialGlance } from './glance.js'
import { textOf } from './glance-text.js'
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
  const [trial] = await client.trials()
  const [names = '', line = ''] = textOf(trial === undefined ? [] : [trial]).split('\n')
  const changed = (change: (parts: unknown[][]) => void): string => {
    const parts = JSON.parse(line.slice(1))
    change(parts)
    return `*${JSON.stringify(parts)}`
  }
  const bad = ['', '{', '[]', 'null', '*{"id":"\\u0000nX"}', line.slice(1, -1)]
  const count = (JSON.parse(line.slice(1)) as unknown[]).length
  for (let i = 0; i < count; i++) {
    for (const part of [null, [], [[], [0]], [['x'], [1]], [[null], [0]], [[{}], ['0']]]) {
      bad.push(changed((parts) => parts.splice(i, 1, part as never)))
    }
  }
  for (let i = 0; i < 11; i++) {
    bad.push(changed(([facts]) => facts?.splice(i, 1, [{}])))
    bad.push(changed(([facts]) => facts?.splice(i, 1, [])))
  }
  for (const at of [0, 1, count - 1]) {
    bad.push(
      changed((parts) =>
        parts.splice(
          at,
          1,
          (parts[at] ?? []).map(() => []),
        ),
      ),
    )
  }
  bad.push(changed((parts) => (parts.at(-1) as number[][])[0]?.push(1))) // a point of no metric
  const asText = async (text: string): Promise<TrialGlance | undefined> => {
    rmSync(join(path, 'derived', 'glance'), { force: true })
    await keepGlance(path, async () => Buffer.from(text))
    return TrialGlance.of(path)
  }
  const good = await asText(`${names}\n${changed(() => {})}`)
  expect(await good?.trials()).toEqual([trial])
  for (const [i, text] of bad.entries()) {
    const glance = await asText(`${names}\n${text}`)
    expect([i, await glance?.trials()]).toEqual([i, undefined])
    expect(glance?.trialIds()).toHaveLength(1)
  }
  for (const text of ['', '[]', '{}', names.slice(1), names.replace('[0]', '["0"]')]) {
    const glance = await asText(`${text}\n${line}`)
    expect(glance).toBeDefined()
    expect([text, await glance?.trials(), glance?.trialIds()]).toEqual([text, undefined, undefined])
  }
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
})
