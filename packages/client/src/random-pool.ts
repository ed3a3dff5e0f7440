import { randomFillSync } from 'node:crypto'
import type { RandomBytes } from '@track/core'

const poolBytes = 4096

/**
 * Random bytes out of a pool that is filled many at a time, as `crypto.randomUUID` does it: asking the
 * system for twelve bytes costs as much as for 4,096. No byte is given out twice.
 */
export function randomPool(): RandomBytes {
  let pool = new Uint8Array(0)
  let used = 0
  return (count) => {
    if (used + count > pool.length) {
      // A new pool each time: what was given out are views into the old one.
      pool = randomFillSync(new Uint8Array(Math.max(poolBytes, count)))
      used = 0
    }
    used += count
    return pool.subarray(used - count, used)
  }
}
