import { isDeepStrictEqual } from 'node:util'
import { isTrackError, TrackError } from '@track/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plain } from '../plain.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { memoryBytesOf, plainOfState, stateOfPlain } from './state-plain.js'

const text = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '', '7', '\ud800', 'a\udfff', '\u{1f4a1}'),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const scalar = fc.oneof(
  text,
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(-0, Number.NaN, 2 ** 32, 2 ** 63, -(2 ** 31) - 1, 1e300),
  fc.bigInt(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
)
const bytes = fc.uint8Array({ maxLength: 16 }).map((array) => array.slice(0, array.length & ~7))
const typedArray = fc
  .tuple(
    bytes,
    fc.constantFrom(
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      BigInt64Array,
      BigUint64Array,
    ),
  )
  .map(([array, type]) => new type(array.buffer))
const floats = fc
  .array(fc.double())
  .chain((values) => fc.constantFrom(Float64Array.from(values), Float32Array.from(values)))

const { state } = fc.letrec<{ state: unknown }>((tie) => {
  const entries = fc.array(fc.tuple(text, tie('state')), { maxLength: 3 })
  return {
    state: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      scalar,
      typedArray,
      floats,
      fc.date({ noInvalidDate: true }), // Node takes two invalid ones for different
      fc.array(tie('state'), { maxLength: 3 }),
      entries.map((list) => objectOf({}, list)),
      entries.map((list) => objectOf(Object.create(null), list)),
      fc.array(fc.tuple(tie('state'), tie('state')), { maxLength: 3 }).map((list) => new Map(list)),
      fc.array(tie('state'), { maxLength: 3 }).map((list) => new Set(list)),
    ),
  }
})

function objectOf(object: object, entries: readonly (readonly [string, unknown])[]): object {
  for (const [key, value] of entries) {
    const property = { value, writable: true, enumerable: true, configurable: true }
    Object.defineProperty(object, key, property)
  }
  return object
}

function failureOf(work: () => unknown): TrackError {
  try {
    work()
  } catch (error) {
    if (error instanceof TrackError) return error
    throw error
  }
  throw new Error('It did not throw')
}

describe('a state of a user is kept exactly', () => {
  test('whatever plain data it holds', () => {
    fc.assert(
      fc.property(
        state.filter((it) => it !== undefined),
        (value) => {
          const plain = plainOfState(value)
          const restored = stateOfPlain(unpackPlain(packPlain(plain)))
          expect(isDeepStrictEqual(restored, value)).toBe(true)
          // Also the order of keys and entries, to which that is blind.
          expect(plainOfState(restored)).toStrictEqual(plain)
          expect(memoryBytesOf(plain)).toBeGreaterThan(0)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('an invalid date', () => {
    const restored = stateOfPlain(plainOfState({ at: new Date(Number.NaN) }))
    expect(restored).toEqual({ at: expect.any(Date) })
    expect((restored as { at: Date }).at.getTime()).toBeNaN()
  })

  test('a part of a larger buffer comes back without the rest of it', () => {
    const whole = Float64Array.from([1, 2, 3, 4])
    const restored = stateOfPlain(plainOfState({ part: whole.subarray(1, 3) }))
    expect(restored).toStrictEqual({ part: Float64Array.from([2, 3]) })
  })
})

describe('what would come back as something else is refused, with its path', () => {
  class Point {
    x = 1
  }
  const circle: { self?: unknown } = {}
  circle.self = circle
  const holes = [1]
  holes[2] = 3
  const hidden = Object.defineProperty({}, 'at', { value: 1, enumerable: false })
  const cases: [what: string, state: unknown, path: string][] = [
    ['nothing returned', undefined, 'state'],
    ['a promise', { a: Promise.resolve(1) }, 'state.a'],
    ['an object of a class', { list: [1, new Point()] }, 'state.list[1]'],
    ['a function', { f: () => 1 }, 'state.f'],
    ['a symbol', [Symbol('s')], 'state[0]'],
    ['a key that is a symbol', { a: { [Symbol('s')]: 1 } }, 'state.a'],
    [
      'an accessor',
      {
        get now() {
          return 1
        },
      },
      'state.now',
    ],
    ['what is not enumerable', hidden, 'state.at'],
    ['holes', { holes }, 'state.holes'],
    ['what a match leaves on its array', 'abc'.match(/b/), 'state'],
    ['an array of a class', { a: new (class Own extends Array<number> {})() }, 'state.a'],
    ['a Buffer', { bytes: Buffer.from('a') }, 'state.bytes'],
    ['a Map with a property', { m: Object.assign(new Map(), { a: 1 }) }, 'state.m'],
    ['a function as a key', new Map([[() => 1, 1]]), 'state.keys()[0]'],
    ['an error', { error: new Error('e') }, 'state.error'],
    ['a boxed number', { n: Object(1) }, 'state.n'],
    ['a circle', circle, 'state.self.self.self.self.self.self.self'],
  ]
  test.each(cases)('%s', (_, value, path) => {
    const error = failureOf(() => plainOfState(value))
    expect(error.code).toBe('TRACK_STATE_INVALID')
    expect(error.details).toEqual({ path })
  })
})

test('a hostile plain is refused by an error, and by nothing worse', () => {
  const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
    plain: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.integer({ min: -1, max: 12 }),
      text,
      fc.uint8Array({ maxLength: 9 }),
      fc.array(tie('plain'), { maxLength: 4 }),
    ),
  }))
  fc.assert(
    fc.property(plain, (value) => {
      try {
        stateOfPlain(value)
      } catch (error) {
        expect(error instanceof Error && !isTrackError(error)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
