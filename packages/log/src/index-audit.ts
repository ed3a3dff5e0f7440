import type { Commit, StreamId, StreamSlice } from '@track/core/commits'
import { CommitIndex } from './commit-index.js'
import type { DerivedDatabase } from './derived-database.js'
import { allValues } from './derived-values.js'
import { indexDamage } from './index-damage.js'
import {
  allHeads,
  allOrigins,
  allStreams,
  allWriters,
  decodeEntry,
  decodeNumbers,
  headKey,
  type IndexCheckpoint,
  type IndexEntry,
  idOfKey,
  originOfKey,
  streamKey,
} from './index-format.js'
import type { OnDamage } from './store-damage.js'
import { storeFiles } from './store-format.js'

const pageEntries = 1000
const runsMax = 10_000

/** Reads a commit's writer and sequence, undefined where there is no sound commit. */
export type OriginAt = (
  position: number,
) => Promise<{ readonly writer: number; readonly sequence: number } | undefined>

/**
 * Holds the index in derived/ against the commits, both ways. Each part of a commit must be in it, at
 * its place. Where besides the entries of each stream follow each other from 0 to its end, as the
 * commits have it, each of them is that of a commit, and none is too many.
 */
export class IndexAudit {
  /** Up to where the log is indexed; undefined when there is no index. */
  readonly checkpoint: IndexCheckpoint | undefined
  readonly #database: DerivedDatabase
  readonly #index: CommitIndex
  readonly #onDamage: OnDamage
  /** Of each stream, the revision after its last one that is indexed, as the commits have it. */
  readonly #ends = new Map<StreamId, number>()
  readonly #sequences = new Map<number, number>()
  /** The last run of each stream, so that not each of its commits is looked up. */
  readonly #runs = new Map<StreamId, IndexEntry>()

  private constructor(
    database: DerivedDatabase,
    index: CommitIndex,
    checkpoint: IndexCheckpoint | undefined,
    onDamage: OnDamage,
  ) {
    this.#database = database
    this.#index = index
    this.checkpoint = checkpoint
    this.#onDamage = onDamage
  }

  /**
   * Takes up the index of the store.
   * @param store The store's identity; undefined when that is not known, and then all are refused.
   * @returns Undefined when opening the store would make it anew, and says so.
   */
  static async open(
    database: DerivedDatabase,
    store: string,
    onDamage: OnDamage,
  ): Promise<IndexAudit | undefined> {
    const index = new CommitIndex(database, store)
    if (!(await index.restore(async () => true))) {
      onDamage(indexDamage('the index is not whole, or is of another store'))
      return undefined
    }
    return new IndexAudit(database, index, index.checkpoint, onDamage)
  }

  /** Looks commits up that follow those before. Where the log is not indexed yet, it does nothing. */
  async check(commits: readonly Commit[]): Promise<void> {
    if (this.checkpoint === undefined) return
    const { position: end, lastCommit, digest } = this.checkpoint
    const wanted: { commit: Commit; slice: StreamSlice }[] = []
    for (const commit of commits) {
      if (commit.position >= end) break
      if (commit.position === lastCommit && Buffer.compare(commit.digest, digest) !== 0) {
        this.#tell('its checkpoint is of another commit', commit.position)
      }
      this.#takeWriters(commit)
      for (const slice of commit.streams) {
        this.#ends.set(slice.id, slice.firstRevision + slice.count)
        const run = this.#runs.get(slice.id)
        if (run === undefined || !isAt(run, commit, slice)) wanted.push({ commit, slice })
      }
    }
    for (let i = 0; i < wanted.length; i += pageEntries) {
      await this.#lookUp(wanted.slice(i, i + pageEntries))
    }
  }

