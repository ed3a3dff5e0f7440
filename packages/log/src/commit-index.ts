import { type CommitHeader, type StreamId, type Tombstone, TrackError } from '@track/core/commits'
import {
  DerivedDamage,
  type DerivedDatabase,
  type DerivedEntry,
  DerivedUnwritable,
} from './derived-database.js'
import {
  allWriters,
  checkpointKey,
  decodeCheckpoint,
  decodeEntry,
  decodeNumbers,
  encodeCheckpoint,
  flushOfMarker,
  headKey,
  type IndexCheckpoint,
  IndexDamage,
  type IndexEntry,
  type IndexedWriter,
  idOfWriterKey,
  indexRanges,
  markerKey,
  originKey,
  revisionOfStreamKey,
  sequenceOfOriginKey,
  streamKey,
  writerKey,
} from './index-format.js'
import { type IndexedOrigin, IndexPending } from './index-pending.js'
import { IndexTallies } from './index-tallies.js'

/** Streams whose heads are kept in memory; looking up another takes a seek. */
const headsMax = 100_000

/**
 * Of a writer's commits one in so many is indexed by its origin. A retry is rare, and finds the others
 * by reading on from there.
 */
const originSpacing = 64

/** Work that waits in memory: after a crash, so much is indexed again. */
const pendingMax = 4096
/** Entries that wait in memory, at the most, while derived/ cannot be written: about 50 MB. */
const waitingMax = 1 << 18

/**
 * The index from streams, origins and writers to commits. It follows the log: entries gather in
 * memory and reach the database many at a time with the checkpoint that they lead to. Opening
 * catches up from there.
 *
 * LevelDB can lose one batch and keep a later one without a word: a damaged record of its write-ahead
 * file is passed over. So each flush leaves a marker of its own, the checkpoint says which markers
 * there must be, and only an index that has them all is believed.
 */
export class CommitIndex {
  readonly #database: DerivedDatabase
  readonly #store: string
  #checkpoint: IndexCheckpoint | undefined
  #pending = new IndexPending()
  #flushing: IndexPending | undefined
  #flushed: Promise<void> = Promise.resolve()
  /** So much work waits before the next flush. */
  #flushAt = pendingMax
  #unwritable: DerivedUnwritable | undefined
  /** Flushes so far, of the index as it is. */
  #flushes = 0
  /** Of these flushes, the one before this opening: the markers of those before it go with the next. */
  #firstFlush = 1
  /** Whose markers go with the next flush. */
  #oldMarkers: readonly number[] = []
  readonly #tallies = new IndexTallies()
  readonly #heads = new Map<StreamId, number>()
  readonly #writerIds = new Map<number, string>()
  /** Commits of each writer since its last one that is indexed, that one included. */
  readonly #sinceOrigin = new Map<number, number>()

  /**
   * An index that knows nothing yet: {@link restore} or {@link renew} it.
   * @param store The identity of the store, in hex.
   */
  constructor(database: DerivedDatabase, store: string) {
    this.#database = database
    this.#store = store
  }

