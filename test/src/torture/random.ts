import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

/** Choices that follow from a seed, a 32-bit integer: what failed once is chosen again. */
export class Random {
  readonly #generator: RandomGenerator

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed)
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
