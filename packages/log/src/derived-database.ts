import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import {
  isLevelClosed,
  isLevelCorruption,
  type LevelDatabase,
  type LevelOperation,
  openLevelDatabase,
  settleLevelDatabase,
  writeDurably,
  writeSoon,
} from './leveldb.js'
import { checksumBytes } from './store-format.js'

const tuning = { writeBufferBytes: 8 << 20, blockBytes: 4 << 10, cacheBytes: 8 << 20 }

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

/** derived/ takes no writes, as on a full disk; what it holds is as it was. */
export class DerivedUnwritable extends Error {}

/** What derived/ is while it is not open. */
type Closed =
  /** It was there, and cannot be opened again. */
  | 'lost'
  /** Nothing was ever written, since it cannot be made: it is an empty database. */
  | 'absent'
  /** The same, for good. */
  | 'abandoned'

/**
 * The LevelDB in derived/: checksummed values, all of which can be made anew from the log. What
 * LevelDB cannot open or read is deleted and begun again; where that is not possible, there is an
 * empty database that cannot be written. Nothing that is wrong with it is a reason to refuse the log.
 *
 * LevelDB does not sync a write-ahead file that it closes: unsynced writes can lose a middle. So what
 * relies on what was written before, as an index on its checkpoint, is written durably; what is
 * checked value by value need not be.
 */
export class DerivedDatabase {
  readonly #path: string
  #database: LevelDatabase | Closed = 'absent'
  #reason: unknown
  /** A write failed: LevelDB takes no further one before it was opened again. */
  #isBroken = false
  /** While the database is closed and opened again, everybody waits. */
  #switching: Promise<void> = Promise.resolve()

  private constructor(path: string) {
    this.#path = path
  }

  /** Opens it, or makes it anew. It never rejects: where even that fails it is absent. */
  static async open(path: string): Promise<DerivedDatabase> {
    const derived = new DerivedDatabase(path)
    if (isTorn(path)) await derived.#openAnew()
    else {
      try {
        derived.#database = await openLevelDatabase(path, tuning)
      } catch {
        await derived.#openAnew()
      }
    }
    return derived
  }

  /**
   * Opens what is there, whatever it lacks.
   * @throws DerivedDamage when LevelDB cannot.
   */
  static async openAsIs(path: string): Promise<DerivedDatabase> {
    const derived = new DerivedDatabase(path)
    if (isTorn(path)) throw new DerivedDamage('it holds files and no CURRENT')
    try {
      derived.#database = await openLevelDatabase(path, tuning)
    } catch (error) {
      throw new DerivedDamage(reasonOf(error), { cause: error })
    }
    return derived
  }