  /**
   * Takes up the index that the database holds, if all of it is there.
   * @param belongs Whether a checkpoint is one of the log as it is. What it throws comes out.
   * @returns False when it is not: then it must be made anew.
   */
  async restore(belongs: (checkpoint: IndexCheckpoint) => Promise<boolean>): Promise<boolean> {
    try {
      const [value] = await this.#database.get([checkpointKey])
      if (value === undefined) return await this.#isEmpty()
      const stored = decodeCheckpoint(value)
      if (stored?.store !== this.#store || !(await belongs(stored))) return false
      const { firstFlush, lastFlush } = stored
      await this.#checkMarkers(firstFlush, lastFlush)
      const { events, writers } = await this.#tallies.read(this.#database)
      if (events !== stored.position || writers !== stored.writers) {
        throw new IndexDamage('the tallies of the index do not add up')
      }
      this.#checkpoint = stored
      this.#flushes = lastFlush
      this.#firstFlush = lastFlush
      this.#oldMarkers = Array.from({ length: lastFlush - firstFlush }, (_, i) => firstFlush + i)
      return true
    } catch (error) {
      if (error instanceof DerivedDamage) return false
      throw error
    }
  }

  /** Up to where commits were given to {@link add}, undefined at first. */
  get checkpoint(): IndexCheckpoint | undefined {
    return this.#checkpoint
  }

  /** Whether so much waits in memory that it is time to flush. */
  get isFull(): boolean {
    return this.#pending.work >= this.#flushAt && this.#flushing === undefined
  }

  /**
   * While derived/ cannot be written the index goes on in memory, up to a bound.
   * @throws TRACK_LOG_FAILED beyond it.
   */
  checkRoom(): void {
    if (this.#unwritable === undefined || this.#pending.entries < waitingMax) return
    const { message } = this.#unwritable
    throw new TrackError(
      'TRACK_LOG_FAILED',
      `The index of the log has outgrown memory, and cannot be written: ${message}; free space, or ` +
        'give the folder back its permissions, and open the store again',
      { cause: this.#unwritable },
    )
  }

  /** Adds the commit that follows the checkpoint, which is no tombstone. */
  add(header: CommitHeader, writerId: string, digest: Uint8Array): void {
    this.#pending.add(header, writerId, this.#takesOrigin(header.writer))
    this.#advance(header, digest, header.writer + 1)
  }

  /** Adds the tombstone that follows the checkpoint. */
  addTombstone(header: CommitHeader, tombstone: Tombstone, digest: Uint8Array): void {
    for (const { number, id } of tombstone.writers) this.nameWriter(number, id)
    this.#pending.addTombstone(header, tombstone)
    this.#advance(header, digest, Math.max(0, ...tombstone.writers.map((w) => w.number + 1)))
  }

  /** @param writersMin So many writers there are at least. */
  #advance(header: CommitHeader, digest: Uint8Array, writersMin: number): void {
    let position = header.position
    for (const { id, firstRevision, count } of header.streams) {
      this.#setHead(id, firstRevision + count - 1)
      position += count
    }
    const before = this.#checkpoint?.writers ?? 0
    this.#tallies.add(header, before)
    const writers = Math.max(before, writersMin)
    this.#checkpoint = { position, lastCommit: header.position, digest, writers }
  }

  /**
   * The last revision of a stream. Whoever appends after a head that is too low writes revisions
   * that the log has, and LevelDB does not notice every damage. So it is kept twice, far apart, and
   * the heads that are kept beside it must add up.
   */
  async streamHead(stream: StreamId): Promise<number | undefined> {
    const known = this.#heads.get(stream)
    if (known !== undefined) return known
    const isWaiting = this.#waiting(stream).length > 0
    const [last] = await this.streamEntries(stream, 0, Number.MAX_SAFE_INTEGER, true, 1)
    const head = last === undefined ? undefined : last.firstRevision + last.count - 1
    if (!isWaiting) await this.#tallies.check(stream, this.#database)
    const [value] = isWaiting ? [] : await this.#database.get([headKey(stream)])
    // What was added meanwhile is newer than what was read.
    const added = this.#heads.get(stream)
    if (added !== undefined) return added
    const stored = value === undefined ? undefined : decodeNumbers(value, 1)[0]
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
    const waiting = this.#waiting(stream)
    const lower = await this.#floor(stream, from)
    const stored = await this.#database.entries({
      from: streamKey(stream, lower),
      to: streamKey(stream, to),
      reverse,
      limit,
    })
    const entries = new Map<number, IndexEntry>()
    for (const { key, value } of stored) {
      const entry = decodeEntry(key, value)
      entries.set(entry.firstRevision, entry)
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
    const known = this.#pending.writer(id) ?? this.#flushing?.writer(id)
    if (known !== undefined) return known
    await this.#tallies.check(id, this.#database)
    const [value] = await this.#database.get([writerKey(id)])
    if (value === undefined) return undefined
    const [number = 0, lastSequence = 0] = decodeNumbers(value, 2)
    return { number, lastSequence }
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
    const [position = 0] = decodeNumbers(entry.value, 1)
    return { sequence: sequenceOfOriginKey(entry.key), position }
  }

  /** Remembers a writer's id by its number, which is all that later commits name. */
  nameWriter(number: number, id: string): void {
    this.#writerIds.set(number, id)
  }

  /** The id of the writer with that number. */
  async writerId(number: number): Promise<string> {
    const known = this.#writerIds.get(number)
    if (known !== undefined) return known
    const all = await this.#database.entries({ ...allWriters, limit: Number.MAX_SAFE_INTEGER })
    for (const { key, value } of all) {
      if (value !== null) this.#writerIds.set(decodeNumbers(value, 2)[0] ?? 0, idOfWriterKey(key))
    }
    const id = this.#writerIds.get(number)
    if (id === undefined) throw new IndexDamage(`the writer ${number} is not indexed`)
    return id
  }

  /**
   * Writes what waits in memory, and the checkpoint, to the database. If derived/ cannot be
   * written, it goes on waiting, and the next flush takes it along.
   * @throws DerivedDamage
   */
  flush(): Promise<void> {
    const flushed = this.#flushed.then(() => this.#flush())
    this.#flushed = flushed.catch(() => {}) // the caller hears of it
    return flushed
  }

  async #flush(): Promise<void> {
    const checkpoint = this.#checkpoint
    const pending = this.#pending
    if (pending.work === 0 || checkpoint === undefined) return
    this.#flushing = pending
    this.#pending = new IndexPending()
    try {
      await this.#database.writeDurably(this.#batch(pending, checkpoint))
      this.#flushes++
      this.#oldMarkers = []
      this.#unwritable = undefined
      this.#flushAt = pendingMax
      this.#flushing = undefined
    } catch (error) {
      pending.absorb(this.#pending)
      this.#pending = pending
      this.#flushing = undefined
      this.#tallies.encodeAgain(pending.ids())
      if (!(error instanceof DerivedUnwritable)) throw error
      this.#unwritable = error
      this.#flushAt = pending.work + pendingMax
    }
  }

  #batch(pending: IndexPending, checkpoint: IndexCheckpoint): DerivedEntry[] {
    const flush = this.#flushes + 1
    const stored = {
      ...checkpoint,
      store: this.#store,
      firstFlush: this.#firstFlush,
      lastFlush: flush,
    }
    return [
      { key: checkpointKey, value: encodeCheckpoint(stored) },
      { key: markerKey(flush), value: new Uint8Array() },
      ...this.#oldMarkers.map((old) => ({ key: markerKey(old), value: undefined })),
      ...pending.encode(),
      ...this.#tallies.encode(),
    ]
  }

