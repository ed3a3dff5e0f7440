import type { TrackClient } from '@track/client'

type Derived = NonNullable<TrackClient['log']['derived']>

/** What a store keeps of what was made of its events: states, tables, points. All of it can be made anew. */
export interface KeptValues {
  /** How many there are. */
  readonly values: number
  readonly bytes: number
  /** How many cannot be read. */
  readonly damaged: number
}

const valuesPerPage = 64
const lastKey = '\u{10ffff}'

/** Reads all of them, a page at a time: each has a checksum. */
export async function keptValues(derived: Derived): Promise<KeptValues> {
  const kept = { values: 0, bytes: 0, damaged: 0 }
  for (let from = ''; ; ) {
    const keys = await derived.keys({ from, to: lastKey, limit: valuesPerPage })
    const found = await derived.get(keys)
    for (const value of found) kept.bytes += value?.length ?? 0
    const missing = keys.filter((_, i) => found[i] === undefined)
    kept.values += keys.length
    kept.damaged += await stillThere(derived, missing)
    const last = keys.at(-1)
    if (last === undefined) return kept
    from = `${last}\0` // the least key after it
  }
}

/** Of values that were not found, how many have not been taken away meanwhile. */
async function stillThere(derived: Derived, keys: readonly string[]): Promise<number> {
  let count = 0
  for (const key of keys) {
    count += (await derived.keys({ from: key, to: `${key}\0`, limit: 1 })).length
  }
  return count
}
