import type { CommitHeader, StreamId, Tombstone } from '@track/core/commits'
import type { DerivedEntry } from './derived-database.js'
import {
  encodeEntry,
  encodeNumbers,
  headKey,
  type IndexEntry,
  type IndexedWriter,
  originKey,
  streamKey,
  writerKey,
} from './index-format.js'

/** Where a commit of a writer is. */
export interface IndexedOrigin {
  readonly sequence: number
  readonly position: number
}

/** What was indexed and is not yet in the database. */
export class IndexPending {
  readonly #streams = new Map<StreamId, IndexEntry[]>()
  /** Of each writer, by number, in the order of its sequences. */
  readonly #origins = new Map<number, IndexedOrigin[]>()
  readonly #writers = new Map<string, IndexedWriter>()
  /** What it would cost to index it again: a commit, and each of its streams, counts one. */
  work = 0
  /** Entries that it keeps in memory. */
  entries = 0

  add(header: CommitHeader, writerId: string, hasOrigin: boolean): void {
    const { position, writer, sequence } = header
    this.#addStreams(header)
    if (hasOrigin) this.#addOrigin(writer, { sequence, position })
    this.#addWriter(writerId, { number: writer, lastSequence: sequence })
  }

  /** Adds a tombstone, which has no origin. */
  addTombstone(header: CommitHeader, { writers }: Tombstone): void {
    this.#addStreams(header)
    for (const { id, number, lastSequence } of writers) {
      this.#addWriter(id, { number, lastSequence })
    }
  }

  #addStreams({ position, streams }: CommitHeader): void {
    const isRun = streams.length === 1
    for (const { id, firstRevision, count } of streams) {
      this.#addEntry(id, { firstRevision, count, position, isRun })
    }
    this.work += streams.length + 1
  }

  /** Adds what was indexed after this. */
  absorb(later: IndexPending): void {
    for (const [id, entries] of later.#streams) {
      for (const entry of entries) this.#addEntry(id, entry)
    }
    for (const [writer, origins] of later.#origins) {
      for (const origin of origins) this.#addOrigin(writer, origin)
    }
    for (const [id, writer] of later.#writers) this.#addWriter(id, writer)
    this.work += later.work
  }

  /** The parts of a stream, in its order. */
  streamEntries(stream: StreamId): readonly IndexEntry[] {
    return this.#streams.get(stream) ?? []
  }

  writer(id: string): IndexedWriter | undefined {
    return this.#writers.get(id)
  }

  /** The origin of the writer with the highest sequence that is at most `sequence`. */
  originFloor(writer: number, sequence: number): IndexedOrigin | undefined {
    return this.#origins.get(writer)?.findLast((origin) => origin.sequence <= sequence)
  }

  /** Of its streams and writers. */
  ids(): Iterable<string> {
    return [...this.#streams.keys(), ...this.#writers.keys()]
  }

  /** All of it, as the database keeps it. */
  encode(): DerivedEntry[] {
    const encoded: DerivedEntry[] = []
    for (const [stream, entries] of this.#streams) {
      for (const entry of entries) {
        encoded.push({ key: streamKey(stream, entry.firstRevision), value: encodeEntry(entry) })
      }
      const last = entries.at(-1)
      if (last === undefined) continue
      const value = encodeNumbers(last.firstRevision + last.count - 1)
      encoded.push({ key: headKey(stream), value })
    }
    for (const [writer, origins] of this.#origins) {
      for (const { sequence, position } of origins) {
        encoded.push({ key: originKey(writer, sequence), value: encodeNumbers(position) })
      }
    }
    for (const [id, { number, lastSequence }] of this.#writers) {
      encoded.push({ key: writerKey(id), value: encodeNumbers(number, lastSequence) })
    }
    return encoded
  }

  #addEntry(stream: StreamId, entry: IndexEntry): void {
    const entries = this.#streams.get(stream)
    const last = entries?.at(-1)
    if (entries !== undefined && last !== undefined && continues(last, entry)) {
      entries[entries.length - 1] = { ...last, count: last.count + entry.count }
      return
    }
    if (entries === undefined) this.#streams.set(stream, [entry])
    else entries.push(entry)
    this.entries++
  }

  #addOrigin(writer: number, origin: IndexedOrigin): void {
    const origins = this.#origins.get(writer)
    if (origins === undefined) this.#origins.set(writer, [origin])
    else origins.push(origin)
    this.entries++
  }

  #addWriter(id: string, writer: IndexedWriter): void {
    if (!this.#writers.has(id)) this.entries++
    this.#writers.set(id, writer)
  }
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
