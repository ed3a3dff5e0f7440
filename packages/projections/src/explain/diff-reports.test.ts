import fc from 'fast-check'
import jsonPatch from 'fast-json-patch'
import { expect, test } from 'vitest'
import { readReport } from '../read-report.js'
import type { FullReport } from '../report.js'
import { anyCuts, anyEvents, streamCount } from '../testing/arbitrary-events.js'
import { makeLog, streamId } from '../testing/make-log.js'
import { diffReports } from './diff-reports.js'

const report = {
  revision: 0,
  name: 'n',
  tags: {},
  parameters: { lr: 0.1, 'a/b': { c: [1, 2, 3] } },
  metrics: { loss: { 2: 0.5, 10: 0.25 } },
  status: { value: 101, name: 'Running' },
  asOf: { position: 5, streamRevision: 3, time: '2026-01-01T00:00:00.000Z' },
} as unknown as FullReport

test('fields that differ, in the order of the report, steps as numbers', () => {
  const after = {
    ...report,
    tags: { x: 1 },
    parameters: { 'a/b': { c: [1] } },
    metrics: { loss: { 2: 0.75, 10: 0.125, 100: 1 } },
    asOf: null,
  } as unknown as FullReport
  expect(diffReports(report, after).changes).toEqual([
    { path: ['tags', 'x'], after: 1 },
    { path: ['parameters', 'a/b', 'c', '1'], before: 2 },
    { path: ['parameters', 'a/b', 'c', '2'], before: 3 },
    { path: ['parameters', 'lr'], before: 0.1 },
    { path: ['metrics', 'loss', '2'], before: 0.5, after: 0.75 },
    { path: ['metrics', 'loss', '10'], before: 0.25, after: 0.125 },
    { path: ['metrics', 'loss', '100'], after: 1 },
  ])
})

test('a field may be called anything', () => {
  const named = (name: string) => ({ ...report, tags: JSON.parse(`{"${name}":1}`) }) as FullReport
  for (const name of ['__proto__', 'constructor', '', '~0', 'a/b']) {
    expect(diffReports(report, named(name)).changes).toEqual([{ path: ['tags', name], after: 1 }])
    expect(diffReports(named(name), report).changes).toEqual([{ path: ['tags', name], before: 1 }])
  }
})

test('equal reports do not differ, whenever they are of', () => {
  const later = { ...report, asOf: { ...report.asOf, position: 9 } } as FullReport
  expect(diffReports(report, later)).toEqual({ changes: [], patch: [] })
})

test('the patch makes the second report of the first, whatever was logged', async () => {
  const stream = fc.nat(streamCount - 1).map(streamId)
  await fc.assert(
    fc.asyncProperty(anyEvents, anyCuts, stream, stream, async (events, cuts, a, b) => {
      const log = await makeLog(events, cuts)
      const first = renamed(await readReport(log, a, { full: true, at: events.length >> 1 }))
      const second = renamed(await readReport(log, b, { full: true }))
      const { patch } = diffReports(first, second)
      const { asOf: _, ...from } = first
      const { asOf: __, ...to } = second
      const operations = structuredClone(patch) as Parameters<typeof jsonPatch.applyPatch>[1]
      const patched = jsonPatch.applyPatch(structuredClone(from), operations, true, true, false)
      expect(patched.newDocument).toEqual(to)
    }),
    { numRuns: 50 },
  )
})

/** With another name in place of `__proto__`, at which what applies a patch would set a prototype. */
function renamed(of: FullReport): FullReport {
  return JSON.parse(JSON.stringify(of).replaceAll('"__proto__":', '"proto":'))
}
