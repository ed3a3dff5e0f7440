/** A loop that does not turn for so long is taken for one that never yields. */
const stalledAfterMs = 5_000

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
  #timer: NodeJS.Timeout | undefined
  #armedMs = 0
  #stalled = false

  constructor(listener: TurnListener) {
    this.#listener = listener
  }

  /** Sets the timer, unless it is set. Times are milliseconds by the caller's clock. */
  arm(now: number, delayMs: number): void {
    if (this.#timer !== undefined) return
    this.#armedMs = now
    this.#timer = setTimeout(() => {
      this.stop()
      this.#listener.onTime()
    }, delayMs)
  }

  /** To be called while the loop may be stuck: nothing else runs then. */
  look(now: number): void {
    if (this.#timer === undefined || this.#stalled || now - this.#armedMs <= stalledAfterMs) return
    this.#stalled = true
    this.#listener.onStall()
  }

  /** Takes the timer back. Call it only where the loop has turned. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#stalled) return
    this.#stalled = false
    this.#listener.onTurn()
  }
}
