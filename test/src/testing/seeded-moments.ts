import { setTimeout as wait } from 'node:timers/promises'

/**
 * Moments that follow from a seed, so that a failure can name those that led to it: another seed each
 * time, or the one that TRACK_TEST_SEED says. The numbers are Park and Miller's.
 */
export class SeededMoments {
  readonly seed: number
  #state: number

  constructor() {
    this.seed = Number(process.env.TRACK_TEST_SEED ?? 1 + (Date.now() % 0x7ffffffe))
    this.#state = this.seed
  }

  /** A number in (0, 1). */
  next(): number {
    this.#state = (this.#state * 48_271) % 0x7fffffff
    return this.#state / 0x7fffffff
  }

  /** Resolves after a random time of less than `maxMs`: to do something at whatever moment that is. */
  async some(maxMs: number): Promise<void> {
    await wait(this.next() * maxMs)
  }
}
