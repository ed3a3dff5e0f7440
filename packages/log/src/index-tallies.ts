import type { CommitHeader } from '@track/core/commits'
import type { DerivedDatabase, DerivedEntry } from './derived-database.js'
import {
  decodeNumbers,
  encodeNumbers,
  headsOf,
  IndexDamage,
  tallyKey,
  writersOf,
} from './index-format.js'

const buckets = 256

/** What the index has of ids that begin with the same byte. */
interface Tally {
  streams: number
  events: number
  writers: number
}

/**
 * Counts of streams, events and writers by the first byte of an id. All of them add up to the log's
 * length, and each to the heads of its streams: so a head that is missing or too low is found, whatever
 * made it so, without reading more than a small part of the heads. So is a writer that is missing.
 */
export class IndexTallies {
  #tallies = emptyTallies()
  /** Changed since they were last encoded. */
  readonly #changed = new Set<number>()
  /** Held against what they count. */
  readonly #checked = new Map<number, Promise<void>>()

  /**
   * Reads them all.
   * @returns What they add up to.
   * @throws IndexDamage
   */
  async read(database: DerivedDatabase): Promise<Readonly<Tally>> {
    const values = await database.get(this.#tallies.map((_, bucket) => tallyKey(bucket)))
    this.#tallies = values.map(decodeTally)
    const sum = { streams: 0, events: 0, writers: 0 }
    for (const { streams, events, writers } of this.#tallies) {
      sum.streams += streams
      sum.events += events
      sum.writers += writers
    }
    return sum
  }

  /** @param writers That the commits before know, numbered from 0. */
  add({ streams, writerId, tombstone }: CommitHeader, writers: number): void {
    for (const { id, firstRevision, count } of streams) {
      const tally = this.#changing(id)
      if (firstRevision === 0) tally.streams++
      tally.events += count
    }
    // A header names its writer when it is the writer's first.
    if (writerId !== undefined) this.#changing(writerId).writers++
    for (const { id, number } of tombstone?.writers ?? []) {
      if (number >= writers) this.#changing(id).writers++
    }
  }

  /** Those that changed since they were last encoded. */
  encode(): DerivedEntry[] {
    const entries = [...this.#changed].map((bucket) => {
      const { streams, events, writers } = this.#tallies[bucket] as Tally
      return { key: tallyKey(bucket), value: encodeNumbers(streams, events, writers) }
    })
    this.#changed.clear()
    return entries
  }

  /** Encodes those of these ids once more: what was encoded did not reach the database. */
  encodeAgain(ids: Iterable<string>): void {
    for (const id of ids) this.#changed.add(bucketOf(id))
  }

  /**
   * Holds all streams and writers whose ids begin as this one against their tally, once.
   * @throws IndexDamage
   */
  check(id: string, database: DerivedDatabase): Promise<void> {
    const bucket = bucketOf(id)
    const known = this.#checked.get(bucket)
    if (known !== undefined) return known
    const checking = checkBucket(bucket, database)
    this.#checked.set(bucket, checking)
    return checking
  }

  clear(): void {
    this.#tallies = emptyTallies()
    this.#changed.clear()
    this.#checked.clear()
  }

  #changing(id: string): Tally {
    const bucket = bucketOf(id)
    this.#changed.add(bucket)
    return this.#tallies[bucket] as Tally
  }
}

async function checkBucket(bucket: number, database: DerivedDatabase): Promise<void> {
  for (;;) {
    const [before] = await database.get([tallyKey(bucket)])
    const found = await countOf(bucket, database)
    const [after] = await database.get([tallyKey(bucket)])
    const tally = decodeTally(before)
    if (!isSame(tally, decodeTally(after))) continue // a flush came between
    if (isSame(tally, found)) return
    const [has, counted] = [JSON.stringify(found), JSON.stringify(tally)]
    throw new IndexDamage(`the index has ${has} where it counted ${counted}`)
  }
}

async function countOf(bucket: number, database: DerivedDatabase): Promise<Tally> {
  const all = { limit: Number.MAX_SAFE_INTEGER }
  const heads = await database.entries({ ...headsOf(bucket), ...all })
  const writers = await database.entries({ ...writersOf(bucket), ...all })
  // A value that stands under another key is damaged, and throws.
  for (const { value } of writers) decodeNumbers(value, 2)
  let events = 0
  for (const { value } of heads) events += (decodeNumbers(value, 1)[0] ?? 0) + 1
  return { streams: heads.length, events, writers: writers.length }
}

function isSame(a: Tally, b: Tally): boolean {
  return a.streams === b.streams && a.events === b.events && a.writers === b.writers
}

function emptyTallies(): Tally[] {
  return Array.from({ length: buckets }, () => ({ streams: 0, events: 0, writers: 0 }))
}

function decodeTally(value: Uint8Array | null | undefined): Tally {
  const numbers = value === undefined ? [] : decodeNumbers(value, 3)
  const [streams = 0, events = 0, writers = 0] = numbers
  return { streams, events, writers }
}

function bucketOf(id: string): number {
  return Number.parseInt(id.slice(0, 2), 16)
}
