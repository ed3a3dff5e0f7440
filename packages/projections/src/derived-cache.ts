import type { DerivedStore } from '@track/core'

/** Bytes to put, or undefined to delete. */
export type DerivedEntry = readonly [key: string, value: Uint8Array | undefined]

/**
 * A log's store of derived data, if it has one, of which nothing depends: a read that fails finds
 * nothing, a write that fails (a full disk) writes nothing, and `onError` hears of both. What is
 * missing is folded from the log again.
 */
export class DerivedCache {
  readonly #store: DerivedStore | undefined
  readonly #onError: ((error: unknown) => void) | undefined

  constructor(store: DerivedStore | undefined, onError?: (error: unknown) => void) {
    this.#store = store
    this.#onError = onError
  }

  /** Whether there is a place to write to. */
  get exists(): boolean {
    return this.#store !== undefined
  }

  /** The value of each key, undefined where there is none. */
  async get(keys: readonly string[]): Promise<readonly (Uint8Array | undefined)[]> {
    try {
      return (await this.#store?.get(keys)) ?? keys.map(() => undefined)
    } catch (error) {
      this.#onError?.(error)
      return keys.map(() => undefined)
    }
  }

  async write(entries: readonly DerivedEntry[]): Promise<void> {
    if (entries.length === 0) return
    try {
      await this.#store?.write(entries)
    } catch (error) {
      this.#onError?.(error)
    }
  }

  /** The keys in [from, to), descending, at most `limit`. */
  async keysBackward(from: string, to: string, limit: number): Promise<readonly string[]> {
    try {
      return (await this.#store?.keys({ from, to, reverse: true, limit })) ?? []
    } catch (error) {
      this.#onError?.(error)
      return []
    }
  }
}
