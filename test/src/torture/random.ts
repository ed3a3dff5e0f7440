import { createHash } from 'node:crypto'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

/** Choices that follow from a seed, a 32-bit integer: what failed once is chosen again. */
export class Random {
  readonly #generator: RandomGenerator

  constructor(seed: number) {
    // What this generator draws first is much the same for neighbouring seeds.
    const digest = createHash('sha256').update(String(seed)).digest()
    this.#generator = xoroshiro128plus(digest.readInt32LE())
  }

  /** An integer from 0 to `bound` - 1. */
  below(bound: number): number {
    return uniformInt(this.#generator, 0, bound - 1)
  }

  /** A number in [0, 1). */
  unit(): number {
    return uniformFloat64(this.#generator)
  }

  /** One of the items. */
  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0]
  }
}
