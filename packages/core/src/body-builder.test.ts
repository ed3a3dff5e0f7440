import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { BodyBuilder } from './body-builder.js'
import { buildAppend } from './build-append.js'
import { eventsOf } from './events-of.js'
import { hexOf } from './hex.js'
import { isTrackError } from './is-track-error.js'
import { eventBytesMax } from './limits.js'
import { commitOf } from './testing/commit-of.js'
import { oneEventOfEachKind } from './testing/one-event-of-each-kind.js'
import { thrownBy } from './testing/thrown-by.js'
import type { TrackEvent } from './track-event.js'
import { newWireWriter } from './wire.js'

const a = 'aa'.repeat(16)
const b = 'bb'.repeat(16)
const salt = new Uint8Array(16).fill(7)
const time = 1_700_000_000_000

/** The events that a reader finds in what `builder` has built. */
function built(builder: BodyBuilder): { event: TrackEvent; stream: string; timeMs: number }[] {
  const { baseTimeMs } = builder
  const { streams, body } = builder.finish(salt)
  const origin = { writer: '00'.repeat(16), sequence: 0 }
  const expected = 'any'
  const append = { origin, baseTimeMs, streams: streams.map((s) => ({ ...s, expected })), body }
  return eventsOf(commitOf(append as Parameters<typeof commitOf>[0])).map(
    ({ event, stream, timeMs }) => ({ event, stream, timeMs }),
  )
}

function stepsOf(steps: readonly (number | undefined)[]): (number | undefined)[] {
  const builder = new BodyBuilder()
  for (const step of steps) builder.addMetrics(a, { loss: 1 }, step, time)
  return built(builder).map(({ event }) => (event.type === 'MetricsLogged' ? event.step : NaN))
}

describe('steps come out as they went in', () => {
  test.each<[string, (number | undefined)[]]>([
    ['ascending', [0, 1, 2]],
    ['descending below zero', [2, 1, 0, -1, -100]],
    ['fractional between integers', [5, 0.5, 6, -0.25, 7]],
    ['none between some', [1, undefined, 2, undefined]],
    ['the largest safe integers', [2 ** 53 - 1, 2 ** 53 - 2, -(2 ** 53) + 1]],
    ['beyond safe integers', [2 ** 53, 2 ** 60, -(2 ** 70), 1e300, 3]],
    ['jumps of 32 bits and more', [0, 2 ** 31 - 1, 2 ** 32, -(2 ** 31), 2 ** 31, 0]],
    ['the least', [5e-324, Number.MIN_SAFE_INTEGER]],
  ])('%s', (_name, steps) => {
    expect(stepsOf(steps)).toStrictEqual(steps)
  })

  test('whatever they are', () => {
    const step = fc.oneof(
      fc.constant(undefined),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    )
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(stepsOf(steps)).toEqual(steps.map((x) => (x === 0 ? 0 : x)))
      }),
    )
  })

  test('but minus zero is the step zero', () => {
    expect(stepsOf([-0, 1, -0])).toStrictEqual([0, 1, 0])
  })

  test('each relative to the one before in its own stream', () => {
    const builder = new BodyBuilder()
    for (let step = 0; step < 4; step++) {
      builder.addMetrics(a, { loss: 1 }, step, time)
      builder.addMetrics(b, { loss: 1 }, 1000 * step, time)
    }
    const steps = built(builder).map(({ event }) => event.type === 'MetricsLogged' && event.step)
    expect(steps).toEqual([0, 0, 1, 1000, 2, 2000, 3, 3000])
  })
})

test('values come out as they went in, whatever the doubles', () => {
  const metrics = fc.dictionary(fc.string(), fc.double(), { noNullPrototype: true })
  fc.assert(
    fc.property(fc.array(metrics, { minLength: 1 }), (all) => {
      const builder = new BodyBuilder()
      for (const one of all) builder.addMetrics(a, one, undefined, time)
      const expected = all.map((one) => ({
        type: 'MetricsLogged',
        names: Object.keys(one),
        values: Object.values(one),
        step: undefined,
      }))
      expect(built(builder).map(({ event }) => event)).toStrictEqual(expected)
    }),
  )
})

test('metrics added as an event keep their order and repetitions', () => {
  const event = {
    type: 'MetricsLogged',
    names: ['b', '1', 'b'],
    values: [1, 2, 3],
    step: 4,
  } as const
  const builder = new BodyBuilder()
  builder.add(a, event, time)
  expect(built(builder)[0]?.event).toEqual(event)
})

