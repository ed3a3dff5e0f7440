import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTrackError } from './is-track-error.js'
import { arbitraryValues } from './testing/arbitraries.js'
import { thrownBy } from './testing/thrown-by.js'
import { type Value, type Values, valueDepthMax } from './value.js'
import { deserializeValues, encodeValues, serializeValues } from './value-codec.js'

const roundTrip = (values: Values): Values => deserializeValues(serializeValues(values))

describe('values come out as they went in', () => {
  test('whatever they are and however they nest', () => {
    fc.assert(
      fc.property(arbitraryValues, (values) => {
        // Not toStrictEqual: it is confused by a key that is called constructor.
        expect(isDeepStrictEqual(roundTrip(values), values)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('with their keys in the order of the object', () => {
    fc.assert(
      fc.property(arbitraryValues, (values) => {
        expect(Object.keys(roundTrip(values))).toEqual(Object.keys(values))
      }),
    )
    expect(Object.keys(roundTrip({ z: 1, a: 2, m: 3 }))).toEqual(['z', 'a', 'm'])
  })

  test.each<[string, Value]>([
    ['minus zero', -0],
    ['NaN', Number.NaN],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['the largest 32-bit integer', 2 ** 31 - 1],
    ['one past it', 2 ** 31],
    ['the least 32-bit integer', -(2 ** 31)],
    ['the least double', 5e-324],
    ['a bigint of zero', 0n],
    ['a bigint past 64 bits', 2n ** 64n],
    ['a negative bigint past 64 bits', -(2n ** 64n) - 1n],
    ['empty bytes', new Uint8Array()],
    ['the first date', new Date(-8.64e15)],
    ['an empty list', []],
    ['null', null],
    ['an empty text', ''],
    ['a text of astral characters', '\u{1F600}\u{10FFFF}'],
  ])('%s', (_name, value) => {
    expect(roundTrip({ value }).value).toStrictEqual(value)
  })

  test('__proto__ is a key like others, and no prototype is touched', () => {
    const values = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":2}}')
    const read = roundTrip(values)
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(read)).toBe(null)
    expect('polluted' in {}).toBe(false)
    expect(JSON.stringify(read)).toBe(JSON.stringify(values))
  })

  test('a shared reference that is no cycle is written twice', () => {
    const shared = { x: [1] }
    expect(roundTrip({ a: shared, b: [shared, shared] })).toEqual({
      a: { x: [1] },
      b: [{ x: [1] }, { x: [1] }],
    })
  })

  test('a Buffer comes out as plain bytes', () => {
    const { bytes } = roundTrip({ bytes: Buffer.from([1, 2]) })
    expect(bytes).toStrictEqual(Uint8Array.of(1, 2))
  })

  test('a date and bytes of a subclass are what they hold, not what they say', () => {
    class Late extends Date {
      override getTime(): number {
        return 1e20
      }
    }
    class Bytes extends Uint8Array {
      static get [Symbol.species](): Uint8ArrayConstructor {
        throw new Error('no species')
      }
    }
    const bytes = Bytes.of(1, 2)
    expect(roundTrip({ date: new Late(5), bytes })).toEqual({
      date: new Date(5),
      bytes: Uint8Array.of(1, 2),
    })
  })

  test('nested as deep as is allowed', () => {
    expect(roundTrip(nested(valueDepthMax))).toEqual(nested(valueDepthMax))
    expect(roundTrip({ deep: nestedList(valueDepthMax) })).toEqual({
      deep: nestedList(valueDepthMax),
    })
  })
})

describe('what cannot be kept is refused at its path', () => {
  const cyclic: { self?: unknown } = {}
  cyclic.self = cyclic
  const cyclicList: unknown[] = []
  cyclicList.push([cyclicList])
  class Point {
    x = 1
  }

  test.each<[string, unknown, string]>([
    ['undefined', { a: { b: undefined } }, 'arguments.a.b'],
    ['undefined in a list', { a: [1, undefined] }, 'arguments.a[1]'],
    ['a hole of a list', { a: new Array(1) }, 'arguments.a[0]'],
    ['a function', { f: () => 1 }, 'arguments.f'],
    ['a symbol', { s: Symbol('s') }, 'arguments.s'],
    ['a cycle', { a: cyclic }, 'arguments.a.self'],
    ['a cycle of lists', { a: cyclicList }, 'arguments.a[0][0]'],
    ['a lone surrogate in a text', { t: ['\ud800'] }, 'arguments.t[0]'],
    ['a lone surrogate in a key', { a: { '\udc00': 1 } }, 'arguments.a["\\udc00"]'],
    ['an invalid date', { d: new Date(Number.NaN) }, 'arguments.d'],
    [
      'an object that only inherits from a date',
      { d: Object.create(Date.prototype) },
      'arguments.d',
    ],
    [
      'an object that only inherits from bytes',
      { b: Object.create(Uint8Array.prototype) },
      'arguments.b',
    ],
    ['an instance of a class', { p: new Point() }, 'arguments.p'],
    ['a Map', { 'my map': new Map() }, 'arguments["my map"]'],
    ['a Float64Array', { f: new Float64Array(1) }, 'arguments.f'],
    ['a boxed number', { n: Object(1) }, 'arguments.n'],
    ['too deep an object', nested(valueDepthMax + 1), `arguments${'.n'.repeat(valueDepthMax + 1)}`],
    [
      'too deep a list',
      { n: nestedList(valueDepthMax + 1) },
      `arguments.n${'[0]'.repeat(valueDepthMax)}`,
    ],
  ])('%s', (_name, values, path) => {
    const error = thrownBy(() => encodeValues(values, 'arguments'))
    expect(isTrackError(error, 'TRACK_VALUE_INVALID') && error.details).toEqual({ path })
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a text', 'lr=1'],
    ['a Map', new Map()],
    ['bytes', new Uint8Array()],
  ])('%s instead of named values', (_name, values) => {
    const error = thrownBy(() => encodeValues(values, 'tags'))
    expect(isTrackError(error, 'TRACK_VALUE_INVALID') && error.details).toEqual({ path: 'tags' })
  })
})

test('what the caller changes after the call changes nothing', () => {
  const values = { list: [1], bytes: Uint8Array.of(1), date: new Date(1), inner: { a: 1 } }
  const encoded = encodeValues(values, 'values')
  const before = structuredClone(encoded)
  values.list.push(2)
  values.bytes.fill(9)
  values.date.setTime(9)
  values.inner.a = 9
  expect(encoded).toEqual(before)
})

test('bytes that were handed out are the reader’s own', () => {
  const serialized = serializeValues({ bytes: Uint8Array.of(1) })
  const { bytes } = deserializeValues(serialized)
  serialized.fill(0)
  expect(bytes).toEqual(Uint8Array.of(1))
})

test('a date outside of what a date can be is corruption', () => {
  const serialized = serializeValues({ d: new Date(8.64e15) })
  const double = new DataView(serialized.buffer, serialized.byteOffset)
  double.setFloat64(serialized.length - 8, 8.64e15 + 1, true)
  const error = thrownBy(() => deserializeValues(serialized))
  expect(isTrackError(error, 'TRACK_EVENT_CORRUPT')).toBe(true)
})

function nested(depth: number): Values {
  return depth === 0 ? {} : { n: nested(depth - 1) }
}

function nestedList(depth: number): Value {
  return depth === 1 ? [] : [nestedList(depth - 1)]
}
