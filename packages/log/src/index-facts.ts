import type { StreamId, StreamSlice, TombstoneWriter } from '@track/core/commits'
import { CommitIndex } from './commit-index.js'
import { DerivedDatabase } from './derived-database.js'
import {
  allStreams,
  allWriters,
  checkpointKey,
  decodeCheckpoint,
  decodeEntry,
  decodeNumbers,
  IndexDamage,
  type IndexEntry,
  idOfKey,
  type StoredCheckpoint,
} from './index-format.js'

const pageEntries = 1000

interface Positions {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

/** What a whole index tells of commits that are lost. */
export class IndexFacts {
  readonly checkpoint: StoredCheckpoint
  readonly #database: DerivedDatabase

  private constructor(database: DerivedDatabase, checkpoint: StoredCheckpoint) {
    this.#database = database
    this.checkpoint = checkpoint
  }

  /**
   * @param store The identity that the index must have; undefined for any.
   * @throws DerivedDamage when there is no whole index of that store.
   */
  static async open(path: string, store: string | undefined): Promise<IndexFacts> {
    const database = await DerivedDatabase.openAsIs(path)
    try {
      const [value] = await database.get([checkpointKey])
      const checkpoint = decodeCheckpoint(value ?? null)
      const isOther = store !== undefined && store !== checkpoint?.store
      if (checkpoint === undefined || isOther) throw new IndexDamage('it has no checkpoint')
      const index = new CommitIndex(database, checkpoint.store)
      if (!(await index.restore(async () => true))) throw new IndexDamage('it is not whole')
      return new IndexFacts(database, checkpoint)
    } catch (error) {
      await database.close()
      throw error
    }
  }

  /**
   * For each of the ranges of positions, which ascend, the events that were there by their streams.
   * @throws DerivedDamage
   */
  async slicesIn(ranges: readonly Positions[]): Promise<StreamSlice[][]> {
    const found = ranges.map(() => new Map<StreamId, StreamSlice>())
    for await (const entries of this.#database.pages({ ...allStreams, limit: pageEntries })) {
      for (const { key, value } of entries) {
        const stream = idOfKey(key)
        const entry = decodeEntry(key, value)
        for (let i = firstReaching(ranges, entry.position); i < ranges.length; i++) {
          const slice = partIn(ranges[i] as Positions, entry)
          if (slice === undefined) break
          const before = found[i]?.get(stream)
          const count = (before?.count ?? 0) + slice.count
          const firstRevision = before?.firstRevision ?? slice.firstRevision
          found[i]?.set(stream, { id: stream, firstRevision, count })
        }
      }
    }
    return found.map((slices) => [...slices.values()])
  }

  /**
   * The writers by their numbers.
   * @throws DerivedDamage
   */
  async writers(): Promise<Map<number, TombstoneWriter>> {
    const writers = new Map<number, TombstoneWriter>()
    for await (const entries of this.#database.pages({ ...allWriters, limit: pageEntries })) {
      for (const { key, value } of entries) {
        const [number = 0, lastSequence = 0] = decodeNumbers(value, 2)
        writers.set(number, { number, id: idOfKey(key), lastSequence })
      }
    }
    return writers
  }

  async close(): Promise<void> {
    await this.#database.close()
  }
}

/** The first range that ends after `position`. */
function firstReaching(ranges: readonly Positions[], position: number): number {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges[middle] as Positions).to <= position) low = middle + 1
    else high = middle
  }
  return low
}

/** The events of an entry that are in the range; undefined when it begins behind them. */
function partIn(
  { from, to }: Positions,
  { position, firstRevision, count, isRun }: IndexEntry,
): Pick<StreamSlice, 'firstRevision' | 'count'> | undefined {
  if (!isRun) return position >= from && position < to ? { firstRevision, count } : undefined
  const first = Math.max(from, position)
  const end = Math.min(to, position + count)
  if (first >= end) return undefined
  return { firstRevision: firstRevision + first - position, count: end - first }
}