test('inherited metrics are not logged', () => {
  const builder = new BodyBuilder()
  const metrics: Record<string, number> = Object.create({ inherited: 1 })
  metrics.own = 2
  builder.addMetrics(a, metrics, undefined, time)
  expect(built(builder)[0]?.event).toMatchObject({ names: ['own'], values: [2] })
})

test('addMetrics writes what add writes', () => {
  const event = { type: 'MetricsLogged', names: ['x', 'y'], values: [1, 2], step: 3 } as const
  const one = new BodyBuilder()
  one.add(a, event, time)
  const other = new BodyBuilder()
  other.addMetrics(a, { x: 1, y: 2 }, 3, time)
  expect(other.finish(salt)).toEqual(one.finish(salt))
})

test('times before and after the first come out as they went in', () => {
  const times = [time, time - 1, time + 2 ** 31 - 1, time - 2 ** 31, time]
  const builder = new BodyBuilder()
  for (const timeMs of times) builder.addMetrics(a, { x: 1 }, undefined, timeMs)
  expect(builder.baseTimeMs).toBe(time)
  expect(built(builder).map(({ timeMs }) => timeMs)).toEqual(times)
})

test.each([time + 2 ** 31, time - 2 ** 31 - 1, time + 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'a time of %o is not accepted after another',
  (timeMs) => {
    const builder = new BodyBuilder()
    builder.addMetrics(a, { x: 1 }, undefined, time)
    expect(builder.accepts(timeMs)).toBe(false)
    const error = thrownBy(() => builder.addMetrics(a, { x: 1 }, undefined, timeMs))
    expect(isTrackError(error, 'TRACK_ARGUMENT_INVALID')).toBe(true)
    expect(builder.count).toBe(1)
  },
)

test.each([0.5, Number.NaN, 2 ** 60])('a first time of %o is not accepted', (timeMs) => {
  const builder = new BodyBuilder()
  expect(builder.accepts(timeMs)).toBe(false)
  const error = thrownBy(() => builder.add(a, { type: 'Deleted', reason: '' }, timeMs))
  expect(isTrackError(error, 'TRACK_ARGUMENT_INVALID')).toBe(true)
})

describe('a refused event leaves no trace', () => {
  const tooMuch = 'x'.repeat(eventBytesMax)
  const status = { value: 2 ** 40, name: 'too large' }
  const refused: Readonly<Record<string, (builder: BodyBuilder) => void>> = {
    'a metric that is no number': (builder) =>
      builder.addMetrics(b, { fresh: 1, bad: 'x' as unknown as number }, 99, time),
    'a metric of a hostile name': (builder) =>
      builder.addMetrics(a, { fresh: 1, '\ud800': 1 }, 99, time),
    'a step of NaN': (builder) => builder.addMetrics(a, { fresh: 1 }, Number.NaN, time),
    'an infinite step': (builder) =>
      builder.addMetrics(b, { fresh: 1 }, Number.NEGATIVE_INFINITY, time),
    'more names than values': (builder) =>
      builder.add(a, { type: 'MetricsLogged', names: ['fresh'], values: [], step: 99 }, time),
    'a value that cannot be kept': (builder) =>
      builder.add(b, { type: 'TagsAdded', tags: { t: undefined as unknown as null } }, time),
    'a text with half a character': (builder) =>
      builder.add(a, { type: 'Deleted', reason: '\udc00' }, time),
    'a status out of range': (builder) =>
      builder.add(a, { type: 'StatusChanged', status, error: undefined }, time),
    'an event too large': (builder) => builder.add(a, { type: 'Deleted', reason: tooMuch }, time),
    'metrics too large of a known stream': (builder) =>
      builder.addMetrics(a, { [tooMuch]: 1 }, 99, time + 1),
    'metrics too large': (builder) => builder.addMetrics(b, { [tooMuch]: 1, x: 1 }, 99, time + 1),
    'a number that the encoder itself refuses': (builder) =>
      builder.add(
        a,
        { ...oneEventOfEachKind.ChronoRecorded, name: 'fresh', seconds: 1n } as unknown as Extract<
          TrackEvent,
          { type: 'ChronoRecorded' }
        >,
        time,
      ),
    'a project that is no stream id': (builder) =>
      builder.add(b, { type: 'ProjectAdded', project: 'x', name: 'p' }, time),
  }

  const before = (builder: BodyBuilder): void => {
    builder.addMetrics(a, { loss: 1 }, 10, time)
    builder.add(a, { type: 'Deleted', reason: 'x' }, time + 1)
  }
  const after = (builder: BodyBuilder): void => {
    builder.addMetrics(a, { loss: 2, fresh: 3 }, 11, time + 2)
    builder.addMetrics(b, { late: 1 }, 12, time + 3)
    builder.addMetrics(a, { loss: 2 }, 13, time + 4)
  }

  for (const [what, add] of Object.entries(refused)) {
    test.each(['first', 'in between', 'last'])(`${what}, %s`, (where) => {
      const plain = new BodyBuilder()
      const tried = new BodyBuilder()
      const attempt = (): void => {
        const state = [tried.count, tried.bytes]
        expect(thrownBy(() => add(tried))).toBeInstanceOf(Error)
        expect([tried.count, tried.bytes]).toEqual(state)
      }
      if (where === 'first') attempt()
      for (const builder of [plain, tried]) before(builder)
      if (where === 'in between') attempt()
      for (const builder of [plain, tried]) after(builder)
      if (where === 'last') attempt()
      expect(tried.baseTimeMs).toBe(plain.baseTimeMs)
      expect(hexOf(tried.finish(salt).body)).toBe(hexOf(plain.finish(salt).body))
      // What was left forked or pending would show in the next body.
      for (const builder of [plain, tried]) after(builder)
      expect(hexOf(tried.finish(salt).body)).toBe(hexOf(plain.finish(salt).body))
    })
  }
})

test('a builder used again builds what a fresh one builds', () => {
  const used = new BodyBuilder()
  for (let round = 0; round < 3; round++) {
    const fresh = new BodyBuilder()
    for (const builder of [used, fresh]) {
      for (const [i, event] of Object.values(oneEventOfEachKind).entries()) {
        builder.add((i + round) % 3 === 0 ? a : b, event, time + i)
      }
      builder.addMetrics(a, { round }, round, time)
    }
    expect([used.count, used.bytes, used.baseTimeMs]).toEqual([
      fresh.count,
      fresh.bytes,
      fresh.baseTimeMs,
    ])
    expect(used.finish(salt)).toEqual(fresh.finish(salt))
    expect([used.count, used.bytes]).toEqual([0, 0])
  }
})

test('a body keeps nothing of the builder’s buffers', () => {
  const builder = new BodyBuilder()
  builder.addMetrics(a, { x: 1 }, 1, time)
  const { body } = builder.finish(salt)
  const before = hexOf(body)
  builder.addMetrics(b, { y: 2 }, 2, time)
  builder.finish(salt)
  expect(hexOf(body)).toBe(before)
  expect(body.buffer.byteLength).toBe(body.length)
})

test('streams interleaved come out in the order of the calls', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 200 }), (order) => {
      const events = order.map((n, i) => ({
        stream: `0${n}`.repeat(16),
        event: { type: 'Deleted', reason: String(i) } as const,
        timeMs: time + i,
      }))
      const append = buildAppend(events, { origin: { writer: '00'.repeat(16), sequence: 0 }, salt })
      const read = eventsOf(commitOf(append))
      expect(read.map(({ event }) => event)).toEqual(events.map(({ event }) => event))
      expect(read.map(({ stream }) => stream)).toEqual(events.map(({ stream }) => stream))
    }),
  )
})

