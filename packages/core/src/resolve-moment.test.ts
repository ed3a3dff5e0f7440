import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SampleWriter, sampleStream } from './conformance/sample-writer.js'
import type { EventLog } from './event-log.js'
import { isTrackError } from './is-track-error.js'
import { MemoryLog } from './memory-log.js'
import { copyMoment, type Moment } from './moment.js'
import { resolveMoment } from './resolve-moment.js'
import { thrownBy } from './testing/thrown-by.js'

const startMs = Date.UTC(2026, 10, 20, 10)
const streams = ['a', 'b', 'c'].map(sampleStream)

/** What a log of commits with these many events, committed at these times, was like after each commit. */
async function logOf(commits: readonly { count: number; timeMs: number }[]): Promise<EventLog> {
  let now = startMs
  const log = new MemoryLog({ now: () => now })
  const writer = new SampleWriter()
  for (const { count, timeMs } of commits) {
    now = timeMs
    const names = Array.from({ length: count }, (_, i) => streams[i % 3] as string)
    await log.append(writer.append(writer.events(...names)))
  }
  return log
}

/** Counts the reads of a log. */
function counting(log: EventLog): { readonly log: EventLog; readonly reads: () => number } {
  let reads = 0
  const counted = new Proxy(log, {
    get(target, name) {
      const value = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (name === 'read' || name === 'readStream') reads++
        return value.apply(target, args)
      }
    },
  })
  return { log: counted, reads: () => reads }
}

const codeOf = async (promise: Promise<unknown>): Promise<string | undefined> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return isTrackError(error) ? error.code : undefined
}

const five = [
  { count: 3, timeMs: startMs },
  { count: 1, timeMs: startMs + 10 },
  { count: 4, timeMs: startMs + 10 },
  { count: 2, timeMs: startMs + 5000 },
  { count: 1, timeMs: startMs + 60_000 },
]

describe('a time of day', () => {
  it.each([
    ['2026-11-20T09:59:59.999Z', 0],
    ['2026-11-20T10:00Z', 3],
    ['2026-11-20T11:00+01:00', 3],
    ['2026-11-20T10:00:00.009Z', 3],
    ['2026-11-20T10:00:00.010Z', 8],
    ['2026-11-20T10:00:00.0109Z', 8],
    ['2026-11-20T10:00:05Z', 10],
    ['2026-11-20T10:00:59Z', 10],
    ['2026-11-20T10:01Z', 11],
    ['2999-01-01T00:00Z', 11],
    ['0001-01-01T00:00Z', 0],
  ])('%s is when the log had what was committed by then: %i events', async (at, position) => {
    const log = await logOf(five)
    const timeMs = Date.parse(at)
    expect(await resolveMoment(log, at)).toEqual({ position, timeMs })
    expect(await resolveMoment(log, new Date(timeMs))).toEqual({ position, timeMs })
  })

  it('is found as by looking at every commit, in a few reads', async () => {
    const commit = fc.record({ count: fc.integer({ min: 1, max: 40 }), gapMs: fc.nat(20) })
    await fc.assert(
      fc.asyncProperty(fc.array(commit, { maxLength: 60 }), fc.nat(1300), async (gaps, atMs) => {
        let timeMs = startMs
        const commits = gaps.map(({ count, gapMs }) => {
          timeMs += gapMs
          return { count, timeMs }
        })
        const { log, reads } = counting(await logOf(commits))
        const at = startMs - 5 + atMs
        const before = commits.filter((one) => one.timeMs <= at)
        const position = before.reduce((sum, { count }) => sum + count, 0)
        expect(await resolveMoment(log, new Date(at))).toEqual({ position, timeMs: at })
        const events = (await log.head()).position
        expect(reads()).toBeLessThanOrEqual(Math.ceil(Math.log2(events + 1)))
      }),
    )
  })

  it('of an empty log is its beginning', async () => {
    const log = await logOf([])
    expect(await resolveMoment(log, new Date(startMs))).toEqual({ position: 0, timeMs: startMs })
  })
})

describe('a position', () => {
  it('is itself, at the time when the last event before it was committed', async () => {
    const log = await logOf(five)
    const times = [undefined, 0, 0, 0, 10, 10, 10, 10, 10, 5000, 5000, 60_000]
    for (const [position, afterMs] of times.entries()) {
      const timeMs = afterMs === undefined ? undefined : startMs + afterMs
      expect(await resolveMoment(log, position)).toEqual({ position, timeMs })
    }
  })

  it('beyond the end is refused, with where that is', async () => {
    const log = await logOf(five)
    await expect(resolveMoment(log, 12)).rejects.toMatchObject({
      code: 'TRACK_MOMENT_NOT_FOUND',
      details: { position: 12, head: 11 },
    })
  })
})

describe('a revision', () => {
  it('is when the stream had its events up to that one', async () => {
    const log = await logOf(five)
    const all = [[0, 1, 2], [0], [0, 1, 2, 0], [0, 1], [0]].flat()
    for (const [i, stream] of streams.entries()) {
      const positions = Array.from(all.entries()).filter(([, one]) => one === i)
      for (const [revision, [position]] of positions.entries()) {
        const found = await resolveMoment(log, { revision }, stream)
        expect(found).toEqual({
          position: position + 1,
          timeMs: (await resolveMoment(log, position + 1)).timeMs,
        })
      }
      const revision = positions.length
      await expect(resolveMoment(log, { revision }, stream)).rejects.toMatchObject({
        code: 'TRACK_MOMENT_NOT_FOUND',
        details: { stream, revision },
      })
    }
  })

  it('of no stream is refused', async () => {
    expect(await codeOf(resolveMoment(await logOf(five), { revision: 0 }))).toBe(
      'TRACK_ARGUMENT_INVALID',
    )
  })
})

it('what is no moment is refused at the call', () => {
  const wrong: unknown[] = [
    ...[-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 7n, true, null, {}, [], () => 1],
    ...[{ revision: -1 }, { revision: '1' }, { revision: 1.5 }, new Date(Number.NaN)],
    ...['', '7', 'now', '2026', '2026-11-20', '2026-11-20T10:00', '2026-11-20 10:00Z'],
    ...['2026-11-20T10:00z', '2026-11-20T10Z', '2026-02-30T10:00Z', '2026-13-01T10:00Z'],
    ...['2026-11-20T25:00Z', '2026-11-20T10:60Z', '20 Nov 2026 10:00 UTC', '2026-11-20T10:00Z '],
    ...['2026-11-20T10:00+1:00', '2026-11-20T10:00\nZ', 'Z'.repeat(10_000)],
  ]
  for (const moment of wrong) {
    expect(
      thrownBy(() => copyMoment(moment as Moment)),
      String(moment),
    ).toMatchObject({ code: 'TRACK_ARGUMENT_INVALID', details: { argument: 'at' } })
  }
})

it('a moment is copied: what becomes of a Date later changes nothing', () => {
  const date = new Date(startMs)
  const copy = copyMoment(date)
  date.setTime(0)
  expect(copy).toEqual(new Date(startMs))
  expect(copyMoment({ revision: 3 })).toEqual({ revision: 3 })
})
