import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.js'
import { arbitraryValue } from './testing/arbitraries.js'
import type { Value } from './value.js'
import { serializeValues } from './value-codec.js'

describe('canonical JSON is as pinned', () => {
  test.each<[Value, string]>([
    [null, 'null'],
    [true, 'true'],
    [1, '1'],
    [0.1, '0.1'],
    [1e21, '1e+21'],
    [5e-324, '5e-324'],
    [-0, '{"$track":"number","value":"-0"}'],
    [Number.NaN, '{"$track":"number","value":"NaN"}'],
    [Number.NEGATIVE_INFINITY, '{"$track":"number","value":"-Infinity"}'],
    [1n, '{"$track":"bigint","value":"1"}'],
    [-(2n ** 64n), '{"$track":"bigint","value":"-18446744073709551616"}'],
    ['a"\n\u20ac\u{1F600}', '"a\\"\\n\u20ac\u{1F600}"'],
    [Uint8Array.of(0, 255), '{"$track":"bytes","value":"00ff"}'],
    [new Date(1_700_000_000_000), '{"$track":"date","value":1700000000000}'],
    [[1, [], {}], '[1,[],{}]'],
    [{ b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
    [{ '\u{1F600}': 1, '\uFFFD': 2, '': 3 }, '{"":3,"\u{1F600}":1,"\uFFFD":2}'],
    [{ 10: 1, 9: 2 }, '{"10":1,"9":2}'],
    [{ $track: 1 }, '{"$track":"object","value":{"$track":1}}'],
    [{ toJSON: 1 }, '{"toJSON":1}'],
  ])('%o', (value, json) => {
    expect(canonicalJson(value)).toBe(json)
  })

  test('a key called __proto__ is a key like others', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}')
  })
})

describe('no two values have the same', () => {
  test.each<[string, Value, Value]>([
    ['a bigint and a number', 1n, 1],
    ['NaN and its text', Number.NaN, 'NaN'],
    ['0 and -0', 0, -0],
    ['a date and its milliseconds', new Date(1), 1],
    ['bytes and their hex', Uint8Array.of(1), '01'],
    ['a bigint and an object that looks like it', 1n, { $track: 'bigint', value: '1' }],
    [
      'an object that looks tagged, and that tagged by hand',
      { $track: 1 },
      { $track: 'object', value: { $track: 1 } },
    ],
    ['a list and an object', [1], { 0: 1 }],
    ['a text and a list of it', 'a', ['a']],
  ])('%s', (_name, one, other) => {
    expect(canonicalJson(one)).not.toBe(canonicalJson(other))
  })

  // The protobuf bytes, where the keys stand in one order, tell values apart: they are the witness.
  test('unless they are one value', () => {
    fc.assert(
      fc.property(arbitraryValue, arbitraryValue, (one, other) => {
        const same = canonicalJson(one) === canonicalJson(other)
        expect(same).toBe(identity(one) === identity(other))
      }),
      { numRuns: 2000 },
    )
  })

  test('and the order of keys plays no part', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), arbitraryValue), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(object))
      }),
    )
  })
})

function identity(value: Value): string {
  return Buffer.from(serializeValues({ value: sorted(value) })).toString('hex')
}

function sorted(value: Value): Value {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array || value instanceof Date) return value
  const result: Record<string, Value> = Object.create(null)
  for (const [key, item] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    result[key] = sorted(item)
  }
  return result
}
