import { join } from 'node:path'
import { type Commit, isTrackError, type LogHead, TrackError } from '@track/core/commits'
import { type CommitDatabase, missingCommit } from './commit-database.js'
import type { CommitIndex } from './commit-index.js'
import type { GroupRecord } from './commit-record.js'
import { DerivedDamage } from './derived-database.js'
import type { IndexCheckpoint } from './index-format.js'
import { RecentCommits } from './recent-commits.js'
import { storeFiles } from './store-format.js'
import type { Turns } from './turns.js'

/** What an index is kept of. */
export interface IndexedLog {
  readonly path: string
  readonly commits: CommitDatabase
  readonly head: LogHead
  /** @throws TRACK_LOG_FAILED when the folder was deleted or replaced. */
  checkFolder(): void
}

const catchUpPageBytes = 4 << 20

/**
 * The index of a store's log: it takes note of commits after they are on disk, and is made anew from the
 * log where it turns out to be damaged.
 */
export class StoreIndex {
  readonly #log: IndexedLog
  readonly #index: CommitIndex
  /** The appends and rebuilds of the store. */
  readonly #turns: Turns
  /** What an append asks before it asks the index. */
  readonly recent: RecentCommits = new RecentCommits()
  #indexing: NodeJS.Immediate | undefined
  /** Questions that the index is answering: they hear of what is appended meanwhile. */
  #asked = 0
  /** How often the index was made anew. */
  #generation = 0
  /** False while the index is made anew, and for good when the log cannot be read for it. */
  #isIndexed = true
  #failure: { readonly error: unknown } | undefined

  constructor(log: IndexedLog, index: CommitIndex, turns: Turns) {
    this.#log = log
    this.#index = index
    this.#turns = turns
  }

  /** The index without the commits that wait for it: it knows what none of those speaks of. */
  get indexed(): CommitIndex {
    return this.#index
  }

  /** The index, with every commit that is on disk. */
  get current(): CommitIndex {
    if (!this.recent.isEmpty) this.#indexNow()
    return this.#index
  }

