import { statuses } from '@track/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UnreadableText } from '../kept/column-text.js'
import { plainSummary } from '../kept/kept-summary.js'
import type { ProjectFacts } from '../kept/project-facts.js'
import { noOutput } from '../output-tail.js'
import type { Plain } from '../plain.js'
import { listOf } from '../plain-reader.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { streamId } from '../testing/make-log.js'
import { initialTrial, type TrialView } from '../trial-view.js'
import { decodeRows, encodeRows, KeptRow, textOf } from './table-chunk.js'
import { type TableRow, tableRow } from './table-row.js'
import { TrialPath } from './trial-path.js'

const facts: ProjectFacts = {
  name: 'p',
  tags: new Map([['team', 'a']]),
  groups: new Map([[streamId(9), 'g']]),
}
const place = { project: streamId(0), facts, hash: 'h', revision: 3, removed: false }
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

const projects = new Map([[streamId(0), facts]])

/** The rows that were kept; undefined where they cannot be read. */
function read(bytes: Uint8Array, count = rows.length): readonly KeptRow[] | undefined {
  const chunk = decodeRows(bytes, count, projects)
  return (
    chunk && Array.from(Array(count).keys(), (i) => new KeptRow(chunk.block, i, chunk.held.get(i)))
  )
}

/** Reads all of some rows. */
function fieldsOf(kept: readonly KeptRow[]): readonly TableRow[] {
  return kept.map((row) => {
    const { project, removed, listedAs, tags, groups, held } = row
    return { project, removed, summary: plainSummary(row.summary), listedAs, tags, groups, held }
  })
}

test('rows that were kept are what they were, as a whole and field by field', () => {
  const kept = read(encodeRows(rows, textOf(rows))) ?? expect.fail('no rows')
  for (const [i, row] of kept.entries()) {
    const before = rows[i] ?? expect.fail('a row too many')
    const plain = plainSummary(row.summary)
    expect(plain).toEqual(before.summary)
    expect(JSON.stringify(plain, text)).toContain('"name":"n"')
    for (const path of paths) {
      const found = TrialPath.of(path) ?? expect.fail(path)
      expect(found.valueIn(row.summary), path).toEqual(found.valueIn(plain))
    }
    expect(fieldsOf([row])[0]).toMatchObject(before)
    expect(plainSummary(row.summary)).toBe(plain)
  }
  expect(kept[2]?.held?.output).toEqual(noOutput)
  expect(kept.map(({ held }) => held !== undefined)).toEqual([false, false, true, false, true])
})

test('what is no chunk, or of a text that cannot be read, is none', () => {
  const text = textOf(rows)
  const whole = encodeRows(rows, text)
  const [, held] = listOf(unpackPlain(whole) ?? null, 2)
  const broken = (bytes: Uint8Array) => () => fieldsOf(read(bytes) ?? [])
  expect(read(whole)).toHaveLength(rows.length)
  expect(read(packPlain([text]))).toBeUndefined()
  expect(read(packPlain(['text', held ?? null]))).toBeUndefined()
  expect(read(packPlain([text, [[0]]]))).toBeUndefined()
  expect(read(packPlain([text, [[0, 'no view']]]))).toBeUndefined()
  expect(broken(packPlain([text.slice(1), held ?? null]))).toThrow(UnreadableText)
  expect(read(whole, rows.length - 1)).toBeUndefined()
  expect(() => fieldsOf(read(packPlain([text, []]), rows.length - 1) ?? [])).toThrow(UnreadableText)
  const chunk = decodeRows(whole, rows.length, new Map())
  expect(() => chunk?.block.project(0)).toThrow(UnreadableText)
})

test('rows that somebody altered are rows or none, and no error but that', () => {
  const text = textOf(rows)
  const whole = listOf(unpackPlain(encodeRows(rows, text)) ?? null)
  const hostile = fc.oneof(
    fc.constantFrom<Plain>(null, 0, -1, '', '[]', [], [[0]], [['x']], [[0, 1]], [[0, 1, 2, 3]]),
    fc.uint8Array({ maxLength: 40 }),
    fc.nat(text.length).map((at) => text.slice(0, at)),
    fc.tuple(fc.nat(text.length - 1), fc.nat(255)).map(([at, byte]) => text.with(at, byte)),
  )
  fc.assert(
    fc.property(fc.nat(whole.length - 1), hostile, (at, item) => {
      const bytes = packPlain(whole.map((one, i) => (i === at ? item : one)))
      try {
        fieldsOf(read(bytes) ?? [])
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableText)
      }
    }),
    { numRuns: 1000 },
  )
})

function text(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}
