import { describe, expect, test } from 'vitest'
import { randomPool } from './random-pool.js'

describe('a pool of random bytes', () => {
  test('gives as many as asked for, beyond its own size too, and none twice', () => {
    const random = randomPool()
    const parts = [12, 4090, 10_000, 16, 0].map((count) => random(count))
    expect(parts.map(({ length }) => length)).toEqual([12, 4090, 10_000, 16, 0])
    const many = Array.from({ length: 2000 }, () => Buffer.from(random(12)).toString('hex'))
    expect(new Set(many).size).toBe(2000)
  })

  test('leaves what it gave out as it was', () => {
    const random = randomPool()
    const first = random(12)
    const copy = first.slice()
    for (let i = 0; i < 1000; i++) random(12)
    expect(first).toEqual(copy)
  })
})