  /**
   * Whether an append may ask the index: half of one would answer that streams end where they do not.
   * @throws Why it could not be made anew; TRACK_LOG_FAILED when it has outgrown memory.
   */
  checkUsable(): void {
    if (this.#failure !== undefined) throw this.#failure.error
    this.#index.checkRoom()
  }

  /** Takes note of commits, which are indexed when they are many, or when the index is next asked for. */
  addSoon(records: readonly GroupRecord[]): void {
    this.recent.add(records)
    if (!this.recent.isFull && this.#asked === 0) return
    this.#indexing ??= setImmediate(() => this.#indexNow())
  }

  #indexNow(): void {
    clearImmediate(this.#indexing)
    this.#indexing = undefined
    for (const { header, writerId, record } of this.recent.takeAll()) {
      this.#index.add(header, writerId, record.digest)
    }
    if (this.#index.isFull) this.#flushIndex()
  }

  /**
   * Asks the index, which is made anew from the log if it turns out to be damaged. No answer mixes
   * what was before and after that. A question asks no other: that would hide its repairs from this one.
   */
  async ask<T>(question: (index: CommitIndex) => Promise<T>): Promise<T> {
    for (let repairs = 0; ; ) {
      if (!this.#isIndexed) await this.#repair(-1)
      const generation = this.#generation
      try {
        this.#asked++
        const answer = await question(this.current).finally(() => this.#asked--)
        if (generation === this.#generation) return answer
      } catch (error) {
        if (generation !== this.#generation) continue // what was under way failed with the old index
        if (!(error instanceof DerivedDamage)) throw error
        if (repairs++ > 1) throw error.cause ?? strangeLog(error) // it is the log that is damaged
        await this.#repair(generation)
      }
    }
  }

  /** Makes it anew soon, if nobody does it: derived/ is damaged, of the generation of now. */
  repairSoon(): void {
    this.#repairSoon(this.#generation)
  }

  #repairSoon(generation: number): void {
    if (!this.#isIndexed) return // it is made anew as we speak
    this.#repair(generation).catch(() => {}) // who next asks the index hears of it
  }

  /** Makes the index of that generation anew, if nobody did; waits for a rebuild that is under way. */
  #repair(generation: number): Promise<void> {
    return this.#turns.take(async () => {
      if (this.#failure !== undefined) throw this.#failure.error
      if (generation === this.#generation) await this.rebuild()
    })
  }

  /**
   * Makes the index anew from the log. Nobody appends meanwhile, and who asks the index waits: it is
   * called in the store's turn.
   * @param onDisk False when the disk is known not to keep it: then it is kept in memory.
   */
  async rebuild(onDisk = true): Promise<void> {
    this.#generation++
    this.#isIndexed = false
    try {
      this.#log.checkFolder() // what is at that path now is not for this store to delete
      await (onDisk ? this.current.renew() : this.current.abandonDisk())
      await this.#indexFrom(0)
    } catch (error) {
      if (onDisk && error instanceof DerivedDamage) return this.rebuild(false)
      this.#failure = { error }
      throw error
    }
    this.#isIndexed = true
  }

  // The index is a cache: what could not be written is indexed again when the store is next opened.
  #flushIndex(): void {
    const generation = this.#generation
    this.current.flush().catch((error: unknown) => {
      if (error instanceof DerivedDamage) this.#repairSoon(generation)
    })
  }

  /** Writes down what waits, if it can be; see {@link catchUp}. */
  async flush(): Promise<void> {
    await this.current.flush().catch(() => {}) // what is not written is indexed again
  }

  /** Takes up the index that is there, and indexes the commits that the log has and it has not. */
  async catchUp(): Promise<void> {
    const isSound = await this.current.restore((checkpoint) => this.#isOfLog(checkpoint))
    await this.#orRebuild(async () => {
      if (!isSound) await this.current.renew()
      await this.#indexFrom(this.current.checkpoint?.position ?? 0)
    })
  }

  /** Indexes the commits from a position on, which were added to the log meanwhile. */
  follow(position: number): Promise<void> {
    return this.#orRebuild(() => this.#indexFrom(position))
  }

  /** What is wrong with the index is no reason to stop: then it is made anew. */
  async #orRebuild(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof DerivedDamage)) throw error
      await this.rebuild()
    }
  }

  async #indexFrom(position: number): Promise<void> {
    const { commits, head } = this.#log
    let next = position
    while (next < head.position) {
      const records = await commits.range(next, head.position, false, catchUpPageBytes)
      if (records.length === 0) throw missingCommit(next)
      for (const { commit } of records) {
        if (commit.position !== next) throw missingCommit(next)
        await this.#indexCommit(commit)
        next += commit.count
      }
      if (this.current.isFull) await this.current.flush()
      this.current.checkRoom()
    }
  }

  async #indexCommit(commit: Commit): Promise<void> {
    if (commit.tombstone !== undefined) {
      this.current.addTombstone(commit, commit.tombstone, commit.digest)
      return
    }
    const writerId = commit.writerId ?? (await this.current.writerId(commit.writer))
    this.current.nameWriter(commit.writer, writerId)
    this.current.add(commit, writerId, commit.digest)
  }

  /**
   * Whether an index that leads to this checkpoint was made from this log, as it is.
   * @throws TRACK_COMMIT_CORRUPT when it was, and the log has become shorter: what is indexed was
   * synced before, so no crash does that.
   */
  async #isOfLog(checkpoint: IndexCheckpoint): Promise<boolean> {
    const { path, commits, head } = this.#log
    if (checkpoint.position > head.position) {
      throw lostEnd(path, head.position, checkpoint.position)
    }
    try {
      const [record] = await commits.at([checkpoint.lastCommit])
      return record !== undefined && Buffer.compare(record.commit.digest, checkpoint.digest) === 0
    } catch (error) {
      if (isTrackError(error, 'TRACK_COMMIT_CORRUPT')) return false
      throw error
    }
  }
}

function lostEnd(path: string, position: number, expected: number): TrackError {
  return new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `The log of ${path} has lost its end: positions ${position} to ${expected - 1} were there and ` +
      `are missing. Restore the store from a copy; or, to go on without those events, delete ` +
      `${join(path, storeFiles.derived)}`,
    { details: { path, position, expected } },
  )
}

/** The error for a log of which no index can be made that agrees with itself. */
function strangeLog(cause: DerivedDamage): TrackError {
  const message = `The log contradicts itself: ${cause.message}, also when it is made anew`
  return new TrackError('TRACK_COMMIT_CORRUPT', message, { cause })
}
