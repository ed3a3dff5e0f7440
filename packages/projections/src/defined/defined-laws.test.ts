// The four laws, of projections that a user might define.
import { isDeepStrictEqual } from 'node:util'
import { type EventLog, eventsOf, type RecordedEvent, type StreamId } from '@track/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeLog } from '../fold-source.js'
import { followProjection } from '../live/follow-projection.js'
import { isLeftOut, leftOutBy, noReverts, revertOf } from '../reverts.js'
import { decodeState, encodeState } from '../snapshot.js'
import { anyBegunEvents, anyCuts, anyEvents, streamCount } from '../testing/arbitrary-events.js'
import { anyProjection } from '../testing/arbitrary-projection.js'
import { makeLog, recorded, streamId, TestLog, withDerived } from '../testing/make-log.js'
import { ViewReader } from '../view-reader.js'
import type { DefinedProjection, ProjectionScope } from './define-projection.js'
import { definedViews } from './defined-view.js'
import { plainOfState } from './state-plain.js'

const runs = { numRuns: 15 }
const trials: StreamId[] = Array.from({ length: streamCount }, (_, i) => streamId(i))
const share = fc.double({ min: 0, max: 1, noNaN: true })
const scopes: [ProjectionScope, readonly StreamId[]][] = [
  ['trial', trials],
  ['store', [wholeLog]],
]

function foldOneByOne(
  projection: DefinedProjection<unknown>,
  events: readonly RecordedEvent[],
  stream: StreamId,
): unknown {
  const own = events.filter((event) => stream === wholeLog || event.stream === stream)
  const start = stream === wholeLog ? projection.initial : startOf(projection, events, own[0])
  const reverts = own.map(revertOf).filter((revert) => revert !== undefined)
  const leftOut = leftOutBy(stream === wholeLog ? noReverts : reverts)
  return own
    .filter((event) => !isLeftOut(event, leftOut))
    .reduce((state, event) => projection.evolve(state, event), start)
}

/** What the state of a trial that begins with `first` starts from: of a fork what the other one's was. */
function startOf(
  projection: DefinedProjection<unknown>,
  events: readonly RecordedEvent[],
  first: RecordedEvent | undefined,
): unknown {
  const { event, position = 0 } = first ?? {}
  if (event?.type !== 'TrialCreated' || event.forkedFrom === undefined) return projection.initial
  const { trial, revision } = event.forkedFrom
  const before = events.filter(
    (it) => it.position < position && (it.stream !== trial || it.streamRevision <= revision),
  )
  const isTrial = before.find(({ stream }) => stream === trial)?.event.type === 'TrialCreated'
  return isTrial ? foldOneByOne(projection, before, trial) : projection.initial
}

async function eventsIn(log: EventLog): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = []
  for await (const { commits } of log.read()) for (const it of commits) events.push(...eventsOf(it))
  return events
}

describe.each(scopes)('a projection per %s', (per, streams) => {
  test('1: what is rebuilt from the log is what was live, however little fits into memory', async () => {
    const anyMemory = fc.constantFrom(0, 20_000, 1e9)
    await fc.assert(
      fc.asyncProperty(
        anyProjection(per),
        anyBegunEvents,
        anyCuts,
        anyMemory,
        async (projection, events, cuts, memoryBytesMax) => {
          const log = new TestLog()
          const live = new Map<StreamId, unknown>()
          const closing = new AbortController()
          const ended = new Promise<void>((resolve, reject) => {
            const options = { intervalMs: 0, memoryBytesMax, until: closing.signal }
            followProjection(
              log,
              projection as DefinedProjection<unknown, 'trial'>,
              options,
            ).subscribe({
              next: ({ trial = wholeLog, state }) => live.set(trial, plainOfState(state)),
              error: reject,
              complete: resolve,
            })
          })
          for (let at = 0, i = 0; at < events.length; i++) {
            const size = cuts[i % cuts.length] ?? 1
            await log.commit(...events.slice(at, at + size))
            // Lets it take in what there is, so that the cuts differ from the log's.
            if (i % 3 === 0) await new Promise((resolve) => setImmediate(resolve))
            at += size
          }
          closing.abort()
          await ended
          const rebuilt = new ViewReader(withDerived(await makeLog(events, cuts), undefined))
          if (per === 'store') expect([...live.keys()]).toEqual([wholeLog])
          const begun = events.filter(
            (it, i) => events.findIndex((e) => e.stream === it.stream) === i,
          )
          const expected = begun.filter(({ event }) => event.type === 'TrialCreated')
          if (per === 'trial') expect(live.size).toBe(expected.length)
          for (const [stream, plain] of live) {
            const { value } = await rebuilt.read(definedViews(projection), stream)
            expect(plain).toStrictEqual(plainOfState(value))
          }
        },
      ),
      runs,
    )
  })

  test('2: a snapshot at any point and the events after it come to the full fold', () => {
    fc.assert(
      fc.property(anyProjection(per), anyEvents, share, (projection, events, at) => {
        const views = definedViews(projection)
        const all = recorded(events)
        for (const stream of streams) {
          const own = all.filter((event) => stream === wholeLog || event.stream === stream)
          const cut = Math.floor(own.length * at)
          const half = views.evolveAll(views.initial, own.slice(0, cut))
          const restored = decodeState(views, encodeState(views, half))
          if (restored === undefined) throw new Error('the snapshot was not read back')
          expect(isDeepStrictEqual(restored, { ...half, bytes: restored.bytes })).toBe(true)
          const full = views.evolveAll(views.initial, own)
          const resumed = views.evolveAll(restored, own.slice(cut))
          expect(isDeepStrictEqual(resumed, { ...full, bytes: resumed.bytes })).toBe(true)
        }
      }),
      runs,
    )
  })

  test('3: how events were cut into commits makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyProjection(per),
        anyBegunEvents,
        anyCuts,
        anyCuts,
        async (projection, events, cuts, otherCuts) => {
          const views = definedViews(projection)
          const reader = new ViewReader(await makeLog(events, cuts), { snapshotEveryEvents: 8 })
          const other = new ViewReader(await makeLog(events, otherCuts), { saveAfterEvents: 1 })
          for (const stream of streams) {
            const bytes = encodeState(views, await reader.read(views, stream))
            expect(bytes).toEqual(encodeState(views, await other.read(views, stream)))
          }
        },
      ),
      runs,
    )
  })

  test("4: a state at position p is that of the log's first p events", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyProjection(per),
        anyBegunEvents,
        anyCuts,
        fc.array(share, { minLength: 1, maxLength: 4 }),
        async (projection, events, cuts, shares) => {
          const log = await makeLog(events, cuts)
          const all = await eventsIn(log)
          const views = definedViews(projection)
          const reader = new ViewReader(log, { snapshotEveryEvents: 4, saveAfterEvents: 1 })
          for (const stream of streams) await reader.read(views, stream)
          for (const part of shares) {
            const at = Math.floor((events.length + 1) * part)
            for (const stream of streams) {
              const { value, asOf } = await reader.read(views, stream, { at })
              const expected = foldOneByOne(projection, all.slice(0, at), stream)
              expect(plainOfState(value)).toStrictEqual(plainOfState(expected))
              expect(asOf?.position ?? -1).toBeLessThan(at)
            }
          }
        },
      ),
      runs,
    )
  })
})
