import { rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import {
  isLevelCorruption,
  type LevelDatabase,
  type LevelOperation,
  openLevelDatabase,
  writeDurably,
  writeSoon,
} from './leveldb.js'
import { checksumBytes } from './store-format.js'

const tuning = { writeBufferBytes: 4 << 20, blockBytes: 4 << 10, cacheBytes: 8 << 20 }

/** One put, or one delete when the value is undefined. */
export interface DerivedEntry {
  readonly key: Uint8Array
  readonly value: Uint8Array | undefined
}

/** Which keys to list. */
export interface KeyRange {
  /** Inclusive. */
  readonly from: Uint8Array
  /** Exclusive. */
  readonly to: Uint8Array
  readonly reverse?: boolean
  readonly limit: number
}

/** What derived/ holds is missing or damaged: it must be made anew from the log. */
export class DerivedDamage extends Error {}

/**
 * The LevelDB in derived/: checksummed values, all of which can be made anew from the log. What
 * LevelDB cannot open is deleted and begun again.
 *
 * LevelDB does not sync a write-ahead file that it closes: unsynced writes can lose a middle. So what
 * relies on what was written before, as an index on its checkpoint, is written durably; what is
 * checked value by value need not be.
 */
export class DerivedDatabase {
  readonly #path: string
  #database: LevelDatabase

  private constructor(path: string, database: LevelDatabase) {
    this.#path = path
    this.#database = database
  }

  static async open(path: string): Promise<DerivedDatabase> {
    try {
      return new DerivedDatabase(path, await openLevelDatabase(path, tuning))
    } catch {
      // Whatever is wrong with it, it is a cache. If the cause is not its content, such as a full
      // disk, opening it anew fails with that cause.
      return new DerivedDatabase(path, await openAnew(path))
    }
  }

  /** Deletes all there is, whatever state it is in, and begins again. What is under way fails. */
  async renew(): Promise<void> {
    await this.#database.close()
    this.#database = await openAnew(this.#path)
  }

  /** The value of each key: undefined where there is none, null where it is damaged. */
  async get(keys: readonly Uint8Array[]): Promise<(Uint8Array | null | undefined)[]> {
    const values = await readable(this.#database.getMany([...keys]))
    return values.map(checked)
  }

  /** Writes all entries or none, and returns when they are on disk. */
  async writeDurably(entries: readonly DerivedEntry[]): Promise<void> {
    if (entries.length > 0) {
      await readable(writeDurably(this.#database, entries.map(operationOf)))
    }
  }

  /** Writes all entries or none; a power cut may take them back, and not later ones. */
  async write(entries: readonly DerivedEntry[]): Promise<void> {
    if (entries.length > 0) {
      await readable(writeSoon(this.#database, entries.map(operationOf)))
    }
  }

  /** The keys in [from, to) in the order asked for. */
  async keys({ from, to, reverse = false, limit }: KeyRange): Promise<Uint8Array[]> {
    return readable(this.#database.keys({ gte: from, lt: to, reverse, limit }).all())
  }

  /** The entries with keys in [from, to) in the order asked for; a damaged value is null. */
  async entries(
    range: KeyRange,
  ): Promise<{ readonly key: Uint8Array; readonly value: Uint8Array | null }[]> {
    const { from, to, reverse = false, limit } = range
    const iterator = this.#database.iterator({ gte: from, lt: to, reverse, limit })
    const found = await readable(iterator.all())
    return found.map(([key, value]) => ({ key, value: checked(value) ?? null }))
  }

  /** Deletes all entries with keys in [from, to). */
  async clear(from: Uint8Array, to: Uint8Array): Promise<void> {
    await readable(this.#database.clear({ gte: from, lt: to }))
  }

  async close(): Promise<void> {
    await this.#database.close()
  }
}

async function openAnew(path: string): Promise<LevelDatabase> {
  await rm(path, { recursive: true, force: true })
  return openLevelDatabase(path, tuning)
}

/** What LevelDB finds damaged in its files is {@link DerivedDamage}. */
async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isLevelCorruption(error)
      ? new DerivedDamage('LevelDB finds derived/ damaged', { cause: error })
      : error
  }
}

function operationOf({ key, value }: DerivedEntry): LevelOperation {
  return value === undefined ? { type: 'del', key } : { type: 'put', key, value: sealed(value) }
}

function sealed(value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(checksumBytes + value.length)
  new DataView(bytes.buffer).setUint32(0, crc32(value), true)
  bytes.set(value, checksumBytes)
  return bytes
}

function checked(bytes: Uint8Array | undefined): Uint8Array | null | undefined {
  if (bytes === undefined) return undefined
  if (bytes.length < checksumBytes) return null
  const value = bytes.subarray(checksumBytes)
  const stored = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  return crc32(value) === stored ? value : null
}
