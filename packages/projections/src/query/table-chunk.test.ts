import { statuses } from '@track/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noOutput } from '../output-tail.js'
import type { Plain } from '../plain.js'
import { listOf } from '../plain-reader.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { streamId } from '../testing/make-log.js'
import { initialTrial, type TrialView } from '../trial-view.js'
import { plainSummary } from './kept-summary.js'
import { decodeRows, encodeRows } from './table-chunk.js'
import { tableRow } from './table-row.js'
import { TrialPath } from './trial-path.js'
import type { ProjectFacts } from './trial-summary.js'

const facts: ProjectFacts = {
  name: 'p',
  tags: new Map([['team', 'a']]),
  groups: new Map([[streamId(9), 'g']]),
}
const place = { project: streamId(0), facts, revision: 3, removed: false }
const base: TrialView = {
  ...initialTrial,
  name: 'n',
  hash: 'h',
  groups: [streamId(9)],
  startedAtMs: 5,
  asOf: { position: 7, streamRevision: 2, timeMs: 9 },
  parameters: new Map<string, number | string>([
    ['opt.lr', 0.1],
    ['__proto__', 'x'],
  ]),
  tags: new Map([['own', 1]]),
}
const holder = { host: 'h', boot: 'b', pid: 7, startedMs: 1 }
const rows = [
  tableRow(streamId(1), base, place),
  tableRow(streamId(2), { ...base, parameters: new Map([['big', 2n ** 70n]]) }, place),
  tableRow(
    streamId(3),
    {
      ...base,
      status: { value: 101, name: 'Running' },
      output: { writes: [{ stream: 'stdout', text: 'a line' }], leftOut: 0 },
    },
    place,
  ),
  tableRow(streamId(4), { ...base, parameters: new Map([['zero', -0]]) }, place),
  tableRow(
    streamId(5),
    { ...base, reservation: { process: holder, before: statuses.suspended } },
    place,
  ),
]
const paths = [
  'id',
  'uid',
  'hash',
  'revision',
  'name',
  'description',
  'version',
  'project',
  'groups',
]
paths.push('tags.own', 'tags.team', 'parameters.opt.lr', 'parameters.big', 'parameters.__proto__')
paths.push('metadata', 'metrics', 'status', 'statusValue', 'reserved', 'startedAt', 'finishedAt')
paths.push('lastSignAt', 'runtimeSeconds', 'errors')

test('rows that were kept are what they were, as a whole and field by field', () => {
  const kept = decodeRows(encodeRows(rows), () => facts) ?? expect.fail('no rows')
  for (const [i, row] of kept.entries()) {
    const before = rows[i] ?? expect.fail('a row too many')
    const plain = plainSummary(row.summary)
    expect(plain).toEqual(before.summary)
    expect(JSON.stringify(plain, text)).toContain('"name":"n"')
    for (const path of paths) {
      const found = TrialPath.of(path) ?? expect.fail(path)
      expect(found.valueIn(row.summary), path).toEqual(found.valueIn(plain))
    }
    expect({ ...row, summary: plain }).toMatchObject(before)
    expect(plainSummary(row.summary)).toBe(plain)
  }
  expect(kept[2]?.held?.output).toEqual(noOutput)
  expect(kept.map(({ held }) => held !== undefined)).toEqual([false, false, true, false, true])
})

test('rows of an unknown project, without an id, or with numbers of nothing are none', () => {
  const whole = listOf(unpackPlain(encodeRows(rows)) ?? null)
  const altered = (at: number, item: Plain) =>
    packPlain(whole.map((one, i) => (i === at ? item : one)))
  const json = JSON.parse(whole[0] as string)
  const noId = JSON.stringify([[1, 'h', [], {}, {}], ...json.slice(1)])
  const noValues = JSON.stringify([['a', 'h', [], 1, {}], ...json.slice(1)])
  expect(decodeRows(packPlain(whole), () => facts)).toHaveLength(rows.length)
  expect(decodeRows(packPlain(whole), () => undefined)).toBeUndefined()
  expect(decodeRows(altered(0, noId), () => facts)).toBeUndefined()
  expect(decodeRows(altered(0, noValues), () => facts)).toBeUndefined()
  expect(decodeRows(altered(4, new Uint8Array(8)), () => facts)).toBeUndefined()
})

test('rows that somebody altered are rows or none, and never an error', () => {
  const whole = listOf(unpackPlain(encodeRows(rows)) ?? null)
  const json = whole[0] as string
  const hostile = fc.oneof(
    fc.constantFrom<Plain>(
      null,
      0,
      -1,
      '',
      '[]',
      '[1,2,3]',
      '[[],[],[]]',
      '{}',
      [],
      [[0]],
      [['x']],
    ),
    fc.uint8Array({ maxLength: 40 }),
    fc.nat(json.length).map((at) => json.slice(0, at)),
    fc.nat(json.length).map((at) => `${json.slice(0, at)}0${json.slice(at + 1)}`),
  )
  fc.assert(
    fc.property(fc.nat(whole.length - 1), hostile, (at, item) => {
      const bytes = packPlain(whole.map((one, i) => (i === at ? item : one)))
      for (const { summary } of decodeRows(bytes, () => facts) ?? []) plainSummary(summary)
    }),
    { numRuns: 500 },
  )
})

function text(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}
