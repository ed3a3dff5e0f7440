import { bytesOfHex, type CommitHeader, digestBytes, hexOf, type StreamId } from '@track/core'
import { DerivedDamage, type DerivedDatabase, type DerivedEntry } from './derived-database.js'
import { readNumberKey, writeNumberKey } from './store-format.js'

/** Where a part of a stream is: in one commit, or in a run of commits that hold nothing else. */
export interface IndexEntry {
  readonly firstRevision: number
  readonly count: number
  /** Of the first commit. */
  readonly position: number
  /**
   * Whether the events stand at `position` and after without others between, possibly in many
   * commits: a stream that has the log for itself takes one entry for thousands of events.
   */
  readonly isRun: boolean
}

/** Where a commit of a writer is. */
export interface IndexedOrigin {
  readonly sequence: number
  readonly position: number
}

/** What the index knows of a writer. */
export interface IndexedWriter {
  readonly number: number
  readonly lastSequence: number
}

/** Up to where the index is complete. */
export interface IndexCheckpoint {
  /** One past the last position that is indexed. */
  readonly position: number
  /** Of the last commit that is indexed. */
  readonly lastCommit: number
  /** Of the last commit that is indexed, 32 bytes. */
  readonly digest: Uint8Array
  /** Writers so far: the next one's number. */
  readonly writers: number
}

/** An index entry is missing or damaged: the index must be made anew from the log. */
export class IndexDamage extends DerivedDamage {}

/** Streams whose heads are kept in memory; looking up another takes a seek. */
const headsMax = 100_000

/**
 * Of a writer's commits one in so many is indexed by its origin. A retry is rare, and finds the others
 * by reading on from there.
 */
const originSpacing = 64

/** Entries that wait in memory: after a crash, so many commits are read again. */
const pendingMax = 4096

const prefix = { stream: 0x69, origin: 0x6f, writer: 0x77, meta: 0x6d, head: 0x68 } as const
const checkpointKey = new Uint8Array([prefix.meta, 1])

/** What was indexed and is not yet in the database. */
class Pending {
  readonly streams = new Map<StreamId, IndexEntry[]>()
  /** Of each writer, by number, in the order of its sequences. */
  readonly origins = new Map<number, IndexedOrigin[]>()
  readonly writers = new Map<string, IndexedWriter>()
  size = 0

  add(stream: StreamId, entry: IndexEntry): void {
    const entries = this.streams.get(stream)
    const last = entries?.at(-1)
    if (entries === undefined) this.streams.set(stream, [entry])
    else if (last !== undefined && continues(last, entry)) {
      entries[entries.length - 1] = { ...last, count: last.count + entry.count }
    } else entries.push(entry)
  }

  /** The origin of the writer with the highest sequence that is at most `sequence`. */
  originFloor(writer: number, sequence: number): IndexedOrigin | undefined {
    return this.origins.get(writer)?.findLast((origin) => origin.sequence <= sequence)
  }
}

/**
 * The index from streams, origins and writers to commits. It follows the log: entries gather in
 * memory and reach the database many at a time with the checkpoint that they lead to. Opening
 * catches up from there.
 */
export class CommitIndex {
  readonly #database: DerivedDatabase
  #checkpoint: IndexCheckpoint | undefined
  #pending = new Pending()
  #flushing: Pending | undefined
  #flushed: Promise<void> = Promise.resolve()
  readonly #heads = new Map<StreamId, number>()
  readonly #writerIds = new Map<number, string>()
  /** Commits of each writer since its last one that is indexed, that one included. */
  readonly #sinceOrigin = new Map<number, number>()

  private constructor(database: DerivedDatabase) {
    this.#database = database
  }

  static async open(database: DerivedDatabase): Promise<CommitIndex> {
    const index = new CommitIndex(database)
    try {
      const [value] = await database.get([checkpointKey])
      index.#checkpoint = value ? decodeCheckpoint(value) : undefined
    } catch (error) {
      if (!(error instanceof DerivedDamage)) throw error
      await index.renew()
    }
    return index
  }

