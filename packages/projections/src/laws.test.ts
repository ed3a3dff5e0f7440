import {
  type EventLog,
  eventsOf,
  isRevertible,
  type NewEvent,
  type RecordedEvent,
  type StreamId,
  type TrackEvent,
} from '@track/core'
import fc from 'fast-check'
import { filter, firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { groupProjection } from './group-projection.js'
import { liveViews } from './live/live-views.js'
import { projectProjection } from './project-projection.js'
import type { ViewProjection } from './projection.js'
import { replay } from './replay.js'
import { decodeState, encodeState } from './snapshot.js'
import { storeProjection } from './store-projection.js'
import {
  anyBegunEvents,
  anyCuts,
  anyEvents,
  anyKnownOrUnknownEvent,
  streamCount,
} from './testing/arbitrary-events.js'
import { contentOf } from './testing/content-of.js'
import { makeLog, recorded, startMs, streamId, TestLog, withDerived } from './testing/make-log.js'
import { trialProjection } from './trial-projection.js'
import type { TrialView } from './trial-view.js'
import type { View } from './view.js'
import { ViewReader } from './view-reader.js'

// A projection is invariant in its state, so a list of all three is typed by what they share.
type AnyProjection = ViewProjection<View>
const projections = [
  trialProjection,
  groupProjection,
  projectProjection,
  storeProjection,
] as unknown as [AnyProjection, AnyProjection, AnyProjection, AnyProjection]
const streams: StreamId[] = Array.from({ length: streamCount }, (_, i) => streamId(i))
const runs = { numRuns: 30 }

/** A state as its bytes and as all that it holds: what the bytes leave out shows in the other. */
interface Seen {
  readonly bytes: string
  readonly content: unknown
}

function seen(projection: AnyProjection, state: View): Seen {
  const settled = projection.settle(state)
  return { bytes: hex(encodeState(projection, settled)), content: contentOf(settled) }
}

/** The view of each stream under each projection. */
async function allViews(
  read: (p: AnyProjection, stream: StreamId) => Promise<View> | View,
): Promise<Seen[]> {
  const views: Seen[] = []
  for (const projection of projections) {
    for (const stream of streams) views.push(seen(projection, await read(projection, stream)))
  }
  return views
}

/** The streams that begin as `type` does, in the order in which they do. */
function begunBy(type: TrackEvent['type'], events: readonly NewEvent[]): StreamId[] {
  const first = new Map<StreamId, TrackEvent>()
  for (const { stream, event } of events) if (!first.has(stream)) first.set(stream, event)
  return [...first].filter(([, event]) => event.type === type).map(([stream]) => stream)
}

function foldOneByOne(events: readonly RecordedEvent[]) {
  return (projection: AnyProjection, stream: StreamId): View => {
    const own = events.filter((event) => event.stream === stream)
    return withoutReverted(projection, own).reduce(
      (state, event) => projection.settle(projection.evolve(state, event)),
      startOf(projection, events, own[0]),
    )
  }
}

/** What the fold of the stream that begins with `first` starts from, by the definition of a fork. */
function startOf(
  projection: AnyProjection,
  events: readonly RecordedEvent[],
  first: RecordedEvent | undefined,
): View {
  const { event, position = 0 } = first ?? {}
  if (event?.type !== 'TrialCreated' || event.forkedFrom === undefined) return projection.initial
  const { trial, revision } = event.forkedFrom
  const before = events.filter(
    (it) => it.position < position && (it.stream !== trial || it.streamRevision <= revision),
  )
  const begin = before.find(({ stream }) => stream === trial)?.event.type
  const past = begin === 'TrialCreated' ? foldOneByOne(before)(projection, trial) : undefined
  return projection.fork?.(event, past) ?? projection.initial
}

/** A trial's events as if what is taken back had not happened: said once more, and plainly. */
function withoutReverted(
  projection: AnyProjection,
  own: readonly RecordedEvent[],
): readonly RecordedEvent[] {
  if (projection.name !== trialProjection.name) return own
  const isTakenBack = ({ streamRevision }: RecordedEvent): boolean =>
    own.some(
      (later) =>
        later.event.type === 'Reverted' &&
        later.event.revision === streamRevision &&
        later.streamRevision > streamRevision &&
        !isTakenBack(later),
    )
  return own.filter(
    (it) => it.event.type === 'Reverted' || !isRevertible(it.event.type) || !isTakenBack(it),
  )
}

async function eventsIn(log: EventLog): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = []
  for await (const page of log.read())
    for (const commit of page.commits) events.push(...eventsOf(commit))
  return events
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

describe('the laws of projections', () => {
  test('1: what is rebuilt from the log is what was live, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyBegunEvents, anyCuts, async (events, cuts) => {
        const log = new TestLog()
        const whole = liveViews(log, { intervalMs: 0 }).pipe(
          filter(({ position }) => position === events.length),
        )
        const last = firstValueFrom(whole)
        for (let at = 0, i = 0; at < events.length; i++) {
          const size = cuts[i % cuts.length] ?? 1
          await log.commit(...events.slice(at, at + size))
          // Lets the live views take in what there is, so that the cuts differ from the log's.
          if (i % 3 === 0) await new Promise((resolve) => setImmediate(resolve))
          at += size
        }
        const { trials, groups, projects, store } = await last
        const rebuilt = new ViewReader(withDerived(await makeLog(events, cuts), undefined))
        const [trial, group, project, stored] = projections
        const stores = new Map(store?.stream === undefined ? [] : [[store.stream, store]])
        const all: [AnyProjection, TrackEvent['type'], ReadonlyMap<StreamId, View>][] = [
          [trial, 'TrialCreated', trials],
          [group, 'GroupCreated', groups],
          [project, 'ProjectCreated', projects],
          [stored, 'ProjectAdded', stores],
        ]
        for (const [projection, begins, views] of all) {
          const expected = begunBy(begins, events)
          // There is one store: of several such streams, which no client makes, the last shows.
          expect([...views.keys()]).toEqual(projection === stored ? expected.slice(-1) : expected)
          for (const [stream, view] of views) {
            const again = await rebuilt.read(projection, stream)
            expect(seen(projection, view)).toStrictEqual(seen(projection, again))
          }
        }
      }),
      runs,
    )
  })

  test('1: a replay that keeps nothing in memory comes to the same views', async () => {
    const { createHash } = await import('node:crypto')
    const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
    await fc.assert(
      fc.asyncProperty(anyBegunEvents, anyCuts, async (events, cuts) => {
        const log = await makeLog(events, cuts)
        const roomy = await replay(withDerived(log, undefined), { sha256 })
        const tight = await replay(log, { sha256, memoryBytesMax: 0, snapshotEveryEvents: 16 })
        const bare = await replay(withDerived(log, undefined), { sha256, memoryBytesMax: 0 })
        expect(tight).toEqual(roomy)
        expect(bare).toEqual(roomy)
        expect(roomy).toMatchObject({
          events: events.length,
          trials: begunBy('TrialCreated', events).length,
          groups: begunBy('GroupCreated', events).length,
          projects: begunBy('ProjectCreated', events).length,
        })
      }),
      runs,
    )
  })

  test('2: a snapshot at any point and the events after it come to the full fold', () => {
    fc.assert(
      fc.property(anyBegunEvents, fc.double({ min: 0, max: 1, noNaN: true }), (events, share) => {
        const all = recorded(events)
        for (const projection of projections) {
          for (const stream of streams) {
            const own = all.filter((event) => event.stream === stream)
            const cut = Math.floor(own.length * share)
            const start = startOf(projection, all, own[0])
            const half = projection.settle(projection.evolveAll(start, own.slice(0, cut)))
            const restored = decodeState(projection, encodeState(projection, half))
            if (restored === undefined) throw new Error('the snapshot was not read back')
            expect(seen(projection, restored)).toStrictEqual(seen(projection, half))
            const resumed = projection.evolveAll(restored, own.slice(cut))
            const full = projection.evolveAll(start, own)
            expect(seen(projection, resumed)).toStrictEqual(seen(projection, full))
          }
        }
      }),
      runs,
    )
  })

  test('the logs of these laws have forks, and forks of forks, with a past', () => {
    const [trials] = projections
    const logs = fc.sample(anyBegunEvents, { numRuns: 100, seed: 3 })
    const depths = logs.flatMap((events) => {
      const all = recorded(events.slice(0, 200))
      return streams.map((stream) => {
        const { forkedFrom, metrics } = foldOneByOne(all)(trials, stream) as TrialView
        const parent = forkedFrom && (foldOneByOne(all)(trials, forkedFrom.trial) as TrialView)
        if (forkedFrom?.problem !== undefined || metrics.size === 0) return 0
        return forkedFrom === undefined ? 0 : parent?.forkedFrom === undefined ? 1 : 2
      })
    })
    expect(new Set(depths)).toEqual(new Set([0, 1, 2]))
  })

  test('3: how events were cut into commits makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(anyBegunEvents, anyCuts, anyCuts, async (events, cuts, otherCuts) => {
        const reader = new ViewReader(await makeLog(events, cuts), { snapshotEveryEvents: 8 })
        const other = new ViewReader(await makeLog(events, otherCuts), { saveAfterEvents: 1 })
        expect(await allViews((p, stream) => reader.read(p, stream))).toStrictEqual(
          await allViews((p, stream) => other.read(p, stream)),
        )
      }),
      runs,
    )
  })

  test("4: a view at position p is the view of the log's first p events", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBegunEvents,
        anyCuts,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
        async (events, cuts, shares) => {
          const log = await makeLog(events, cuts)
          const all = await eventsIn(log)
          const reader = new ViewReader(log, { snapshotEveryEvents: 4, saveAfterEvents: 1 })
          await allViews((p, stream) => reader.read(p, stream))
          for (const share of shares) {
            const at = Math.floor((events.length + 1) * share)
            expect(await allViews((p, stream) => reader.read(p, stream, { at }))).toStrictEqual(
              await allViews(foldOneByOne(all.slice(0, at))),
            )
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('evolve', () => {
  const anyFold = fc
    .array(anyKnownOrUnknownEvent, { maxLength: 40, size: 'max' })
    .map((events) =>
      recorded(events.map((event, i) => ({ stream: streamId(0), event, timeMs: startMs + i }))),
    )

  test('is total, and counts what it passes over', () => {
    fc.assert(
      fc.property(anyFold, (events) => {
        const unknown = events.filter(({ event }) => event.type === 'Unknown').length
        for (const projection of projections) {
          const state = events.reduce(projection.evolve, projection.initial)
          expect(state.unknownEvents).toBeGreaterThanOrEqual(unknown)
          expect(state.asOf?.streamRevision ?? -1).toBe(events.length - 1)
        }
      }),
    )
  })

  test('in batches comes to the same as one by one, chunks included', () => {
    fc.assert(
      fc.property(anyEvents, anyCuts, (events, cuts) => {
        const own = recorded(events.map((event) => ({ ...event, stream: streamId(0) })))
        for (const projection of projections) {
          const single = own.reduce(projection.evolve, projection.initial)
          let batched = projection.initial
          for (let at = 0, i = 0; at < own.length; i++) {
            const size = cuts[i % cuts.length] ?? 1
            batched = projection.evolveAll(batched, own.slice(at, at + size))
            at += size
          }
          expect(hex(encodeState(projection, batched))).toBe(hex(encodeState(projection, single)))
          expect(projection.unsaved(batched)).toEqual(projection.unsaved(single))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('leaves the state it was given as it was, also when two folds branch off from it', () => {
    fc.assert(
      fc.property(anyFold, anyFold, anyFold, (before, one, other) => {
        for (const projection of projections) {
          const bytes = (state: View): string => hex(encodeState(projection, state))
          const state = projection.evolveAll(projection.initial, before)
          const stateBytes = bytes(state)
          const first = projection.evolveAll(state, one)
          const firstBytes = bytes(first)
          const second = other.reduce(projection.evolve, state)
          expect(bytes(state)).toBe(stateBytes)
          expect(bytes(first)).toBe(firstBytes)
          const again = projection.evolveAll(
            projection.evolveAll(projection.initial, before),
            other,
          )
          expect(bytes(second)).toBe(bytes(again))
        }
      }),
    )
  })
})
