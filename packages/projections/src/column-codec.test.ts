import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnBytes, decodeColumn, encodeColumn } from './column-codec.js'

function roundTrip(numbers: readonly number[]): { bytes: number; same: boolean } {
  const column = Float64Array.from(numbers)
  const encoded = encodeColumn(column)
  expect(columnBytes(encoded, column.length)).toBe(encoded.length)
  // At an odd place, as it comes out of a store.
  const placed = new Uint8Array(encoded.length + 1)
  placed.set(encoded, 1)
  const decoded = decodeColumn(placed.subarray(1), column.length)
  return { bytes: encoded.length, same: column.every((it, i) => Object.is(it, decoded[i])) }
}

describe('a column', () => {
  test('that counts up takes no room to speak of', () => {
    expect(roundTrip([0, 1, 2, 3, 4, 5])).toEqual({ bytes: 24, same: true })
    expect(roundTrip([0.5, 0.25, 0, -0.25])).toEqual({ bytes: 24, same: true })
    expect(roundTrip([Number.NaN, Number.NaN, Number.NaN])).toEqual({ bytes: 24, same: true })
  })

  test('of integers near each other takes half the room', () => {
    expect(roundTrip([1.7e12, 1.7e12 + 5, 1.7e12 + 2 ** 32 - 1])).toEqual({ bytes: 28, same: true })
    expect(roundTrip([-7, 2 ** 31, 3])).toEqual({ bytes: 28, same: true })
  })

  test('of anything else is kept exactly', () => {
    for (const column of [
      [1.7e12, 1.7e12 + 5, 1.7e12 + 2 ** 32],
      [0, -0, 1],
      [-0, 0, 0],
      [1, 2, 4.5],
      [0, 1, Number.NaN],
      [5, Number.NaN, 7],
      [1, Number.POSITIVE_INFINITY, 2],
      [2 ** 53, 2 ** 53 + 2, 1],
      [1e308, -1e308, 1e308],
    ]) {
      expect(roundTrip(column)).toEqual({ bytes: 32, same: true })
    }
  })

  test('of any doubles comes back as it was', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, Number.NaN))
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 9 }), (column) => {
        expect(roundTrip(column).same).toBe(true)
      }),
    )
  })
})
