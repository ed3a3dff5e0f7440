import type { EventLog } from '@track/core'
import type { Reading } from './reading.js'

/**
 * Loads what only reads with the first call that reads: a program that logs neither waits for it nor
 * holds it in memory.
 */
export class ReadingLoader {
  readonly #log: EventLog
  #loading: Promise<Reading> | undefined

  constructor(log: EventLog) {
    this.#log = log
  }

  /** Whether something was read, or is about to be. */
  get hasBegun(): boolean {
    return this.#loading !== undefined
  }

  /** What reads the log; the same for all calls. */
  load(): Promise<Reading> {
    this.#loading ??= this.#load()
    return this.#loading
  }

  /** Lets go of what was read: another log is read from here on. */
  forget(): void {
    this.#loading = undefined
  }

  /** Begins to load what is likely to be asked for soon. */
  begin(): void {
    this.load().catch(() => {}) // told to who then reads
  }

  async #load(): Promise<Reading> {
    // Opens the log, so that its thread starts while this one loads modules. What is wrong with the
    // log is told by the reading that follows.
    this.#log.head().catch(() => {})
    const { Reading: Loaded } = await import('./reading.js')
    return new Loaded(this.#log)
  }
}
