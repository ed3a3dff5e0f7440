import {
  type CommitPage,
  type DerivedStore,
  type Heartbeats,
  type LogHead,
  type ReadableLog,
  type ReadOptions,
  readRange,
  type StreamId,
} from '@track/core/commits'
import { readHeartbeats } from './heartbeats.js'
import { recordPages } from './record-pages.js'
import { RevisionCheck } from './revision-check.js'
import type { StoreAtHand } from './store-at-hand.js'

/** The log of a store at hand, read in the thread that has it there, which saves starting one. */
export class LogAtHand implements ReadableLog {
  readonly derived: DerivedStore
  readonly heartbeats: Pick<Heartbeats, 'read'>
  readonly #store: StoreAtHand

  /** @param path The store's folder. */
  constructor(path: string, store: StoreAtHand) {
    this.#store = store
    const { derived } = store
    this.derived = {
      get: async (keys) => (await derived.get(keys)).map((value) => value && asPosted(value)),
      write: (entries) => derived.write(entries),
      keys: (range) => derived.keys(range),
    }
    this.heartbeats = { read: () => readHeartbeats(path) }
  }

  async head(): Promise<LogHead> {
    const head = await this.#store.head()
    return { ...head, digest: asPosted(head.digest) }
  }

  streamHead(stream: StreamId): Promise<number | undefined> {
    return this.#store.streamHead(stream)
  }

  async *read(options: ReadOptions = {}): AsyncIterable<CommitPage> {
    const { from, to = (await this.head()).position } = readRange(options)
    const check = options.direction === 'backward' ? undefined : new RevisionCheck(from === 0)
    yield* recordPages(
      (request) => this.#store.readPage(request),
      { ...options, from, to },
      { check },
    )
  }

  async *readStream(stream: StreamId, options: ReadOptions = {}): AsyncIterable<CommitPage> {
    const { from, to = ((await this.streamHead(stream)) ?? -1) + 1 } = readRange(options)
    yield* recordPages(
      (request) => this.#store.readPage(request, stream),
      { ...options, from, to },
      { stream },
    )
  }

  close(): Promise<void> {
    return this.#store.close()
  }
}

/** Bytes as a thread would have sent them. Of a Buffer, which LevelDB and OpenSSL give, `slice` is no copy. */
function asPosted({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}
