import type { EventLog } from '@track/core'

const waitSliceMs = 1_000

/** How much may be handed to a log before it has acknowledged what came earlier. */
export class LogRoom {
  readonly #log: EventLog
  readonly #bytesMax: number
  readonly #onWaiting: () => void
  #waitedMs = 0

  /**
   * @param bytesMax Bytes of bodies that may wait in the log.
   * @param onWaiting Called about once a second while the thread is blocked.
   */
  constructor(log: EventLog, bytesMax: number, onWaiting: () => void) {
    this.#log = log
    this.#bytesMax = bytesMax
    this.#onWaiting = onWaiting
  }

  /** Milliseconds that the thread was blocked by {@link wait}. */
  get waitedMs(): number {
    return this.#waitedMs
  }

  /** Whether nothing more should be handed over: the log is behind, or has failed. */
  get isFull(): boolean {
    const { backlog } = this.#log
    return backlog.failure() !== undefined || backlog.bytes() > this.#bytesMax
  }

  /** Blocks until there is room, the log has failed, or so long; tells whether there is room. */
  wait(timeoutMs: number = Number.POSITIVE_INFINITY): boolean {
    const { backlog } = this.#log
    const began = performance.now()
    let left = timeoutMs
    while (this.isFull && backlog.failure() === undefined && left > 0) {
      backlog.wait(this.#bytesMax, Math.min(waitSliceMs, left))
      this.#onWaiting()
      left = timeoutMs - (performance.now() - began)
    }
    this.#waitedMs += performance.now() - began
    return !this.isFull
  }
}