  /** Deletes all there is, whatever state it is in, and begins again. What is under way fails. */
  async renew(): Promise<void> {
    await this.#switch(async () => {
      if (this.#database !== 'abandoned') await this.#openAnew()
    })
  }

  /** From now on it is an empty database that cannot be written. */
  async abandon(): Promise<void> {
    await this.#switch(async () => {
      this.#database = 'abandoned'
      this.#reason = new Error(`what is written to ${this.#path} comes back damaged`)
    })
  }

  /**
   * The value of each key: undefined where there is none, null where it is damaged.
   * @throws DerivedDamage
   */
  async get(keys: readonly Uint8Array[]): Promise<(Uint8Array | null | undefined)[]> {
    const values = await this.#read((database) => database.getMany([...keys]))
    return keys.map((key, i) => opened(key, values?.[i]))
  }

  /**
   * Writes all entries or none, and returns when they are on disk.
   * @throws DerivedDamage, DerivedUnwritable
   */
  async writeDurably(entries: readonly DerivedEntry[]): Promise<void> {
    if (entries.length === 0) return
    if (this.#isBroken || this.#database === 'absent') await this.#switch(() => this.#openAgain())
    await this.#write((database) => writeDurably(database, entries.map(operationOf)))
  }

  /**
   * Writes all entries or none; a power cut may take them back, and not later ones.
   * @throws DerivedDamage, DerivedUnwritable
   */
  async write(entries: readonly DerivedEntry[]): Promise<void> {
    if (entries.length === 0) return
    await this.#write((database) => writeSoon(database, entries.map(operationOf)))
  }

  /**
   * The keys in [from, to) in the order asked for.
   * @throws DerivedDamage
   */
  async keys({ from, to, reverse = false, limit }: KeyRange): Promise<Uint8Array[]> {
    const range = { gte: from, lt: to, reverse, limit }
    return (await this.#read((database) => database.keys(range).all())) ?? []
  }

  /**
   * The entries with keys in [from, to) in the order asked for; a damaged value is null.
   * @throws DerivedDamage
   */
  async entries(
    range: KeyRange,
  ): Promise<{ readonly key: Uint8Array; readonly value: Uint8Array | null }[]> {
    const { from, to, reverse = false, limit } = range
    const found = await this.#read((database) =>
      database.iterator({ gte: from, lt: to, reverse, limit }).all(),
    )
    return (found ?? []).map(([key, value]) => ({ key, value: opened(key, value) ?? null }))
  }

  /**
   * All entries with keys in [from, to), ascending, at most `limit` at a time; a damaged value is null.
   * @throws DerivedDamage
   */
  async *pages({
    from,
    to,
    limit,
  }: Omit<KeyRange, 'reverse'>): AsyncGenerator<
    readonly { readonly key: Uint8Array; readonly value: Uint8Array | null }[]
  > {
    for (let next = from; ; ) {
      const entries = await this.entries({ from: next, to, limit })
      const last = entries.at(-1)
      if (last === undefined) return
      yield entries
      next = new Uint8Array([...last.key, 0]) // the least key after it
    }
  }

  /** To be called before {@link close}: see {@link settleLevelDatabase}. It never rejects. */
  async settle(): Promise<void> {
    await this.#switching
    if (typeof this.#database !== 'string') await settleLevelDatabase(this.#database, this.#path)
  }

  async close(): Promise<void> {
    await this.#switching
    if (typeof this.#database !== 'string') await this.#database.close()
  }

  /** Asks the database as it is when nothing switches it; undefined when there is none. */
  async #read<T>(ask: (database: LevelDatabase) => Promise<T>): Promise<T | undefined> {
    for (;;) {
      await this.#switching
      const database = this.#database
      if (database === 'lost') throw new DerivedDamage('derived/ is lost', { cause: this.#reason })
      if (typeof database === 'string') return undefined
      try {
        return await ask(database)
      } catch (error) {
        await this.#switching
        if (database !== this.#database) continue // it was closed meanwhile, and opened again
        if (isLevelClosed(error)) throw error
        throw new DerivedDamage('derived/ cannot be read', { cause: error })
      }
    }
  }

  async #write(write: (database: LevelDatabase) => Promise<void>): Promise<void> {
    let reason: unknown
    const isWritten = await this.#read(async (database) => {
      try {
        await write(database)
        return true
      } catch (error) {
        if (isLevelClosed(error) || isLevelCorruption(error)) throw error
        this.#isBroken = true
        reason = error
        return false
      }
    })
    if (isWritten === true) return
    reason ??= this.#reason
    throw new DerivedUnwritable(reasonOf(reason), { cause: reason })
  }

  #switch(change: () => Promise<void>): Promise<void> {
    const switched = this.#switching.then(async () => {
      if (typeof this.#database !== 'string') await this.#database.close().catch(() => {})
      await change()
    })
    this.#switching = switched.catch(() => {})
    return switched
  }

  /** Opens it again as it is: what failed may succeed now. */
  async #openAgain(): Promise<void> {
    if (typeof this.#database === 'string') return this.#openAnew()
    try {
      this.#database = await openLevelDatabase(this.#path, tuning)
      this.#isBroken = false
    } catch (error) {
      this.#database = 'lost'
      this.#reason = error
    }
  }

  async #openAnew(): Promise<void> {
    this.#isBroken = false
    try {
      await rm(this.#path, { recursive: true, force: true })
      this.#database = await openLevelDatabase(this.#path, tuning)
    } catch (error) {
      this.#database = 'absent'
      this.#reason = error
    }
  }
}

/**
 * Whether files are left of a LevelDB that lost its beginning. LevelDB would make a new one there,
 * and read what the old one wrote last as if nothing had been before.
 */
function isTorn(path: string): boolean {
  try {
    return existsSync(path) && !existsSync(join(path, 'CURRENT')) && readdirSync(path).length > 0
  } catch {
    return true // it is no folder
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}

function operationOf({ key, value }: DerivedEntry): LevelOperation {
  return value === undefined
    ? { type: 'del', key }
    : { type: 'put', key, value: sealed(key, value) }
}

/** Covers the key as well: a value that damage moved to another key is damaged. */
function checksum(key: Uint8Array, value: Uint8Array): number {
  // Of no bytes at all, Node's crc32 may say 0 whatever came before them.
  return value.length === 0 ? crc32(key) : crc32(value, crc32(key))
}

function sealed(key: Uint8Array, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(checksumBytes + value.length)
  new DataView(bytes.buffer).setUint32(0, checksum(key, value), true)
  bytes.set(value, checksumBytes)
  return bytes
}

function opened(key: Uint8Array, bytes: Uint8Array | undefined): Uint8Array | null | undefined {
  if (bytes === undefined) return undefined
  if (bytes.length < checksumBytes) return null
  const value = bytes.subarray(checksumBytes)
  const stored = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  return checksum(key, value) === stored ? value : null
}
