import { readHost } from '@track/log/hosting'

const sliceMs = 50

/**
 * Waits for a host that does not answer. It counts time that this thread has had: where a machine is so
 * busy that nobody gets on, nobody is silent. A new host has all of the time again.
 */
export class SilenceWatch {
  readonly #path: string
  readonly #maxMs: number
  readonly #onSilence: () => void
  readonly #timer: NodeJS.Timeout
  #lastMs: number = performance.now()
  #silentMs = 0
  #host: string | undefined

  /**
   * @param path The store's folder.
   * @param maxMs So long it may take.
   * @param onSilence Told when it has taken longer, once.
   */
  constructor(path: string, maxMs: number, onSilence: () => void) {
    this.#path = path
    this.#maxMs = maxMs
    this.#onSilence = onSilence
    this.#host = this.#look()
    this.#timer = setInterval(() => this.#count(), sliceMs)
  }

  /** Ends it. */
  end(): void {
    clearInterval(this.#timer)
  }

  #count(): void {
    const now = performance.now()
    this.#silentMs += Math.min(now - this.#lastMs, 2 * sliceMs)
    this.#lastMs = now
    if (this.#silentMs < this.#maxMs) return
    const host = this.#look()
    if (host !== this.#host) {
      this.#host = host
      this.#silentMs = 0
      return
    }
    this.end()
    this.#onSilence()
  }

  #look(): string | undefined {
    const host = readHost(this.#path)
    return host && `${host.pid} ${host.since}`
  }
}
