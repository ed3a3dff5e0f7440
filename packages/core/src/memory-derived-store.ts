import { compareUtf8 } from './compare-utf8.js'
import type { DerivedStore } from './event-log.js'

/** A {@link DerivedStore} in memory. */
export class MemoryDerivedStore implements DerivedStore {
  readonly #values = new Map<string, Uint8Array>()

  async get(keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    return keys.map((key) => {
      const value = this.#values.get(key)
      return value === undefined ? undefined : new Uint8Array(value)
    })
  }

  async write(entries: readonly (readonly [string, Uint8Array | undefined])[]): Promise<void> {
    for (const [key, value] of entries) {
      if (value === undefined) this.#values.delete(key)
      else this.#values.set(key, new Uint8Array(value))
    }
  }

  async keys(range: Parameters<DerivedStore['keys']>[0]): Promise<string[]> {
    const { from, to, reverse = false, limit = Number.POSITIVE_INFINITY } = range
    const found = [...this.#values.keys()]
      .filter((key) => compareUtf8(key, from) >= 0 && compareUtf8(key, to) < 0)
      .sort(compareUtf8)
    return (reverse ? found.reverse() : found).slice(0, limit)
  }
}