  /** Up to where commits were given to {@link add}, undefined at first. */
  get checkpoint(): IndexCheckpoint | undefined {
    return this.#checkpoint
  }

  /** Whether so much waits in memory that it is time to flush. */
  get isFull(): boolean {
    return this.#pending.size >= pendingMax && this.#flushing === undefined
  }

  /** Adds the commit that follows the checkpoint. */
  add(header: CommitHeader, writerId: string, digest: Uint8Array): void {
    let position = header.position
    const isRun = header.streams.length === 1
    for (const { id, firstRevision, count } of header.streams) {
      this.#pending.add(id, { firstRevision, count, position: header.position, isRun })
      this.#setHead(id, firstRevision + count - 1)
      position += count
    }
    this.#addOrigin(header)
    this.#pending.writers.set(writerId, { number: header.writer, lastSequence: header.sequence })
    this.#pending.size += header.streams.length + 1
    const writers = Math.max(this.#checkpoint?.writers ?? 0, header.writer + 1)
    this.#checkpoint = { position, lastCommit: header.position, digest, writers }
  }

  /**
   * The last revision of a stream. It is kept twice, far apart: whoever appends after a head that is
   * too low writes revisions that the log has, and LevelDB does not notice every damage.
   */
  async streamHead(stream: StreamId): Promise<number | undefined> {
    const known = this.#heads.get(stream)
    if (known !== undefined) return known
    const isWaiting = [this.#flushing, this.#pending].some((p) => p?.streams.has(stream))
    const [last] = await this.streamEntries(stream, 0, Number.MAX_SAFE_INTEGER, true, 1)
    const head = last === undefined ? undefined : last.firstRevision + last.count - 1
    const [value] = isWaiting ? [] : await this.#database.get([headKey(stream)])
    // What was added meanwhile is newer than what was read.
    const added = this.#heads.get(stream)
    if (added !== undefined) return added
    const stored = value ? readNumberKey(value, 0) : value
    if (!isWaiting && stored !== head) throw new IndexDamage('the end of a stream is damaged')
    if (head !== undefined) this.#setHead(stream, head)
    return head
  }

  /** The entries that hold revisions in [from, to), in the order asked for. */
  async streamEntries(
    stream: StreamId,
    from: number,
    to: number,
    reverse: boolean,
    limit: number,
  ): Promise<IndexEntry[]> {
    // Taken before the database is read: what is flushed meanwhile is in one of the two or in both.
    const waiting = [this.#flushing, this.#pending].flatMap((p) => p?.streams.get(stream) ?? [])
    const lower = await this.#floor(stream, from)
    const stored = await this.#database.entries({
      from: streamKey(stream, lower),
      to: streamKey(stream, to),
      reverse,
      limit,
    })
    const entries = new Map<number, IndexEntry>()
    for (const { key, value } of stored) {
      if (value === null) throw new IndexDamage('an entry of the stream index is damaged')
      const firstRevision = readNumberKey(key, 17)
      entries.set(firstRevision, { firstRevision, ...decodeEntry(value) })
    }
    for (const entry of waiting) entries.set(entry.firstRevision, entry)
    const sorted = [...entries.values()]
      .filter(({ firstRevision, count }) => firstRevision + count > from && firstRevision < to)
      .sort((a, b) => a.firstRevision - b.firstRevision)
    for (let i = 1; !reverse && i < Math.min(sorted.length, limit); i++) {
      const before = sorted[i - 1] as IndexEntry
      if ((sorted[i] as IndexEntry).firstRevision !== before.firstRevision + before.count) {
        throw new IndexDamage('the stream index leaves revisions out')
      }
    }
    return (reverse ? sorted.reverse() : sorted).slice(0, limit)
  }

  async writer(id: string): Promise<IndexedWriter | undefined> {
    const known = this.#pending.writers.get(id) ?? this.#flushing?.writers.get(id)
    if (known !== undefined) return known
    const [value] = await this.#database.get([writerKey(id)])
    if (value === undefined) return undefined
    if (value === null) throw new IndexDamage("a writer's entry is damaged")
    return { number: readNumberKey(value, 0), lastSequence: readNumberKey(value, 8) }
  }

  /**
   * Of those commits of a writer that are indexed, the last whose sequence is at most `sequence`: the
   * commit of that sequence is this one, or one of the next {@link originSpacing} of the writer.
   */
  async originFloor(writer: number, sequence: number): Promise<IndexedOrigin | undefined> {
    for (const waiting of [this.#pending, this.#flushing]) {
      const known = waiting?.originFloor(writer, sequence)
      if (known !== undefined) return known
    }
    const range = { from: originKey(writer, 0), to: originKey(writer, sequence + 1) }
    const [entry] = await this.#database.entries({ ...range, reverse: true, limit: 1 })
    if (entry === undefined) return undefined
    if (entry.value === null) throw new IndexDamage("an origin's entry is damaged")
    return { sequence: readNumberKey(entry.key, 9), position: readNumberKey(entry.value, 0) }
  }

  /** Remembers a writer's id by its number, which is all that later commits name. */
  nameWriter(number: number, id: string): void {
    this.#writerIds.set(number, id)
  }

  /** The id of the writer with that number. */
  async writerId(number: number): Promise<string> {
    const known = this.#writerIds.get(number)
    if (known !== undefined) return known
    const all = await this.#database.entries({
      from: new Uint8Array([prefix.writer]),
      to: new Uint8Array([prefix.writer + 1]),
      limit: Number.MAX_SAFE_INTEGER,
    })
    for (const { key, value } of all) {
      if (value !== null) this.#writerIds.set(readNumberKey(value, 0), hexOf(key.subarray(1)))
    }
    const id = this.#writerIds.get(number)
    if (id === undefined) throw new IndexDamage(`the writer ${number} is not indexed`)
    return id
  }