test('an event in the busy loop takes 19 bytes', () => {
  const builder = new BodyBuilder()
  for (let step = 0; step < 512; step++) builder.addMetrics(a, { loss: step / 7 }, step, time)
  expect(builder.finish(salt).body.length / 512).toBeLessThan(19.1)
})

describe('a getter of what is being logged', () => {
  const logsItself = (builder: BodyBuilder): { readonly [name: string]: number } => ({
    first: 1,
    get second() {
      builder.addMetrics(a, { nested: 3 }, undefined, time)
      return 2
    },
  })

  test('cannot log itself: neither event is in the body', () => {
    const builder = new BodyBuilder()
    builder.addMetrics(a, { loss: 1 }, 0, time)
    const thrown = thrownBy(() => builder.addMetrics(a, logsItself(builder), 1, time))
    expect(isTrackError(thrown, 'TRACK_ARGUMENT_INVALID')).toBe(true)
    builder.addMetrics(a, { loss: 2 }, 1, time)
    expect(built(builder).map(({ event }) => event)).toMatchObject([
      { names: ['loss'], values: [1] },
      { names: ['loss'], values: [2] },
    ])
  })

  test('cannot finish the body', () => {
    const builder = new BodyBuilder()
    const metrics = {
      get loss() {
        builder.finish(salt)
        return 1
      },
    }
    const thrown = thrownBy(() => builder.addMetrics(a, metrics, 1, time))
    expect(isTrackError(thrown, 'TRACK_ARGUMENT_INVALID')).toBe(true)
    expect(builder.count).toBe(0)
  })
})

