import { describe, expect, test } from 'vitest'
import { trialOrder } from './sort-trials.js'
import { trialFilter } from './trial-filter.js'
import type { TrialQuery } from './trial-query.js'
import type { MetricSummary, TrialSummary } from './trial-summary.js'

function metric(last: number, min = last): MetricSummary {
  return { count: 2, last, lastStep: 1, min, minStep: 0, max: last, maxStep: 1, mean: last }
}

function trial(name: string, over: Partial<TrialSummary> = {}): TrialSummary {
  return {
    id: name,
    uid: `${name}_0`,
    hash: name,
    revision: 0,
    name,
    description: '',
    version: 'v',
    project: 'p',
    groups: [],
    tags: {},
    parameters: {},
    metadata: {},
    metrics: {},
    status: 'Completed',
    statusValue: 302,
    reserved: false,
    startedAt: 1000,
    lastSignAt: 2000,
    runtimeSeconds: 1,
    errors: 0,
    asOf: undefined,
    ...over,
  }
}

const trials = [
  trial('a', {
    parameters: {
      lr: 0.1,
      opt: { name: 'adam', betas: [0.9, 0.999] },
      layers: [{ width: 8 }, { width: 16, kind: 'conv' }],
      seed: 2n ** 64n,
      when: '2026-11-26T00:00:00.000Z',
    },
    metrics: { loss: metric(0.5, 0.2), 'val.loss': metric(0.7) },
    groups: ['g1', 'g2'],
    finishedAt: 2000,
  }),
  trial('b', {
    parameters: { lr: 0.01, opt: { name: 'sgd' }, layers: [{ width: 32 }], seed: 7n },
    metrics: { loss: metric(0.3), val: metric(1), 'val.loss': metric(0.9) },
    tags: { best: true },
    status: 'Running',
    statusValue: 101,
  }),
  trial('c', {
    parameters: { lr: null, seed: 10, nan: Number.NaN },
    metrics: { loss: metric(Number.NaN) },
    status: 'Exception',
    errors: 2,
    finishedAt: 2000,
  }),
]

function nested(levels: number): object {
  let query: object = { $in: [] }
  for (let i = 0; i < levels; i++) query = { $not: query }
  return query
}

function cyclic(): object {
  const query: { $not?: object } = {}
  query.$not = query
  return query
}

const matching = (query: TrialQuery): string =>
  trials
    .filter(trialFilter(query))
    .map(({ name }) => name)
    .join('')

