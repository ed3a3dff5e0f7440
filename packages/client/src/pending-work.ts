/** Work that is under way, and that somebody waits for. */
export class PendingWork {
  readonly #pending = new Set<Promise<unknown>>()

  /** Does `work`, and counts it as pending meanwhile. */
  async do<T>(work: () => Promise<T>): Promise<T> {
    const done = work()
    this.#pending.add(done)
    try {
      return await done
    } finally {
      this.#pending.delete(done)
    }
  }

  /** Resolves when what is pending at the call is over, however it ends; undefined when nothing is. */
  settled(): Promise<unknown> | undefined {
    return this.#pending.size === 0 ? undefined : Promise.allSettled(this.#pending)
  }
}