  #takeWriters({ tombstone, writer, sequence }: Commit): void {
    if (tombstone === undefined) this.#sequences.set(writer, sequence)
    for (const { number, lastSequence } of tombstone?.writers ?? []) {
      this.#sequences.set(number, lastSequence)
    }
  }

  async #lookUp(wanted: readonly { commit: Commit; slice: StreamSlice }[]): Promise<void> {
    const keys = wanted.map(({ slice }) => streamKey(slice.id, slice.firstRevision))
    const values = await this.#database.get(keys)
    for (const [i, { commit, slice }] of wanted.entries()) {
      const [key, value] = [keys[i], values[i]]
      const found =
        key === undefined || value === undefined
          ? await this.#covering(slice)
          : decodeEntry(key, value)
      if (found === undefined || !isAt(found, commit, slice)) {
        const { id, firstRevision } = slice
        const what = found === undefined ? 'lacks' : 'has at another place'
        this.#tell(`it ${what} revision ${firstRevision} of the stream ${id}`, commit.position)
      } else if (found.isRun) this.#keepRun(slice.id, found)
    }
  }

  async #covering({ id, firstRevision }: StreamSlice): Promise<IndexEntry | undefined> {
    const run = this.#runs.get(id)
    if (run !== undefined && run.firstRevision + run.count > firstRevision) return run
    const found = await this.#index.streamEntries(id, firstRevision, firstRevision + 1, false, 1)
    return found[0]
  }

  #keepRun(stream: StreamId, run: IndexEntry): void {
    if (this.#runs.size >= runsMax) this.#runs.clear()
    this.#runs.set(stream, run)
  }

  /**
   * Reads all entries, when all commits were checked.
   * @param isLogWhole Whether no commit is missing: else streams may end later than the commits say.
   */
  async finish(
    isLogWhole: boolean,
    originAt: OriginAt,
    onEntries: (done: number) => void,
  ): Promise<void> {
    let done = 0
    const told = (entries: readonly unknown[]): void => {
      done += entries.length
      onEntries(done)
    }
    const heads = await this.#checkStreams(isLogWhole, told)
    if (isLogWhole && heads < this.#ends.size) {
      this.#tell(`it has ${heads} streams where the commits have ${this.#ends.size}`)
    }
    // A damaged log is not looked up in: that may end the process.
    if (isLogWhole) {
      await this.#checkWriters(told)
      await this.#checkOrigins(originAt, told)
    }
    for await (const entries of this.#database.pages({ ...allValues, limit: pageEntries })) {
      for (const { key, value } of entries) {
        if (value !== null) continue
        const name = new TextDecoder().decode(key.subarray(1)).slice(0, 80)
        const message = `The cached value ${name} in derived/ is damaged; it is made anew when needed`
        this.#onDamage({ kind: 'derived', file: storeFiles.derived, message })
      }
      told(entries)
    }
  }

  /** @returns The count of streams. */
  async #checkStreams(
    isLogWhole: boolean,
    told: (entries: readonly unknown[]) => void,
  ): Promise<number> {
    let stream: StreamId | undefined
    let next = 0
    let streams = 0
    const endStream = async (): Promise<void> => {
      if (stream === undefined) return
      streams++
      const end = this.#ends.get(stream) ?? 0
      if (next < end || (next > end && isLogWhole)) {
        this.#tell(`it has the stream ${stream} end at ${next} instead of ${end}`)
      }
      const [head] = await this.#database.get([headKey(stream)])
      if (head === undefined || decodeNumbers(head, 1)[0] !== next - 1) {
        this.#tell(`it says two things of where the stream ${stream} ends`)
      }
    }
    for await (const entries of this.#database.pages({ ...allStreams, limit: pageEntries })) {
      for (const { key, value } of entries) {
        const id = idOfKey(key)
        if (id !== stream) {
          await endStream()
          stream = id
          next = 0
        }
        const { firstRevision, count } = decodeEntry(key, value)
        if (firstRevision !== next) {
          this.#tell(`it has revision ${firstRevision} of the stream ${id} follow ${next - 1}`)
        }
        next = firstRevision + count
      }
      told(entries)
    }
    await endStream()
    let heads = 0
    for await (const entries of this.#database.pages({ ...allHeads, limit: pageEntries })) {
      heads += entries.length
      told(entries)
    }
    if (heads !== streams) this.#tell(`it has ${heads} ends of ${streams} streams`)
    return streams
  }

  async #checkWriters(told: (entries: readonly unknown[]) => void): Promise<void> {
    let count = 0
    for await (const entries of this.#database.pages({ ...allWriters, limit: pageEntries })) {
      for (const { key, value } of entries) {
        const [number = 0, lastSequence = 0] = decodeNumbers(value, 2)
        const expected = this.#sequences.get(number)
        if (expected !== lastSequence) {
          const has = `it has the writer ${idOfKey(key)} (${number}) at sequence ${lastSequence}`
          this.#tell(`${has} instead of ${expected}`)
        }
        count++
      }
      told(entries)
    }
    if (count !== this.#sequences.size) {
      this.#tell(`it has ${count} writers instead of ${this.#sequences.size}`)
    }
  }

  async #checkOrigins(
    originAt: OriginAt,
    told: (entries: readonly unknown[]) => void,
  ): Promise<void> {
    for await (const entries of this.#database.pages({ ...allOrigins, limit: pageEntries })) {
      for (const { key, value } of entries) {
        const { writer, sequence } = originOfKey(key)
        const [position = 0] = decodeNumbers(value, 1)
        const found = await originAt(position)
        if (found?.writer !== writer || found.sequence !== sequence) {
          this.#tell(
            `it has sequence ${sequence} of the writer ${writer} at another place`,
            position,
          )
        }
      }
      told(entries)
    }
  }

  #tell(what: string, position?: number): void {
    this.#onDamage(indexDamage(what, position))
  }
}

/** Whether the entry says of this part of a commit where it is. */
function isAt(entry: IndexEntry, commit: Commit, slice: StreamSlice): boolean {
  if (entry.isRun) {
    return (
      commit.streams.length === 1 &&
      entry.position - entry.firstRevision === commit.position - slice.firstRevision &&
      entry.firstRevision <= slice.firstRevision &&
      slice.firstRevision + slice.count <= entry.firstRevision + entry.count
    )
  }
  return (
    entry.position === commit.position &&
    entry.firstRevision === slice.firstRevision &&
    entry.count === slice.count
  )
}
