/** Seconds that a rate is taken over. */
const rateWindowSeconds = 10

/**
 * Events a second over the last ten seconds, by the events' own clock: a log that is being caught up
 * with shows how fast it was written, not how fast it is read.
 */
export class EventRate {
  /** Events of each of the last ten seconds, a second s at s modulo ten. */
  readonly #counts = new Float64Array(rateWindowSeconds)
  #firstMs = Number.NaN
  #lastMs = Number.NEGATIVE_INFINITY

  /** Counts so many events of a time: milliseconds since 1970. Those older than the window do not count. */
  add(timeMs: number, events: number = 1): void {
    const second = Math.floor(timeMs / 1000)
    const last = Math.floor(this.#lastMs / 1000)
    if (second > last) {
      const stale = Math.min(rateWindowSeconds, second - last)
      for (let i = 0; i < stale; i++) this.#counts[slot(second - i)] = 0
    }
    if (timeMs > this.#lastMs) this.#lastMs = timeMs
    if (!(timeMs >= this.#firstMs)) this.#firstMs = timeMs
    if (second <= last - rateWindowSeconds) return
    this.#counts[slot(second)] = (this.#counts[slot(second)] ?? 0) + events
  }

  /** 0 when there was no event; less than a second of events counts as a second. */
  perSecond(): number {
    const events = this.#counts.reduce((sum, count) => sum + count, 0)
    if (events === 0) return 0
    // The current second has only begun.
    const covered = rateWindowSeconds - 1 + (this.#lastMs / 1000 - Math.floor(this.#lastMs / 1000))
    const seconds = Math.min(covered, (this.#lastMs - this.#firstMs) / 1000)
    return events / Math.max(1, seconds)
  }
}

function slot(second: number): number {
  return ((second % rateWindowSeconds) + rateWindowSeconds) % rateWindowSeconds
}
