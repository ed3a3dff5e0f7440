import { describe, expect, test } from 'vitest'
import { bytesOfHex, hexOf } from './hex.js'
import { bytesOfId, hexOfId } from './id-cache.js'
import { SeededRandom } from './testing/seeded-random.js'

const random = new SeededRandom(7)

describe('ids that are remembered', () => {
  test('are the same as without a memory, beyond its size too, and where ids begin alike', () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => {
      const id = random.bytes(16)
      if (i % 3 === 0) id.fill(1, 0, 4)
      return id
    })
    for (let round = 0; round < 2; round++) {
      for (const id of ids) {
        expect(hexOfId(id)).toBe(hexOf(id))
        expect(bytesOfId(hexOf(id))).toEqual(id)
      }
    }
  })

  test('do not change with the bytes that they were read from', () => {
    const id = random.bytes(16)
    const hex = hexOfId(id)
    id[7] = (id[7] as number) ^ 1
    expect(hexOfId(id)).not.toBe(hex)
    expect(bytesOfId(hex)).toEqual(bytesOfHex(hex))
  })
})