  /** Writes what waits in memory, and the checkpoint, to the database. */
  flush(): Promise<void> {
    const flushed = this.#flushed.then(() => this.#flush())
    this.#flushed = flushed.catch(() => {}) // the caller hears of it
    return flushed
  }

  async #flush(): Promise<void> {
    const checkpoint = this.#checkpoint
    if (this.#pending.size === 0 || checkpoint === undefined) return
    // A checkpoint beyond what an earlier flush failed to write would hide the hole.
    if (this.#flushing !== undefined) throw new Error('an earlier flush of the index failed')
    const pending = this.#pending
    this.#flushing = pending
    this.#pending = new Pending()
    const entries: DerivedEntry[] = [{ key: checkpointKey, value: encodeCheckpoint(checkpoint) }]
    for (const [stream, parts] of pending.streams) {
      for (const { firstRevision, count, position, isRun } of parts) {
        const value = numbers(position, count, isRun ? 1 : 0)
        entries.push({ key: streamKey(stream, firstRevision), value })
      }
      const last = parts.at(-1)
      if (last === undefined) continue
      const head = numbers(last.firstRevision + last.count - 1)
      entries.push({ key: headKey(stream), value: head })
    }
    for (const [writer, origins] of pending.origins) {
      for (const { sequence, position } of origins) {
        entries.push({ key: originKey(writer, sequence), value: numbers(position) })
      }
    }
    for (const [id, { number, lastSequence }] of pending.writers) {
      entries.push({ key: writerKey(id), value: numbers(number, lastSequence) })
    }
    await this.#database.writeDurably(entries)
    this.#flushing = undefined
  }

  /** Forgets everything, so that the log can be indexed from its beginning. */
  async clear(): Promise<void> {
    await this.#flushed
    try {
      for (const byte of Object.values(prefix)) {
        await this.#database.clear(new Uint8Array([byte]), new Uint8Array([byte + 1]))
      }
    } catch (error) {
      if (!(error instanceof DerivedDamage)) throw error
      await this.#database.renew()
    }
    this.#forget()
  }

  /** Like {@link clear}, with all else in the database: where one thing is damaged, others may be. */
  async renew(): Promise<void> {
    await this.#flushed
    await this.#database.renew()
    this.#forget()
  }

  #forget(): void {
    this.#checkpoint = undefined
    this.#pending = new Pending()
    this.#flushing = undefined
    this.#heads.clear()
    this.#writerIds.clear()
    this.#sinceOrigin.clear()
  }

