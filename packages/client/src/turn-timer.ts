/** A loop that does not turn for so long is taken for one that never yields. */
const stalledAfterMs = 5_000

/** Looks that come within so long, by the caller's clock, need not all read the other clock ... */
const lookEveryMs = 100
/** ... but each that comes after so many does: the caller's clock may stand still. */
const looksMax = 256

/** Whom a {@link TurnTimer} tells. */
export interface TurnListener {
  /** The time has come. */
  readonly onTime: () => void
  /** A look finds that the event loop has not turned for five seconds. */
  readonly onStall: () => void
  /** The event loop turns again. */
  readonly onTurn: () => void
}

/** A timer that also tells, when it is looked at, whether the event loop has stopped turning. */
export class TurnTimer {
  readonly #listener: TurnListener
  readonly #elapsedMs: () => number
  #timer: NodeJS.Timeout | undefined
  #immediate: NodeJS.Immediate | undefined
  #armedMs = 0
  #lookedMs = 0
  #looks = 0
  #stalled = false

  /** @param elapsedMs Milliseconds by a clock that nobody sets: a stall is no matter of the date. */
  constructor(listener: TurnListener, elapsedMs: () => number) {
    this.#listener = listener
    this.#elapsedMs = elapsedMs
  }

  /** Sets the timer, unless it is set; without a delay, to when the work at hand has yielded. */
  arm(delayMs: number): void {
    if (this.#isSet) return
    this.#armedMs = this.#elapsedMs()
    const onTime = (): void => {
      this.stop()
      this.#listener.onTime()
    }
    if (delayMs > 0) this.#timer = setTimeout(onTime, delayMs)
    else this.#immediate = setImmediate(onTime) // one waking of the thread less
  }

  /**
   * To be called while the loop may be stuck: nothing else runs then.
   * @param now Milliseconds by any clock: most calls read no other one.
   * @returns Whether it has looked: now and then, a few times a second.
   */
  look(now: number): boolean {
    const sinceMs = now - this.#lookedMs
    if (sinceMs < lookEveryMs && sinceMs > -lookEveryMs && ++this.#looks < looksMax) return false
    this.#lookedMs = now
    this.#looks = 0
    if (!this.#isSet || this.#stalled) return true
    if (this.#elapsedMs() - this.#armedMs <= stalledAfterMs) return true
    this.#stalled = true
    this.#listener.onStall()
    return true
  }

  /** Takes the timer back. Call it only where the loop has turned. */
  stop(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#immediate)
    this.#timer = undefined
    this.#immediate = undefined
    if (!this.#stalled) return
    this.#stalled = false
    this.#listener.onTurn()
  }

  get #isSet(): boolean {
    return this.#timer !== undefined || this.#immediate !== undefined
  }
}
