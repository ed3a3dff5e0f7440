import type { Append, TrackError } from '@track/core/commits'
import {
  type AppendOutcome,
  groupBytesMax,
  OwnStore,
  readCommitRecord,
  Store,
} from '@track/log/hosting'
import { appendBytes } from './append-bytes.js'
import { markSent, removeFolder } from './spool-folder.js'

const pageBytes = 1 << 20
/** In one request: as many as a store's thread takes at once. A server refuses requests of too many fields. */
const appendsMax = 256

/** An append of a spool that is to be sent, and where the next one begins in the spool. */
export interface SpooledAppend {
  readonly append: Append
  readonly end: number
  readonly events: number
  readonly bytes: number
}

/** Commits that wait for a server: a store of its own on this machine, which this process has open. */
export class SpoolStore {
  readonly path: string
  readonly #store: OwnStore
  /** The writers' own ids, by their numbers in this store. */
  readonly #writers = new Map<number, string>()
  /** Read, and not yet sent. */
  readonly #ahead: SpooledAppend[] = []
  #readTo = 0
  #digest: Uint8Array | undefined
  #sent = 0
  #position: number
  #unsentBytes = 0

  private constructor(path: string, store: OwnStore, position: number) {
    this.path = path
    this.#store = store
    this.#position = position
  }

  /**
   * Opens the spool in a folder, or makes it.
   * @throws TRACK_STORE_LOCKED when it is another's, and whatever opening a store throws.
   */
  static async open(path: string): Promise<SpoolStore> {
    const opening = Store.open(path)
    const store = new OwnStore(opening)
    const { head } = await opening
    return new SpoolStore(path, store, head.position)
  }

  /** Events that are not sent. */
  get unsent(): number {
    return this.#position - this.#sent
  }

  /** Bytes of what was appended here and is not sent. */
  get unsentBytes(): number {
    return this.#unsentBytes
  }

  /** Why appends wait for the disk. */
  get silence(): TrackError | undefined {
    return this.#store.silence
  }

  onChange(listener: () => void): () => void {
    return this.#store.onChange(listener)
  }

  /** Makes appends durable. Where the server will put them is not known. */
  async append(appends: readonly Append[]): Promise<AppendOutcome[]> {
    const outcomes = await this.#store.append(appends)
    return outcomes.map((outcome, i) => {
      if ('error' in outcome) return outcome
      const { committedAtMs, firstRevisions } = outcome.appended
      const append = appends[i] as Append
      const end = outcome.appended.position + eventsOf(append)
      this.#position = Math.max(this.#position, end)
      this.#unsentBytes += appendBytes(append)
      const nowhere = firstRevisions.map(() => Number.NaN)
      return { appended: { position: Number.NaN, committedAtMs, firstRevisions: nowhere } }
    })
  }

  /** The next appends to be sent, at most so many bytes but one at least; none when all are sent. */
  async next(bytesMax: number): Promise<readonly SpooledAppend[]> {
    while (this.#ahead.length === 0 && this.#readTo < this.#position) await this.#read()
    let bytes = 0
    const end = this.#ahead.findIndex((spooled, i) => {
      bytes += spooled.bytes
      return i > 0 && (i >= appendsMax || bytes > Math.min(bytesMax, groupBytesMax))
    })
    return this.#ahead.slice(0, end < 0 ? undefined : end)
  }

  /** Takes note that the first of {@link next} need not be sent again. */
  shift(): void {
    const first = this.#ahead.shift()
    if (first === undefined) return
    this.#sent = first.end
    this.#unsentBytes = Math.max(0, this.#unsentBytes - first.bytes)
  }

  /** Removes it, when all is sent. Were the process killed meanwhile, it would be sent again, and stored once. */
  async remove(): Promise<void> {
    const path = markSent(this.path)
    await this.#store.close().catch(() => {}) // it misses its folder
    removeFolder(path)
  }

  async close(): Promise<void> {
    await this.#store.close()
  }

  async #read(): Promise<void> {
    const page = await this.#store.readPage({
      from: this.#readTo,
      to: this.#position,
      direction: 'forward',
      pageBytes,
      previous: this.#digest,
    })
    let offset = 0
    for (const [position, length] of page.places) {
      const commit = readCommitRecord(page.bytes.subarray(offset, offset + length), position)
      offset += length
      this.#readTo = position + commit.count
      this.#digest = commit.digest
      const { writer, writerId, sequence, baseTimeMs, body } = commit
      if (writerId !== undefined) this.#writers.set(writer, writerId)
      const append: Append = {
        origin: { writer: this.#writers.get(writer) ?? '', sequence },
        baseTimeMs,
        streams: commit.streams.map(({ id, count }) => ({ id, count, expected: 'any' })),
        body,
      }
      const bytes = appendBytes(append)
      this.#ahead.push({ append, end: this.#readTo, events: commit.count, bytes })
    }
  }
}

function eventsOf({ streams }: Append): number {
  return streams.reduce((sum, { count }) => sum + count, 0)
}