describe('a query', () => {
  test.each<[TrialQuery, string]>([
    [{}, 'abc'],
    [{ status: 'Completed' }, 'a'],
    [{ status: /^R|^E/ }, 'bc'],
    [{ status: { $in: ['Running', 'Completed'] } }, 'ab'],
    [{ status: { $nin: ['Running'] } }, 'ac'],
    [{ status: { $ne: 'Running' } }, 'ac'],
    [{ errors: { $gt: 0 } }, 'c'],
    [{ reserved: true }, ''],
    [{ groups: 'g2' }, 'a'],
    [{ finishedAt: { $exists: false } }, 'b'],
    [{ 'parameters.lr': { $lt: 0.05 } }, 'b'],
    [{ 'parameters.lr': { $gte: 0.01, $lte: 0.1 } }, 'ab'],
    [{ 'parameters.lr': null }, 'c'],
    [{ 'parameters.opt.name': 'adam' }, 'a'],
    [{ 'parameters.opt': { name: 'sgd' } }, 'b'],
    [{ 'parameters.opt.name': { $exists: true } }, 'ab'],
    [{ 'parameters.opt.betas': 0.9 }, 'a'],
    [{ 'parameters.opt.name': { $regex: '^SG', $options: 'i' } }, 'b'],
    [{ 'tags.best': true }, 'b'],
    [{ 'metrics.loss.min': { $lte: 0.3 } }, 'ab'],
    [{ 'metrics.loss.last': { $lt: 100 } }, 'ab'],
    [{ 'metrics.val.loss.last': { $gt: 0.8 } }, 'b'],
    [{ 'metrics.val.last': 1 }, 'b'],
    [{ 'metrics.constructor.last': { $exists: true } }, ''],
    [{ 'parameters.constructor.name': { $exists: true } }, ''],
    [{ 'parameters.constructor.name': 'Object' }, ''],
    [{ 'parameters.__proto__': { $exists: true } }, ''],
    [{ 'parameters.toString': { $ne: null } }, ''],
    [{ 'parameters.lr': { $ne: 0.1 } }, 'bc'],
    [{ 'parameters.opt.name': { $ne: 'adam' } }, 'bc'],
    [{ 'parameters.opt.name': { $nin: ['adam', null] } }, 'b'],
    [{ 'parameters.opt.name': { $exists: false } }, 'c'],
    [{ 'parameters.opt.name': { $lt: 'b' } }, 'a'],
    [{ 'parameters.lr': { $lt: 'b' } }, ''],
    [{ 'parameters.lr': { $in: [0.01, null] } }, 'bc'],
    [{ 'parameters.layers.width': 16 }, 'a'],
    [{ 'parameters.layers.width': { $gt: 10 } }, 'ab'],
    [{ 'parameters.layers.width': { $ne: 16 } }, 'bc'],
    [{ 'parameters.layers.1.kind': 'conv' }, 'a'],
    [{ 'parameters.layers.kind': { $exists: true } }, 'a'],
    [{ 'parameters.layers': [{ width: 32 }] }, 'b'],
    [{ 'parameters.seed': { $gt: 8 } }, 'ac'],
    [{ 'parameters.seed': { $lte: 10n } }, 'bc'],
    [{ 'parameters.seed': 10n }, 'c'],
    [{ 'parameters.seed': 7 }, 'b'],
    [{ 'parameters.seed': { $in: [2n ** 64n, 7] } }, 'ab'],
    [{ 'parameters.seed': { $ne: 2n ** 64n } }, 'bc'],
    [{ 'parameters.nan': Number.NaN }, 'c'],
    [{ 'parameters.when': { $gt: new Date('2026-01-01') } } as unknown as TrialQuery, 'a'],
    [{ 'metrics.loss.minStep': 0, 'metrics.loss.mean': { $gte: 0.5 } }, 'a'],
    [{ startedAt: { $gte: 1000 }, runtimeSeconds: { $lt: 2 } }, 'abc'],
    [{ startedAt: { $gt: new Date(999) }, finishedAt: new Date(2000) }, 'ac'],
    [{ startedAt: { $lte: new Date(999) } }, ''],
    [{ lastSignAt: { $in: ['1970-01-01T01:00:02+01:00'] } } as unknown as TrialQuery, 'abc'],
    [{ finishedAt: { $lt: '1970-01-01T00:00:02.001Z' } } as unknown as TrialQuery, 'ac'],
    [{ name: { $eq: 'a' } }, 'a'],
    [{ name: { $not: /a|b/ } }, 'c'],
    [{ $or: [{ name: 'a' }, { errors: 2 }] }, 'ac'],
    [{ $and: [{ name: { $ne: 'a' } }, { errors: 0 }] }, 'b'],
    [{ $not: { name: 'a' } }, 'bc'],
    [{ name: { $not: { $in: ['a', 'b'] } } }, 'c'],
    [{ status: 'Completed', 'parameters.lr': { $gt: 0.05 } }, 'a'],
  ])('%o finds %s', (query, expected) => {
    expect(matching(query)).toBe(expected)
  })

  test.each<[string[]]>([
    [['a', 'a.min', 'a.b', 'a.b.c', '__proto__', '__proto__.x', 'constructor', 'x.__proto__']],
    [['x.__proto__', 'constructor', '__proto__.x', '__proto__', 'a.b.c', 'a.b', 'a.min', 'a']],
  ])('finds each metric of %j by its own name, and none in the place of another', (names) => {
    const metrics = Object.fromEntries(names.map((name) => [name, metric(name.length)]))
    const one = trial('one', { metrics })
    for (const name of names.filter((each) => each !== 'a.min')) {
      expect(trialFilter({ [`metrics.${name}.min`]: name.length })(one), name).toBe(true)
      expect(trialFilter({ [`metrics.${name}.min`]: name.length + 1 })(one), name).toBe(false)
    }
    const other = trial('other', { metrics: { a: metric(2) } })
    expect(trialOrder('metrics.a.min')([other, one])).toEqual([one, other])
    expect(trialOrder('-metrics.a.min')([one, other])).toEqual([other, one])
  })

  test('leaves trials as they are', () => {
    const before = structuredClone(trials)
    matching({ 'metrics.val.loss.last': { $gt: 0.8 } })
    expect(trials).toEqual(before)
  })

  test.each<[unknown, string]>([
    [{ stauts: 'Running' }, 'stauts'],
    [{ $where: 'process.exit()' }, '$where'],
    [{ name: { $where: 'process.exit()' } }, 'name/$where'],
    [{ name: { $gtt: 1 } }, 'name/$gtt'],
    [{ errors: { gt: 0 } }, 'errors/gt'],
    [{ 'metrics.loss.min': { $gt: 0, lt: 1 } }, 'metrics.loss.min/lt'],
    [{ name: { $not: { $mod: [1, 2] } } }, 'name/$not/$mod'],
    [{ $or: { name: 'a' } }, '$or'],
    [{ $or: [{ name: 'a' }, { nam: 'b' }] }, '$or/1/nam'],
    [{ $not: [{ name: 'a' }] }, '$not'],
    [{ name: { $in: 'a' } }, 'name/$in'],
    [{ 'parameter.lr': 1 }, 'parameter.lr'],
    ['name', ''],
    [null, ''],
    [{ name: { $regex: '(' } }, 'name'],
    [{ name: { $regex: 1 } }, 'name/$regex'],
    [{ name: { $regex: 'a', $options: 'zz' } }, 'name'],
    [{ 'name.length': 1 }, 'name.length'],
    [{ errors: { $lt: null } }, 'errors/$lt'],
    [{ errors: { $gte: [1] } }, 'errors/$gte'],
    [{ errors: { $exists: 1 } }, 'errors/$exists'],
    [{ errors: () => true }, 'errors'],
    [{ 'parameters.when': new Date(Number.NaN) }, 'parameters.when'],
    [{ startedAt: { $gt: new Date(Number.NaN) } }, 'startedAt/$gt'],
    [{ startedAt: { $gt: '2026-11-20' } }, 'startedAt/$gt'],
    [{ finishedAt: 'yesterday' }, 'finishedAt'],
    [{ startedAt: { $regex: '2026' } }, 'startedAt/$regex'],
    [{ $or: [] }, '$or'],
    [{ 'parameters.lr': { $in: [{ $where: '1' }] } }, 'parameters.lr/$in/0/$where'],
    [{ [`parameters${'.a'.repeat(65)}`]: 1 }, `parameters${'.a'.repeat(65)}`],
    [nested(100), '$not/$not/$not'],
    [{ name: nested(100) }, 'name/$not/$not'],
    [cyclic(), '$not/$not/$not'],
  ])('%o is refused, with the path to what is wrong: %s', (query, path) => {
    const refused = { code: 'TRACK_ARGUMENT_INVALID', details: { argument: 'where', path } }
    expect(() => trialFilter(query as TrialQuery)).toThrowError(expect.objectContaining(refused))
  })
})