  /**
   * Forgets everything, so that the log can be indexed from its beginning, with all else in the
   * database: where one thing is damaged, others may be.
   */
  async renew(): Promise<void> {
    await this.#flushed
    await this.#database.renew()
    this.#forget()
  }

  /** Like {@link renew}, and from now on in memory alone: the disk does not keep what it is given. */
  async abandonDisk(): Promise<void> {
    await this.#flushed
    await this.#database.abandon()
    this.#forget()
  }

  #forget(): void {
    this.#checkpoint = undefined
    this.#pending = new IndexPending()
    this.#flushing = undefined
    this.#flushAt = pendingMax
    this.#flushes = 0
    this.#firstFlush = 1
    this.#oldMarkers = []
    this.#tallies.clear()
    this.#heads.clear()
    this.#writerIds.clear()
    this.#sinceOrigin.clear()
  }

  /** Whether there is nothing of an index, as in a new store. */
  async #isEmpty(): Promise<boolean> {
    for (const range of indexRanges) {
      const keys = await this.#database.keys({ ...range, limit: 1 })
      if (keys.length > 0) return false
    }
    return true
  }

  async #checkMarkers(first: number, last: number): Promise<void> {
    const range = { from: markerKey(0), to: markerKey(Number.MAX_SAFE_INTEGER) }
    const keys = await this.#database.keys({ ...range, limit: Number.MAX_SAFE_INTEGER })
    const areAll = keys.every((key, i) => flushOfMarker(key) === first + i)
    if (!areAll || keys.length !== last - first + 1) {
      throw new IndexDamage(`of the flushes ${first} to ${last} of the index some are missing`)
    }
  }

  /** What waits in memory of a stream, in its order. */
  #waiting(stream: StreamId): IndexEntry[] {
    return [this.#flushing, this.#pending].flatMap((p) => p?.streamEntries(stream) ?? [])
  }

  /** The first revision of the stored entry that holds revision `from`, or `from` itself. */
  async #floor(stream: StreamId, from: number): Promise<number> {
    if (from === 0) return 0
    const range = { from: streamKey(stream, 0), to: streamKey(stream, from + 1) }
    const [entry] = await this.#database.entries({ ...range, reverse: true, limit: 1 })
    return entry === undefined ? from : revisionOfStreamKey(entry.key)
  }

  /** Whether the next commit of this writer is one that is indexed by its origin. */
  #takesOrigin(writer: number): boolean {
    const since = this.#sinceOrigin.get(writer) ?? originSpacing
    this.#sinceOrigin.set(writer, since < originSpacing ? since + 1 : 1)
    return since >= originSpacing
  }

  #setHead(stream: StreamId, head: number): void {
    this.#heads.delete(stream)
    this.#heads.set(stream, head)
    if (this.#heads.size <= headsMax) return
    // Many at once: each look for the oldest would pass over all that were deleted before it.
    let excess = headsMax >> 4
    for (const oldest of this.#heads.keys()) {
      if (excess-- === 0) return
      this.#heads.delete(oldest)
    }
  }
}
