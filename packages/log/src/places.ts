/** Places for work of which so much goes on at once; the rest waits, and comes in the order in which it asked. */
export class Places {
  #free: number
  readonly #waiting: (() => void)[] = []

  /** @param count At least 1. */
  constructor(count: number) {
    this.#free = count
  }

  /** Begins `work` when there is a place for it, which it leaves when it is done, whatever became of it. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free++
      else next() // the place is its
    }
  }
}
