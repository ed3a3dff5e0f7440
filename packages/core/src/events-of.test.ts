import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BodyBuilder } from './body-builder.js'
import { buildAppend } from './build-append.js'
import type { Commit } from './commit.js'
import { decodeEvent } from './decode-event.js'
import { eventsOf } from './events-of.js'
import { isTrackError } from './is-track-error.js'
import { v1 } from './messages.js'
import { streamParts } from './stream-parts.js'
import { commitOf } from './testing/commit-of.js'
import { thrownBy } from './testing/thrown-by.js'
import { newWireWriter } from './wire.js'
import { bodyTag, groupTag } from './wire-fields.js'

const stream = 'aa'.repeat(16)
const other = 'bb'.repeat(16)
const salt = new Uint8Array(16)

/** The commit whose one group consists of these encoded events. */
function commitWith(events: readonly Uint8Array[], names: readonly string[] = []): Commit {
  const group = newWireWriter()
  for (const event of events) group.uint32(groupTag.events).bytes(event)
  const body = newWireWriter()
  for (const name of names) body.uint32(bodyTag.names).string(name)
  body.uint32(bodyTag.groups).bytes(group.finish())
  const expected = 'any'
  return commitOf({
    origin: { writer: '00'.repeat(16), sequence: 0 },
    baseTimeMs: 0,
    streams: [{ id: stream, count: events.length, expected }],
    body: new Uint8Array(body.finish()),
  })
}

/** What the generated decoder alone makes of the same events; undefined where it throws. */
function read(events: readonly Uint8Array[], names: readonly string[]): unknown[] | undefined {
  let last = 0
  try {
    return events.map((bytes) => {
      const message = v1.Event.decode(bytes)
      const metrics = message.metricsLogged
      if (!metrics) return decodeEvent(message, names)
      const indices = metrics.names ?? []
      const values = [...(metrics.values ?? []), ...(metrics.singles ?? [])]
      if (indices.length !== values.length || indices.some((i) => i >= names.length)) throw Error()
      let step: number | undefined
      if (Object.hasOwn(metrics, 'step')) step = metrics.step ?? 0
      else if (Object.hasOwn(metrics, 'stepDelta')) step = last += metrics.stepDelta ?? 0
      return {
        type: 'MetricsLogged',
        names: indices.map((i) => names[i]),
        values,
        step,
      }
    })
  } catch {
    return undefined
  }
}

describe('metrics read off the wire are what the generated decoder reads', () => {
  const names = ['a', 'b', ...Array.from({ length: 200 }, (_, i) => `name ${i}`)]

  function expectSame(events: readonly Uint8Array[]): void {
    const expected = read(events, names)
    const commit = commitWith(events, names)
    if (expected === undefined) {
      expect(isTrackError(thrownBy(() => eventsOf(commit)))).toBe(true)
      return
    }
    expect(eventsOf(commit).map(({ event }) => event)).toEqual(expected)
  }

  const metrics = fc
    .record({
      values: fc.array(fc.tuple(fc.nat(210), fc.double()), { maxLength: 20 }),
      single: fc.boolean(),
      stepDelta: fc.option(fc.integer(), { nil: undefined }),
      step: fc.option(fc.double(), { nil: undefined, freq: 1 }),
      timeDeltaMs: fc.option(fc.integer(), { nil: undefined }),
    })
    .map(({ values, single, stepDelta, step, timeDeltaMs }) => {
      const metricsLogged = {
        names: values.map(([name]) => name),
        [single ? 'singles' : 'values']: values.map(([, value]) => value),
        ...(stepDelta === undefined ? {} : { stepDelta }),
        ...(step === undefined ? {} : { step }),
      }
      const message = { metricsLogged, ...(timeDeltaMs === undefined ? {} : { timeDeltaMs }) }
      return new Uint8Array(v1.Event.encode(message).finish())
    })

  test('for events of any shape', () => {
    fc.assert(fc.property(fc.array(metrics, { minLength: 1, maxLength: 8 }), expectSame), {
      numRuns: 2000,
    })
  })

  test('for events with a byte changed, cut or added', () => {
    const mutated = fc.tuple(metrics, fc.nat(60), fc.nat(255), fc.nat(3)).map(mutate)
    fc.assert(fc.property(fc.array(mutated, { minLength: 1, maxLength: 3 }), expectSame), {
      numRuns: 5000,
    })
  })

  function mutate([bytes, at, byte, how]: [Uint8Array, number, number, number]): Uint8Array {
    const i = at % (bytes.length + 1)
    if (how === 0) return Uint8Array.of(...bytes.subarray(0, i), ...bytes.subarray(i + 1))
    if (how === 1) return Uint8Array.of(...bytes.subarray(0, i), byte, ...bytes.subarray(i))
    return bytes.map((old, j) => (j === i ? byte : old))
  }

  test.each<[string, string]>([
    ['the fields in another order', '0a0f 2208000000000000f03f 0a0100 1002'],
    ['names that are not packed', '0a0c 0800 2208000000000000f03f'],
    ['values that are not packed', '0a0c 0a0100 21000000000000f03f'],
    ['a field of a newer version in the metrics', '0a0f 0a0100 2208000000000000f03f 3801'],
    ['a field of a newer version after them', '0a0d 0a0100 2208000000000000f03f 980601'],
    ['a time before them', '7802 0a0d 0a0100 2208000000000000f03f'],
    ['a length longer than it need be', '0a8d00 0a0100 2208000000000000f03f'],
    ['two metrics', '0a0d 0a0100 2208000000000000f03f 0a0d 0a0101 2208000000000000f03f'],
    ['singles that are not packed', '0a08 0a0100 2d0000803f'],
    ['values and singles', '0a14 0a020001 2208000000000000f03f 2a040000803f'],
    ['singles and values', '0a14 0a020001 2a040000803f 2208000000000000f03f'],
    ['both kinds of step', '0a18 0a0100 1004 190000000000000040 2208000000000000f03f'],
    ['metrics and then another kind', '0a0d 0a0100 2208000000000000f03f 9a0100'],
  ])('with %s', (_what, hex) => {
    const event = Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
    expect(read([event], names)).toBeDefined()
    expectSame([event, event])
  })
})