describe('a full stack', () => {
  /** Adds events deeper and deeper until the stack is full; returns how many were added. */
  function addUntilFull(builder: BodyBuilder, padding: number): number {
    let added = 0
    const deeper = (): void => {
      const stream = added % 2 === 0 ? a : b
      if (added % 3 === 0) builder.add(stream, { type: 'Deleted', reason: `${added}` }, time)
      else builder.addMetrics(stream, { [`m${added % 7}`]: added }, added, time)
      added++
      deeper()
    }
    // Some bytes more each time, so that the stack is full at another place of the call.
    const start = (..._: readonly number[]): void => deeper()
    expect(thrownBy(() => start(...new Array<number>(padding)))).toBeInstanceOf(RangeError)
    return added
  }

  test('wherever it is met leaves what was added, and a builder that goes on', () => {
    for (let padding = 0; padding < 40; padding++) {
      const builder = new BodyBuilder()
      const added = addUntilFull(builder, padding)
      builder.addMetrics(b, { after: 1 }, 1, time)
      expect(builder.count).toBe(added + 1)
      const events = built(builder).map(({ event }) => event)
      expect(events.at(-1)).toMatchObject({ names: ['after'], values: [1], step: 1 })
      const expected = Array.from({ length: added }, (_, i) =>
        i % 3 === 0
          ? { type: 'Deleted', reason: `${i}` }
          : { type: 'MetricsLogged', names: [`m${i % 7}`], values: [i], step: i },
      )
      expect(isDeepStrictEqual(events.slice(0, -1), expected)).toBe(true)
    }
  })
})

test.each(['addMetrics', 'finish', 'abandon'] as const)(
  'an event that could not be taken back at once is taken back by %s',
  (next) => {
    const reset = vi.spyOn(Object.getPrototypeOf(Object.getPrototypeOf(newWireWriter())), 'reset')
    onTestFinished(() => reset.mockRestore())
    const [plain, builder] = [new BodyBuilder(), new BodyBuilder()]
    for (const each of [plain, builder]) each.addMetrics(a, { loss: 1 }, 0, time)
    reset.mockImplementationOnce(() => {
      throw new RangeError('the stack is full')
    })
    const failing = (): void => builder.addMetrics(a, { fresh: 1 }, Number.NaN, time)
    expect(thrownBy(failing)).toBeInstanceOf(RangeError)
    if (next === 'addMetrics') {
      for (const each of [plain, builder]) each.addMetrics(b, { loss: 2 }, 1, time)
    }
    if (next === 'abandon') builder.abandon()
    expect(hexOf(builder.finish(salt).body)).toBe(hexOf(plain.finish(salt).body))
  },
)

test('a builder that could not start anew at once does so with the next event', () => {
  const builder = new BodyBuilder()
  for (const stream of [a, b]) builder.addMetrics(stream, { loss: 1 }, 0, time)
  builder.finish(salt)
  const reset = vi.spyOn(Object.getPrototypeOf(Object.getPrototypeOf(newWireWriter())), 'reset')
  onTestFinished(() => reset.mockRestore())
  reset.mockImplementationOnce(() => {
    throw new RangeError('the stack is full')
  })
  expect(thrownBy(() => builder.addMetrics(b, { loss: 2 }, 1, time))).toBeInstanceOf(RangeError)
  builder.addMetrics(b, { loss: 3 }, 2, time)
  expect(built(builder)).toMatchObject([{ stream: b, event: { values: [3], step: 2 } }])
})

describe('what is given up while it is read', () => {
  const exits = (builder: BodyBuilder): { readonly [name: string]: number } => ({
    first: 1,
    get second() {
      builder.abandon()
      builder.add(a, { type: 'Deleted', reason: 'the end' }, time)
      return 2
    },
  })

  test('leaves the body as it was, for what is logged from within the getter', () => {
    const builder = new BodyBuilder()
    builder.addMetrics(a, { loss: 1 }, 0, time)
    const thrown = thrownBy(() => builder.addMetrics(b, exits(builder), 1, time))
    expect(isTrackError(thrown, 'TRACK_ARGUMENT_INVALID')).toBe(true)
    builder.addMetrics(b, { loss: 2 }, 1, time)
    expect(built(builder).map(({ event, stream }) => [event.type, stream])).toEqual([
      ['MetricsLogged', a],
      ['Deleted', a],
      ['MetricsLogged', b],
    ])
  })

  test('is nothing when nothing is read', () => {
    const builder = new BodyBuilder()
    builder.addMetrics(a, { loss: 1 }, 0, time)
    builder.abandon()
    expect(built(builder)).toHaveLength(1)
  })
})
