import {
  type Append,
  type Appended,
  type Commit,
  type Erasure,
  isTrackError,
  type LogHead,
  type StreamId,
  TrackError,
} from '@track/core/commits'
import { type CommitDatabase, missingCommit, type StoredRecord } from './commit-database.js'
import { CommitGroup } from './commit-group.js'
import { CommitIndex } from './commit-index.js'
import { encodeCommitAsItWas } from './commit-record.js'
import { DerivedDamage, type DerivedDatabase } from './derived-database.js'
import { DerivedValues } from './derived-values.js'
import { beginErasure, isErasurePending } from './erasure.js'
import { isLevelIoError } from './leveldb.js'
import { checkLink } from './log-ends.js'
import { goneFolder, isAnotherLogFolder, logFolder } from './log-folder.js'
import { type OpenedStore, type StoreOptions, withOpenedStore } from './open-store.js'
import { closeInProcess } from './process-guard.js'
import type { RecentCommits } from './recent-commits.js'
import { replacementRecord } from './replacement-record.js'
import { withdrawHost } from './store-host.js'
import { StoreIndex } from './store-index.js'
import { Turns } from './turns.js'

/**
 * Appends look so often by themselves whether the folder is still there: a look costs half of what a commit
 * does here. Who is told that something is durable looks then.
 */
const lookEveryMs = 1_000

/** What became of one append of several. */
export type AppendOutcome = { readonly appended: Appended } | { readonly error: unknown }

/** A store that this thread has open: the log in LevelDB and the index derived from it. */
export class Store {
  readonly path: string
  readonly commits: CommitDatabase
  readonly derived: DerivedDatabase
  /** What projections derive, beside the index. */
  readonly values: DerivedValues
  readonly #index: StoreIndex
  /** What tells its log/ from others. */
  readonly folder: string | undefined
  readonly #now: () => number
  /** What it is opened with again. */
  readonly #again: StoreOptions
  /** What host.json says of this opening. */
  readonly #published: string
  #head: LogHead
  /** When the folder was last looked at, by {@link #now}. */
  #lookedMs = Number.NEGATIVE_INFINITY
  #failure: TrackError | undefined
  #outage: TrackError | undefined
  /** Appends, and what makes the index anew. */
  readonly #turns = new Turns()
  #closed: Promise<void> | undefined

