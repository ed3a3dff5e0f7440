import type { StreamId } from '@track/core'
import type { DerivedDatabase, DerivedEntry } from './derived-database.js'
import { decodeNumbers, encodeNumbers, headsOf, IndexDamage, tallyKey } from './index-format.js'

const buckets = 256

/**
 * Counts of streams and events by the first byte of the stream's id. All of them add up to the
 * log's length, and each to the heads of its streams: so a head that is missing or too low is found,
 * whatever made it so, without reading more than a small part of the heads.
 */
export class IndexTallies {
  readonly #streams = new Float64Array(buckets)
  readonly #events = new Float64Array(buckets)
  /** Changed since they were last encoded. */
  readonly #changed = new Set<number>()
  /** Held against the heads of their streams. */
  readonly #checked = new Map<number, Promise<void>>()

  /**
   * Reads them all.
   * @returns How many events they count.
   * @throws IndexDamage
   */
  async read(database: DerivedDatabase): Promise<number> {
    const keys = Array.from({ length: buckets }, (_, bucket) => tallyKey(bucket))
    const values = await database.get(keys)
    let total = 0
    values.forEach((value, bucket) => {
      const [streams, events] = tallyOf(value)
      this.#streams[bucket] = streams
      this.#events[bucket] = events
      total += events
    })
    return total
  }

  /** Counts events that follow in a stream. */
  add(stream: StreamId, firstRevision: number, count: number): void {
    const bucket = bucketOf(stream)
    this.#streams[bucket] = (this.#streams[bucket] ?? 0) + (firstRevision === 0 ? 1 : 0)
    this.#events[bucket] = (this.#events[bucket] ?? 0) + count
    this.#changed.add(bucket)
  }

  /** Those that changed since they were last encoded. */
  encode(): DerivedEntry[] {
    const entries = [...this.#changed].map((bucket) => ({
      key: tallyKey(bucket),
      value: encodeNumbers(this.#streams[bucket] ?? 0, this.#events[bucket] ?? 0),
    }))
    this.#changed.clear()
    return entries
  }

  /** Encodes those of these streams once more: what was encoded did not reach the database. */
  encodeAgain(streams: Iterable<StreamId>): void {
    for (const stream of streams) this.#changed.add(bucketOf(stream))
  }

  /**
   * Holds the heads of all streams beside `stream` against their tally, once.
   * @throws IndexDamage
   */
  check(stream: StreamId, database: DerivedDatabase): Promise<void> {
    const bucket = bucketOf(stream)
    const known = this.#checked.get(bucket)
    if (known !== undefined) return known
    const checking = checkBucket(bucket, database)
    this.#checked.set(bucket, checking)
    return checking
  }

  clear(): void {
    this.#streams.fill(0)
    this.#events.fill(0)
    this.#changed.clear()
    this.#checked.clear()
  }
}

async function checkBucket(bucket: number, database: DerivedDatabase): Promise<void> {
  for (;;) {
    const [before] = await database.get([tallyKey(bucket)])
    const heads = await database.entries({ ...headsOf(bucket), limit: Number.MAX_SAFE_INTEGER })
    const [after] = await database.get([tallyKey(bucket)])
    const [streams, events] = tallyOf(before)
    if (tallyOf(after)[1] !== events) continue // a flush came between
    let counted = 0
    for (const { value } of heads) counted += (decodeNumbers(value, 1)[0] ?? 0) + 1
    if (heads.length === streams && counted === events) return
    throw new IndexDamage(
      `the index has ${heads.length} streams with ${counted} events where it counted ` +
        `${streams} with ${events}`,
    )
  }
}

function tallyOf(value: Uint8Array | null | undefined): [streams: number, events: number] {
  if (value === undefined) return [0, 0]
  const [streams = 0, events = 0] = decodeNumbers(value, 2)
  return [streams, events]
}

function bucketOf(stream: StreamId): number {
  return Number.parseInt(stream.slice(0, 2), 16)
}
