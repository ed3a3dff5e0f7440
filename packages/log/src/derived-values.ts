import type { DerivedStore } from '@track/core/commits'
import {
  DerivedDamage,
  type DerivedDatabase,
  DerivedUnwritable,
  type KeyRange,
} from './derived-database.js'

/** Keeps projections' values apart from the commit index. */
const prefix = 0x70

/** The keys of all of them. */
export const allValues: Pick<KeyRange, 'from' | 'to'> = {
  from: new Uint8Array([prefix]),
  to: new Uint8Array([prefix + 1]),
}

/**
 * The {@link DerivedStore} of a store: text keys beside the commit index. It is a cache: what cannot
 * be read is not there, and what cannot be written is made anew when it is asked for.
 */
export class DerivedValues implements DerivedStore {
  readonly #database: DerivedDatabase
  readonly #onDamage: () => void

  /** @param onDamage Told when the database turns out to be damaged. */
  constructor(database: DerivedDatabase, onDamage: () => void) {
    this.#database = database
    this.#onDamage = onDamage
  }

  async get(keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    const values = await this.#orElse([], this.#database.get(keys.map(encodeKey)))
    return keys.map((_, i) => values[i] ?? undefined)
  }

  async write(entries: readonly (readonly [string, Uint8Array | undefined])[]): Promise<void> {
    const encoded = entries.map(([key, value]) => ({ key: encodeKey(key), value }))
    await this.#orElse(undefined, this.#database.write(encoded))
  }

  async keys(range: Parameters<DerivedStore['keys']>[0]): Promise<string[]> {
    const { reverse = false, limit = Number.MAX_SAFE_INTEGER } = range
    const [from, to] = [encodeKey(range.from), encodeKey(range.to)]
    const keys = await this.#orElse([], this.#database.keys({ from, to, reverse, limit }))
    return keys.map((key) => new TextDecoder().decode(key.subarray(1)))
  }

  async #orElse<T>(otherwise: T, work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (error instanceof DerivedDamage) this.#onDamage()
      else if (!(error instanceof DerivedUnwritable)) throw error
      return otherwise
    }
  }
}

function encodeKey(key: string): Uint8Array {
  const text = new TextEncoder().encode(key)
  const bytes = new Uint8Array(1 + text.length)
  bytes[0] = prefix
  bytes.set(text, 1)
  return bytes
}
