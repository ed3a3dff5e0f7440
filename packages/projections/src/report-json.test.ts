import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReport } from './read-report.js'
import { reportJson } from './report-json.js'
import { anyBegunEvents, anyCuts, streamCount } from './testing/arbitrary-events.js'
import { makeLog, streamId } from './testing/make-log.js'

const keys = ['revision', 'name', 'description', 'version', 'tags', 'parameters', 'metadata']
keys.push('metrics', 'chronos', 'errors', 'status')

/** The path to what JSON cannot say, and JSON.stringify would leave out or make null of. */
function pathToUnsayable(part: unknown, path = 'report'): string | undefined {
  if (part === null || typeof part === 'boolean' || typeof part === 'string') return undefined
  if (typeof part === 'number') return Number.isFinite(part) ? undefined : path
  if (typeof part !== 'object') return path
  if (!Array.isArray(part) && Object.getPrototypeOf(part) !== Object.prototype) return path
  for (const [key, it] of Object.entries(part)) {
    const found = pathToUnsayable(it, `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}

describe('a report', () => {
  test('is valid JSON whatever was logged', async () => {
    await fc.assert(
      fc.asyncProperty(anyBegunEvents, anyCuts, fc.boolean(), async (events, cuts, full) => {
        const log = await makeLog(events, cuts)
        for (let n = 0; n < streamCount; n++) {
          const report = await readReport(log, streamId(n), full ? { full } : {})
          expect(pathToUnsayable(report)).toBeUndefined()
          const text = reportJson(report)
          const read = JSON.parse(text)
          expect(Object.keys(read).slice(0, keys.length)).toEqual(keys)
          expect(JSON.stringify(read, null, 2)).toBe(text)
        }
      }),
      { numRuns: 60 },
    )
  })
})