  private constructor(
    path: string,
    { again, commits, derived, identity, head, published }: OpenedStore,
  ) {
    this.path = path
    this.#again = again
    this.#published = published
    this.folder = logFolder(path)
    this.commits = commits
    this.derived = derived
    this.#index = new StoreIndex(this, new CommitIndex(derived, identity.id), this.#turns)
    this.values = new DerivedValues(derived, () => this.#index.repairSoon())
    this.#head = head
    this.#now = again.now
  }

  /**
   * Opens the store in the folder `path`, and makes it if there is none. Both ends of the log
   * are checked, and the index catches up.
   * @throws TRACK_STORE_LOCKED, TRACK_STORE_INVALID, TRACK_STORE_UNAVAILABLE,
   * TRACK_FORMAT_UNSUPPORTED, TRACK_COMMIT_CORRUPT; TRACK_LOG_FAILED when it is not the one of
   * `options.knownIdentity`; an error of the program as it is
   */
  static open(path: string, options: StoreOptions = {}): Promise<Store> {
    return withOpenedStore(path, options, async (opened) => {
      const store = new Store(path, opened)
      await store.#index.catchUp()
      return store
    })
  }

  get head(): LogHead {
    return this.#head
  }

  /** The commits that are not in the index yet. */
  get recent(): RecentCommits {
    return this.#index.recent
  }

  /** The index without {@link recent}. */
  get indexed(): CommitIndex {
    return this.#index.indexed
  }

  /** The index, with every commit that is on disk. */
  get index(): CommitIndex {
    return this.#index.current
  }

  /**
   * Why the log takes nothing more, when that is the disk's doing. Whether the last write reached the
   * disk is unknown: {@link reopen} finds out, and what is appended again then is stored once.
   */
  get outage(): TrackError | undefined {
    return this.#outage
  }

  /**
   * Closes the store and opens it again, with what it was opened with. It can be called again when it
   * fails.
   * @throws What {@link open} throws; TRACK_LOG_FAILED when the folder was deleted or replaced.
   */
  async reopen(): Promise<Store> {
    await this.close()
    return Store.open(this.path, this.#again)
  }

  /**
   * Makes each append a commit of its own, and all of them durable in one write. Says of each what
   * became of it, in their order.
   */
  append(appends: readonly Append[]): Promise<AppendOutcome[]> {
    return this.#turns.take(() => this.#append(appends))
  }

  async #append(appends: readonly Append[], rebuilds = 0): Promise<AppendOutcome[]> {
    if (this.#failure !== undefined) return appends.map(() => ({ error: this.#failure }))
    this.#index.checkUsable()
    const before = this.#head
    const group = new CommitGroup(this)
    const outcomes: AppendOutcome[] = []
    let nowMs = 0
    for (const append of appends) {
      try {
        nowMs = this.#now()
        const added = group.add(append, nowMs)
        outcomes.push({ appended: added instanceof Promise ? await added : added })
      } catch (error) {
        if (await this.#isRenewed(error, rebuilds)) return this.#append(appends, rebuilds + 1)
        outcomes.push({ error })
      }
    }
    if (group.records.length === 0) return outcomes
    const written = this.#write(group)
    const gone = this.#whileWriting(group, nowMs)
    try {
      await written
      if (gone !== undefined) throw gone
    } catch (error) {
      this.#head = before
      this.#failure = writeFailed(this.path, error)
      if (isLevelIoError(error)) this.#outage = this.#failure
      return appends.map(() => ({ error: this.#failure }))
    }
    this.#head = group.head
    this.#index.addSoon(group.records)
    return outcomes
  }

  /**
   * Whether an append failed, before anything was written, because the index is damaged: it is made anew then, at last
   * in memory, and the append can be tried again.
   */
  async #isRenewed(error: unknown, rebuilds: number): Promise<boolean> {
    if (!(error instanceof DerivedDamage) || rebuilds > 1) return false
    await this.#index.rebuild(rebuilds === 0)
    return true
  }

  #write({ records }: CommitGroup): Promise<void> {
    return this.commits.add(
      records.map(({ position, record }) => ({ position, bytes: record.bytes })),
    )
  }

  /**
   * What whoever waits for the disk need not wait for too: the last commit's digest, and a look at the folder.
   * @returns TRACK_LOG_FAILED when the look finds that the folder was deleted or replaced.
   */
  #whileWriting(group: CommitGroup, nowMs: number): TrackError | undefined {
    void group.head.digest
    const sinceMs = nowMs - this.#lookedMs
    if (sinceMs >= 0 && sinceMs < lookEveryMs) return undefined
    this.#lookedMs = nowMs
    return this.lookAtFolder()
  }

  /**
   * Takes over commits of another log of this identity as they are, each following the one before;
   * returns when all of them are on disk. After an error the store is to be closed.
   * @throws TRACK_COMMIT_CORRUPT when one does not follow, or would come out with another digest;
   * TRACK_LOG_FAILED
   */
  adopt(commits: readonly Commit[]): Promise<void> {
    return this.#turns.take(async () => {
      const { position } = this.#head
      const records: { position: number; bytes: Uint8Array }[] = []
      for (const commit of commits) {
        if (commit.position !== this.#head.position) throw missingCommit(this.#head.position)
        checkLink(commit, this.#head.digest, this.path)
        const { bytes, digest } = encodeCommitAsItWas(commit)
        records.push({ position: commit.position, bytes })
        const end = commit.position + commit.count
        this.#head = { position: end, digest, committedAtMs: commit.committedAtMs }
      }
      try {
        await this.commits.add(records)
      } catch (error) {
        throw writeFailed(this.path, error)
      }
      await this.#index.follow(position)
    })
  }

  /**
   * Puts a commit as another copy of this log has it in the place of the one that is here: its body may be another,
   * and its digest is the same. What was there stays in LevelDB's files until the store is opened again: see
   * erasure.ts.
   * @throws TRACK_COMMIT_CORRUPT when it is another commit; TRACK_LOG_FAILED
   */
  adoptInPlace(commit: Commit): Promise<void> {
    return this.#turns.take(async () => {
      const [here] = await this.commits.at([commit.position])
      const { bytes, digest } = encodeCommitAsItWas(commit)
      if (here === undefined || Buffer.compare(here.commit.digest, digest) !== 0) {
        throw missingCommit(commit.position)
      }
      beginErasure(this.path)
      try {
        await this.commits.add([{ position: commit.position, bytes }])
      } catch (error) {
        throw writeFailed(this.path, error)
      }
    })
  }

  /**
   * Makes an append a commit and puts other bodies in the place of those of commits before it, all in one
   * write. What was there, and contents, stay in the files until the store is opened again: see erasure.ts.
   * @throws TRACK_COMMIT_CORRUPT, TRACK_REVISION_CONFLICT, and what appending throws; nothing is written.
   */
  replace(request: Append, erasure: Pick<Erasure, 'bodies' | 'contents'>): Promise<Appended> {
    return this.#turns.take(() => this.#replace(request, erasure))
  }

  async #replace(
    request: Append,
    { bodies, contents }: Pick<Erasure, 'bodies' | 'contents'>,
  ): Promise<Appended> {
    if (this.#failure !== undefined) throw this.#failure
    this.#index.checkUsable()
    const commits = await this.commits.at(bodies.map(({ position }) => position))
    const records = bodies.map((body, i) => {
      return replacementRecord((commits[i] as StoredRecord).commit, body)
    })
    const { group, appended } = await this.#groupOf(request)
    const added = group.records.map(({ position, record: { bytes } }) => ({ position, bytes }))
    beginErasure(this.path, contents)
    try {
      await this.commits.add([...records, ...added])
    } catch (error) {
      this.#failure = writeFailed(this.path, error)
      if (isLevelIoError(error)) this.#outage = this.#failure
      throw this.#failure
    }
    this.#head = group.head
    this.#index.addSoon(group.records)
    return appended
  }

  async #groupOf(
    request: Append,
  ): Promise<{ readonly group: CommitGroup; readonly appended: Appended }> {
    for (let rebuilds = 0; ; rebuilds++) {
      const group = new CommitGroup(this)
      try {
        return { group, appended: await group.add(request, this.#now()) }
      } catch (error) {
        if (!(await this.#isRenewed(error, rebuilds))) throw error
      }
    }
  }

  /** The last revision of a stream, undefined when it has no event. */
  async streamHead(stream: StreamId): Promise<number | undefined> {
    return this.withIndex((index) => index.streamHead(stream))
  }

  /**
   * Asks the index, which is made anew from the log if it turns out to be damaged. No answer mixes
   * what was before and after that.
   */
  withIndex<T>(ask: (index: CommitIndex) => Promise<T>): Promise<T> {
    return this.#index.ask(ask)
  }

  /**
   * Flushes the index and closes both databases.
   * @throws TRACK_LOG_FAILED when the folder was deleted or replaced, and so what was appended is gone.
   */
  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    await this.#turns.done()
    await this.#index.flush()
    // LevelDB makes tables by their paths: never among the files of a store that took the place of this one. And a table
    // that is made now may lie where no compaction gets at it, with what is to be removed beside what replaces it.
    if (!isAnotherLogFolder(this.path, this.folder) && !isErasurePending(this.path)) {
      await Promise.all([this.derived.settle(), this.commits.settle()])
    }
    await this.derived.close()
    const isGone = isAnotherLogFolder(this.path, this.folder)
    if (!isGone) withdrawHost(this.path, this.#published)
    await closeInProcess(this.path, () => this.commits.close())
    if (isGone) throw goneFolder(this.path)
  }

  /**
   * Looks whether the folder is still the one that was opened: otherwise nothing is appended any more.
   * @returns TRACK_LOG_FAILED when it was deleted or replaced, and so what was appended is gone.
   */
  lookAtFolder(): TrackError | undefined {
    if (!isAnotherLogFolder(this.path, this.folder)) return undefined
    const gone = goneFolder(this.path)
    this.#failure ??= gone
    return gone
  }

  /** @throws TRACK_LOG_FAILED when the folder was deleted or replaced. */
  checkFolder(): void {
    const gone = this.lookAtFolder()
    if (gone !== undefined) throw gone
  }
}

function writeFailed(path: string, cause: unknown): TrackError {
  if (isTrackError(cause)) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `Writing to the store ${path} failed: ${reason}`
  const options = { details: { path }, cause }
  if (!isLevelIoError(cause)) return new TrackError('TRACK_LOG_FAILED', message, options)
  return new TrackError('TRACK_STORE_UNWRITABLE', `${message}; it is tried again`, options)
}
