import type { CommitHeader, StreamSlice, TombstoneWriter } from '@track/core/commits'
import { CommitDatabase } from './commit-database.js'
import { encodeCommitRecord } from './commit-record.js'

/** What stands in a gap. */
export interface GapContent {
  readonly from: number
  readonly to: number
  readonly digest: Uint8Array | undefined
  readonly writers: readonly TombstoneWriter[]
  /** As many events as the gap has positions. */
  readonly streams: readonly StreamSlice[]
}

const batchBytes = 4 << 20
const reason = 'lost by damage to the store'

/** Writes the log of a new store: records as they were, and tombstones in the gaps between. */
export class SalvageWriter {
  readonly #commits: CommitDatabase
  #batch: { readonly position: number; readonly bytes: Uint8Array }[] = []
  #bytes = 0
  #written: Promise<void> = Promise.resolve()
  #digest: Uint8Array
  #committedAtMs: number | undefined

  private constructor(commits: CommitDatabase, genesis: Uint8Array) {
    this.#commits = commits
    this.#digest = genesis
  }

  /** @param path The log's folder; the log in it is empty. */
  static async open(path: string, genesis: Uint8Array): Promise<SalvageWriter> {
    return new SalvageWriter(await CommitDatabase.open(path, true), genesis)
  }

  /** Adds the record of the next commit. */
  async add(
    commit: Pick<CommitHeader, 'position' | 'committedAtMs'> & { readonly digest: Uint8Array },
    bytes: Uint8Array,
  ): Promise<void> {
    this.#digest = commit.digest
    this.#committedAtMs = commit.committedAtMs
    await this.#put(commit.position, bytes)
  }

  /**
   * Adds a tombstone for the next positions.
   * @param nextCommittedAtMs Of the commit that comes after it, if there is one.
   */
  async bury(
    { from, digest, writers, streams }: GapContent,
    nextCommittedAtMs: number | undefined,
  ): Promise<void> {
    const atMs = this.#committedAtMs ?? nextCommittedAtMs ?? 0
    const header: CommitHeader = {
      position: from,
      baseTimeMs: atMs,
      committedAtMs: atMs,
      previous: this.#digest,
      store: 0,
      writer: 0,
      writerId: undefined,
      sequence: 0,
      streams,
      tombstone: { digest, writers, reason },
    }
    const record = encodeCommitRecord(header, new Uint8Array())
    await this.add({ position: from, committedAtMs: atMs, digest: record.digest }, record.bytes)
  }

  async #put(position: number, bytes: Uint8Array): Promise<void> {
    this.#batch.push({ position, bytes })
    this.#bytes += bytes.length
    if (this.#bytes >= batchBytes) await this.#flush()
  }

  /** Begins to write what was added, when all before it is written; the next records are made meanwhile. */
  async #flush(): Promise<void> {
    if (this.#batch.length === 0) return
    const batch = this.#batch
    this.#batch = []
    this.#bytes = 0
    await this.#written
    this.#written = this.#commits.add(batch)
    this.#written.catch(() => {}) // who waits for it is told
  }

  /** Writes what is left, and closes the log. */
  async finish(): Promise<void> {
    await this.#flush()
    await this.#written
    await this.close()
  }

  async close(): Promise<void> {
    await this.#written.catch(() => {}) // told before, or of no interest: the log is given up
    await this.#commits.close()
  }
}
