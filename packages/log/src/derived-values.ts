import type { DerivedStore } from '@track/core'
import type { DerivedDatabase } from './derived-database.js'

/** Keeps projections' values apart from the commit index. */
const prefix = 0x70

/** The {@link DerivedStore} of a store: text keys beside the commit index. */
export class DerivedValues implements DerivedStore {
  readonly #database: DerivedDatabase

  constructor(database: DerivedDatabase) {
    this.#database = database
  }

  async get(keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    const values = await this.#database.get(keys.map(encodeKey))
    return values.map((value) => value ?? undefined)
  }

  async write(entries: readonly (readonly [string, Uint8Array | undefined])[]): Promise<void> {
    await this.#database.write(entries.map(([key, value]) => ({ key: encodeKey(key), value })))
  }

  async keys(range: {
    readonly from: string
    readonly to: string
    readonly reverse?: boolean
    readonly limit?: number
  }): Promise<string[]> {
    const { reverse = false, limit = Number.MAX_SAFE_INTEGER } = range
    const [from, to] = [encodeKey(range.from), encodeKey(range.to)]
    const keys = await this.#database.keys({ from, to, reverse, limit })
    return keys.map((key) => new TextDecoder().decode(key.subarray(1)))
  }
}

function encodeKey(key: string): Uint8Array {
  const text = new TextEncoder().encode(key)
  const bytes = new Uint8Array(1 + text.length)
  bytes[0] = prefix
  bytes.set(text, 1)
  return bytes
}
