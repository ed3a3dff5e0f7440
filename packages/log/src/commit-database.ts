import { type Commit, TrackError } from '@track/core/commits'
import { readCommitRecord } from './commit-record.js'
import {
  closeIterator,
  compactLevelDatabase,
  isLevelDamage,
  type LevelDatabase,
  openLevelDatabase,
  putDurably,
  settleLevelDatabase,
  writeDurably,
} from './leveldb.js'
import { commitKey, positionOfKey } from './store-format.js'

// A larger block compresses better: one trial's commits differ in few bytes.
const tuning = { writeBufferBytes: 8 << 20, blockBytes: 16 << 10, cacheBytes: 8 << 20 }

/** Shorter than the key of any commit, and so before it. */
const beforeAllKeys = new Uint8Array(1)

/** A checked record, and the commit in it. */
export interface StoredRecord {
  readonly commit: Commit
  readonly bytes: Uint8Array
}

/** The LevelDB in log/: records of commits by position, append-only. */
export class CommitDatabase {
  readonly #path: string
  readonly #database: LevelDatabase

  private constructor(path: string, database: LevelDatabase) {
    this.#path = path
    this.#database = database
  }

  /**
   * @param mustExist False for a store that is yet to be made: a log is never made in the place of one
   * that is gone.
   * @throws The error of level, whose cause has `code` LEVEL_LOCKED when another has it open.
   */
  static async open(path: string, mustExist: boolean): Promise<CommitDatabase> {
    return new CommitDatabase(path, await openLevelDatabase(path, { ...tuning, mustExist }))
  }

  /** Adds records; returns when all of them are on disk. */
  add(records: readonly { position: number; bytes: Uint8Array }[]): Promise<void> {
    const [first] = records
    if (first !== undefined && records.length === 1) {
      return putDurably(this.#database, commitKey(first.position), first.bytes)
    }
    return writeDurably(
      this.#database,
      records.map(({ position, bytes }) => ({
        type: 'put' as const,
        key: commitKey(position),
        value: bytes,
      })),
    )
  }

  /**
   * The records of commits that begin in [from, to), in the order asked for, until they fill
   * `bytesMax`; at least one if there is one.
   * @throws TRACK_COMMIT_CORRUPT
   */
  async range(
    from: number,
    to: number,
    reverse: boolean,
    bytesMax: number,
  ): Promise<StoredRecord[]> {
    if (from >= to) return []
    const iterator = this.#database.iterator({
      gte: commitKey(from),
      lt: commitKey(to),
      reverse,
      fillCache: false,
      highWaterMarkBytes: Math.min(Math.max(bytesMax, 64 << 10), 4 << 20),
    })
    const records: StoredRecord[] = []
    let bytes = 0
    const reached = (): number => {
      const last = records.at(-1)?.commit
      return last === undefined || reverse ? from : last.position + last.count
    }
    try {
      while (bytes < bytesMax) {
        const entries = await located(reached(), iterator.nextv(1000))
        if (entries.length === 0) break
        for (const [key, value] of entries) {
          if (bytes >= bytesMax) break
          records.push(checked(positionOf(key, reached()), value))
          bytes += value.length
        }
      }
    } finally {
      await closeIterator(iterator, beforeAllKeys, bytes)
    }
    return records
  }

  /**
   * The records of the commits that begin at these positions.
   * @throws TRACK_COMMIT_CORRUPT when one is damaged or missing.
   */
  async at(positions: readonly number[]): Promise<StoredRecord[]> {
    const values = await located(
      positions[0] ?? 0,
      this.#database.getMany(positions.map(commitKey)),
    )
    return positions.map((position, i) => {
      const value = values[i]
      if (value === undefined) throw missingCommit(position)
      return checked(position, value)
    })
  }

  /** Where the commit begins that holds `position`; undefined when none begins at or before it. */
  async startOf(position: number): Promise<number | undefined> {
    const range = { lte: commitKey(position), reverse: true, limit: 1 }
    const [key] = await located(position, this.#database.keys(range).all())
    return key === undefined ? undefined : positionOf(key, position)
  }

  /**
   * Lets LevelDB write its tables again, without what was replaced.
   * @throws LevelDB's error when the disk did not let it: it says so by refusing the next write.
   */
  async compact(): Promise<void> {
    await compactLevelDatabase(this.#database, commitKey(0), commitKey(Number.MAX_SAFE_INTEGER))
    await writeDurably(this.#database, [{ type: 'del', key: beforeAllKeys }])
  }

  /** To be called before {@link close}: see {@link settleLevelDatabase}. It never rejects. */
  settle(): Promise<void> {
    return settleLevelDatabase(this.#database, this.#path)
  }

  async close(): Promise<void> {
    await this.#database.close()
  }
}

/** What LevelDB finds damaged in its files is damage at, or after, the position that was asked for. */
async function located<T>(position: number, read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (error) {
    if (!isLevelDamage(error)) throw error
    const at = knownPosition(position)
    const where =
      at === undefined ? 'its last commit' : `the commit at position ${at} or one near it`
    throw new TrackError('TRACK_COMMIT_CORRUPT', `The log is damaged where ${where} is kept`, {
      details: { ...(at !== undefined && { position: at }) },
      cause: error,
    })
  }
}

/** Who asks for the last commit names the greatest position that there could be: nobody knows its own. */
function knownPosition(position: number): number | undefined {
  return position === Number.MAX_SAFE_INTEGER ? undefined : position
}

/** The error for a commit that should be there and is not. */
export function missingCommit(position: number): TrackError {
  return new TrackError('TRACK_COMMIT_CORRUPT', `The commit at position ${position} is missing`, {
    details: { position },
  })
}

/** What a key says; damage may have left one that says nothing. */
function positionOf(key: Uint8Array, near: number): number {
  const position = positionOfKey(key)
  if (position !== undefined) return position
  const at = knownPosition(near)
  const which =
    at === undefined
      ? 'The last entry of the log'
      : `An entry of the log at or after position ${at}`
  throw new TrackError('TRACK_COMMIT_CORRUPT', `${which} has a key that is no position`, {
    details: { ...(at !== undefined && { position: at }) },
  })
}

function checked(position: number, bytes: Uint8Array): StoredRecord {
  return { commit: readCommitRecord(bytes, position), bytes }
}