test.each<[unknown, RegExp]>([
  [{ name: { $regex: '[' } }, /^The query's name: Invalid regular expression: .*Unterminated/],
  [{ $foo: 1 }, /^The query's \$foo: there is no such operator$/],
  [{ lr: 1 }, /^The query's lr: trials have no such field; a parameter is parameters\.lr, /],
  [{ startedAt: { $gt: 'now' } }, /^The query's startedAt \$gt: "now" is no time: write it /],
])('of %o it says what is wrong: %s', (query, message) => {
  expect(() => trialFilter(query as TrialQuery)).toThrowError(message)
})

test('a condition says of a value the same each time, of however many values it was asked', () => {
  const many = Array.from({ length: 3_000 }, (_, seed) => {
    const parameters = {
      seed,
      text: `t${seed % 2}`,
      big: BigInt(seed),
      zero: seed % 2 === 0 ? 0 : -0,
      mixed: seed % 2 === 0 ? 1 : '1',
    }
    return trial('m', { parameters })
  })
  const count = (query: TrialQuery): readonly number[] => {
    const matches = trialFilter(query)
    return [1, 2].map(() => many.filter(matches).length)
  }
  expect(count({ 'parameters.seed': { $gte: 2_000 } })).toEqual([1_000, 1_000])
  expect(count({ 'parameters.big': { $lt: 2_000 } })).toEqual([2_000, 2_000])
  expect(count({ 'parameters.text': /1/g })).toEqual([1_500, 1_500])
  expect(count({ 'parameters.text': { $regex: /t0/y } })).toEqual([1_500, 1_500])
  expect(count({ 'parameters.zero': 0 })).toEqual([3_000, 3_000])
  expect(count({ 'parameters.mixed': 1 })).toEqual([1_500, 1_500])
})

describe('sorting', () => {
  const sorted = (sort: string | string[]): string =>
    trialOrder(sort)(trials)
      .map(({ name }) => name)
      .join('')

  test.each<[string | string[], string]>([
    ['name', 'abc'],
    ['-name', 'cba'],
    ['metrics.loss.last', 'bac'],
    ['-metrics.loss.last', 'abc'],
    ['parameters.lr', 'bac'],
    ['parameters.seed', 'bca'],
    ['-parameters.seed', 'acb'],
    ['-parameters.lr', 'abc'],
    ['metrics.val.loss.last', 'abc'],
    ['-metrics.val.loss.last', 'bac'],
    [['project', '-name'], 'cba'],
    ['project', 'abc'],
    ['-errors', 'cab'],
    [[], 'abc'],
  ])('by %j gives %s', (sort, expected) => {
    expect(sorted(sort)).toBe(expected)
  })

  test('objects have no order, whatever their values are called', () => {
    const values = { toString: 1, valueOf: 2 }
    const [b, a] = ['b', 'a'].map((name) =>
      trial(name, { parameters: { values, list: [values, name] } }),
    ) as [TrialSummary, TrialSummary]
    expect(trialOrder('parameters')([b, a])).toEqual([b, a])
    expect(trialOrder('-parameters.values')([b, a])).toEqual([b, a])
    expect(trialOrder('parameters.list')([b, a])).toEqual([a, b])
  })

  test.each<[unknown, string]>([
    ['-loss', 'loss'],
    [['name', null], 'null'],
    [{ name: 1 }, '[object Object]'],
    [null, 'null'],
  ])('by %j, which trials do not have, is refused', (sort, path) => {
    expect(() => sorted(sort as string)).toThrowError(
      expect.objectContaining({
        code: 'TRACK_ARGUMENT_INVALID',
        details: { argument: 'sort', path },
      }),
    )
  })
})
