import type { StoreProgress } from './store-progress.js'

const paceMs = 100

/**
 * Passes progress on at a pace that nobody is kept busy by: the first and the last of each phase, and
 * between them one in a tenth of a second.
 */
export class ProgressPace {
  readonly #tell: (progress: StoreProgress) => void
  readonly #nowMs: () => number
  #held: StoreProgress | undefined
  #phase: StoreProgress['phase'] | undefined
  #toldMs = 0

  constructor(tell: (progress: StoreProgress) => void, nowMs: () => number) {
    this.#tell = tell
    this.#nowMs = nowMs
  }

  add(progress: StoreProgress): void {
    const isNew = progress.phase !== this.#phase
    if (isNew) this.flush()
    this.#held = progress
    if (isNew || this.#nowMs() - this.#toldMs >= paceMs) this.flush()
  }

  /** Tells what is held back. */
  flush(): void {
    if (this.#held === undefined) return
    this.#tell(this.#held)
    this.#phase = this.#held.phase
    this.#held = undefined
    this.#toldMs = this.#nowMs()
  }
}