test('a name out of range is corrupt, and the error names the commit', () => {
  const event = v1.Event.encode({ metricsLogged: { names: [5], values: [1] } }).finish()
  const commit = { ...commitWith([new Uint8Array(event)], ['a']), position: 77 }
  const error = thrownBy(() => eventsOf(commit))
  expect(isTrackError(error, 'TRACK_EVENT_CORRUPT') && error.details).toEqual({
    index: 5,
    names: 1,
    position: 77,
  })
})

test('names without values are corrupt', () => {
  const event = v1.Event.encode({ metricsLogged: { names: [0, 0], values: [1] } }).finish()
  const error = thrownBy(() => eventsOf(commitWith([new Uint8Array(event)], ['a'])))
  expect(isTrackError(error, 'TRACK_EVENT_CORRUPT')).toBe(true)
})

test.each([
  ['stream', { forkedFrom: new Uint8Array(15), forkRevision: 1 }],
  ['stream', { forkedFrom: new Uint8Array(17), forkRevision: 1 }],
  ['revision', { forkedFrom: new Uint8Array(16), forkRevision: 2 ** 60 }],
])('a fork of what can be no %s is corrupt', (_, fork) => {
  const event = v1.Event.encode({ trialCreated: fork }).finish()
  const error = thrownBy(() => eventsOf(commitWith([new Uint8Array(event)])))
  expect(isTrackError(error, 'TRACK_EVENT_CORRUPT')).toBe(true)
})

test('an event of no kind that is known is read as unknown, at its time', () => {
  const event = Uint8Array.of(0x78, 10, 0x9a, 6, 1, 7) // time 5, field 99
  expect(eventsOf(commitWith([event]))).toEqual([
    { position: 0, stream, streamRevision: 0, timeMs: 5, event: { type: 'Unknown' } },
  ])
})

test('an event that says two kinds is of the last', () => {
  const metrics = v1.Event.encode({ metricsLogged: { names: [0], values: [1] } }).finish()
  const deleted = v1.Event.encode({ deleted: { reason: 'x' } }).finish()
  const ends = v1.Event.encode({ eventsDropped: { count: 2 } }).finish()
  const kindOf = (...parts: readonly Uint8Array[]): unknown =>
    eventsOf(commitWith([new Uint8Array(Buffer.concat(parts))], ['a']))[0]?.event.type
  expect(kindOf(metrics, deleted)).toBe('Deleted')
  expect(kindOf(deleted, metrics)).toBe('MetricsLogged')
  expect(kindOf(ends, deleted, ends)).toBe('EventsDropped')
  expect(kindOf(deleted, ends, deleted)).toBe('Deleted')
})

describe('a range of a commit', () => {
  const builder = new BodyBuilder()
  for (let i = 0; i < 12; i++) builder.addMetrics(i % 3 === 0 ? other : stream, { i }, i, 1000 + i)
  const { streams, body } = builder.finish(salt)
  const commit: Commit = {
    ...commitOf({
      origin: { writer: '00'.repeat(16), sequence: 0 },
      baseTimeMs: 1000,
      streams: streams.map((slice) => ({ ...slice, expected: 'any' as const })),
      body,
    }),
    position: 100,
  }
  const all = eventsOf(commit)

  test('is cut by positions', () => {
    for (let from = 99; from <= 113; from++) {
      for (let to = from; to <= 113; to++) {
        const expected = all.filter(({ position }) => position >= from && position < to)
        expect(eventsOf(commit, { from, to })).toEqual(expected)
      }
    }
  })

  test('is cut by revisions of one stream', () => {
    const own = all.filter((event) => event.stream === stream)
    for (let from = 0; from <= 9; from++) {
      for (let to = from; to <= 9; to++) {
        expect(eventsOf(commit, { stream, from, to })).toEqual(own.slice(from, to))
      }
    }
  })

  test('of a stream that it does not hold is empty', () => {
    expect(eventsOf(commit, { stream: 'cc'.repeat(16) })).toEqual([])
  })
})

test('a body in the middle of a larger buffer is read alike', () => {
  const events = Object.entries({ a: 1, b: 2.5 }).map(([name, value]) => ({
    stream,
    event: { type: 'MetricsLogged', names: [name], values: [value], step: 1 } as const,
    timeMs: 5,
  }))
  const commit = commitOf(
    buildAppend(events, { origin: { writer: '00'.repeat(16), sequence: 0 }, salt }),
  )
  const larger = new Uint8Array(commit.body.length + 11).fill(0xee)
  larger.set(commit.body, 5)
  const view = larger.subarray(5, 5 + commit.body.length)
  for (const body of [view, Buffer.from(view)]) {
    expect(eventsOf({ ...commit, body })).toEqual(eventsOf(commit))
  }
})

test('a tombstone has no events, however many positions it keeps', () => {
  const commit: Commit = {
    ...commitWith([]),
    streams: [{ id: stream, count: 2 ** 32 - 1, firstRevision: 0 }],
    count: 2 ** 32 - 1,
    tombstone: { digest: undefined, writers: [], reason: '' },
  }
  expect(eventsOf(commit)).toEqual([])
  expect(eventsOf(commit, { stream })).toEqual([])
  expect(streamParts(commit)).toEqual([])
})