  /** The first revision of the stored entry that holds revision `from`, or `from` itself. */
  async #floor(stream: StreamId, from: number): Promise<number> {
    if (from === 0) return 0
    const range = { from: streamKey(stream, 0), to: streamKey(stream, from + 1) }
    const [entry] = await this.#database.entries({ ...range, reverse: true, limit: 1 })
    return entry === undefined ? from : readNumberKey(entry.key, 17)
  }

  #addOrigin({ writer, sequence, position }: CommitHeader): void {
    const since = this.#sinceOrigin.get(writer) ?? originSpacing
    this.#sinceOrigin.set(writer, since < originSpacing ? since + 1 : 1)
    if (since < originSpacing) return
    const origins = this.#pending.origins.get(writer)
    if (origins === undefined) this.#pending.origins.set(writer, [{ sequence, position }])
    else origins.push({ sequence, position })
  }

  #setHead(stream: StreamId, head: number): void {
    this.#heads.delete(stream)
    this.#heads.set(stream, head)
    if (this.#heads.size > headsMax) {
      for (const oldest of this.#heads.keys()) {
        this.#heads.delete(oldest)
        break
      }
    }
  }
}

function streamKey(stream: StreamId, revision: number): Uint8Array {
  const key = new Uint8Array(25)
  key[0] = prefix.stream
  key.set(bytesOfHex(stream), 1)
  writeNumberKey(key, 17, revision)
  return key
}

function headKey(stream: StreamId): Uint8Array {
  const key = new Uint8Array(17)
  key[0] = prefix.head
  key.set(bytesOfHex(stream), 1)
  return key
}

function originKey(writer: number, sequence: number): Uint8Array {
  const key = new Uint8Array(17)
  key[0] = prefix.origin
  writeNumberKey(key, 1, writer)
  writeNumberKey(key, 9, sequence)
  return key
}

function writerKey(id: string): Uint8Array {
  const key = new Uint8Array(17)
  key[0] = prefix.writer
  key.set(bytesOfHex(id), 1)
  return key
}

function numbers(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8)
  values.forEach((value, i) => {
    writeNumberKey(bytes, i * 8, value)
  })
  return bytes
}

function decodeEntry(value: Uint8Array): Omit<IndexEntry, 'firstRevision'> {
  if (value.length !== 24) throw new IndexDamage('an entry of the stream index has a wrong length')
  const isRun = readNumberKey(value, 16) === 1
  return { position: readNumberKey(value, 0), count: readNumberKey(value, 8), isRun }
}

/** Whether `next` follows `last` in the stream and, with nothing between, in the log. */
function continues(last: IndexEntry, next: IndexEntry): boolean {
  return (
    last.isRun &&
    next.isRun &&
    last.firstRevision + last.count === next.firstRevision &&
    last.position + last.count === next.position
  )
}

function encodeCheckpoint({ position, lastCommit, digest, writers }: IndexCheckpoint): Uint8Array {
  const bytes = new Uint8Array(24 + digestBytes)
  bytes.set(numbers(position, lastCommit, writers))
  bytes.set(digest, 24)
  return bytes
}

function decodeCheckpoint(value: Uint8Array): IndexCheckpoint | undefined {
  if (value.length !== 24 + digestBytes) return undefined
  return {
    position: readNumberKey(value, 0),
    lastCommit: readNumberKey(value, 8),
    writers: readNumberKey(value, 16),
    digest: new Uint8Array(value.subarray(24)),
  }
}
