import {
  type Append,
  type Appended,
  answerRetry,
  appendedOf,
  type CommitHeader,
  checkAppend,
  type LogHead,
  type StreamId,
  sequence,
} from '@track/core/commits'
import type { CommitDatabase } from './commit-database.js'
import type { CommitIndex } from './commit-index.js'
import { encodeCommitRecord, type GroupRecord } from './commit-record.js'
import type { IndexedWriter } from './index-format.js'
import { OriginSearch } from './origin-search.js'
import type { RecentCommits } from './recent-commits.js'

/** What a group needs of the store. */
export interface GroupLog {
  readonly head: LogHead
  /** Commits that are not in the index yet, asked first. */
  readonly recent: Pick<RecentCommits, 'streamHead' | 'writer'>
  /** The index without those: what they do not speak of is as it says. */
  readonly indexed: Pick<CommitIndex, 'streamHead' | 'writer'>
  /** The index with all of the log. */
  readonly index: CommitIndex
  readonly commits: CommitDatabase
}

/** Appends that are made durable in one write: each meets the log as the ones before it leave it. */
export class CommitGroup {
  readonly records: GroupRecord[] = []
  #position: number
  readonly #log: GroupLog
  readonly #streamHeads = new Map<StreamId, number>()
  readonly #writers = new Map<string, IndexedWriter>()
  /** One more than the highest number of a writer in the group. */
  #writersEnd = 0
  #search: OriginSearch | undefined

  /** @param log What the first append of the group meets. */
  constructor(log: GroupLog) {
    this.#log = log
    this.#position = log.head.position
  }

  /** Where the log ends with this group. Asking for it digests the last commit. */
  get head(): LogHead {
    const last = this.records.at(-1)
    if (last === undefined) return this.#log.head
    const { record, header } = last
    return {
      position: this.#position,
      digest: record.digest,
      committedAtMs: header.committedAtMs,
    }
  }

  /** Adds a commit; at once where the commits that wait for the index tell all that it must know. */
  add(append: Append, nowMs: number): Appended | Promise<Appended> {
    checkAppend(append)
    const { writer, sequence: number } = append.origin
    const known = this.#writers.get(writer) ?? this.#log.recent.writer(writer)
    const isNext = known !== undefined && number > known.lastSequence
    const heads = append.streams.map(({ id }) => this.#recentHead(id))
    if (!isNext || heads.includes(undefined)) return this.#lookUp(append, nowMs, known)
    return this.#place(append, nowMs, known, heads)
  }

  #recentHead(stream: StreamId): number | undefined {
    return this.#streamHeads.get(stream) ?? this.#log.recent.streamHead(stream)
  }

  async #lookUp(
    append: Append,
    nowMs: number,
    recent: IndexedWriter | undefined,
  ): Promise<Appended> {
    const { writer, sequence: number } = append.origin
    const known = recent ?? (await this.#log.indexed.writer(writer))
    if (known !== undefined && number <= known.lastSequence) {
      return this.#retry(append, known.number)
    }
    const heads: (number | undefined)[] = []
    for (const { id } of append.streams) {
      heads.push(this.#recentHead(id) ?? (await this.#log.indexed.streamHead(id)))
    }
    return this.#place(append, nowMs, known, heads)
  }

  #place(
    append: Append,
    nowMs: number,
    known: IndexedWriter | undefined,
    streamHeads: readonly (number | undefined)[],
  ): Appended {
    const { position, digest, committedAtMs } = this.head
    const header = sequence(append, {
      position,
      previous: digest,
      committedAtMs,
      nowMs,
      streamHeads,
      writer: known?.number ?? this.#nextWriter(),
      writerIsNew: known === undefined,
    })
    this.#take(append, header)
    return appendedOf(header)
  }

  #take(append: Append, header: CommitHeader): void {
    const record = encodeCommitRecord(header, append.body)
    const { position, writer } = header
    const writerId = append.origin.writer
    this.records.push({ position, record, header, body: append.body, writerId })
    let end = position
    for (const { id, firstRevision, count } of header.streams) {
      this.#streamHeads.set(id, firstRevision + count - 1)
      end += count
    }
    this.#writers.set(writerId, { number: writer, lastSequence: header.sequence })
    this.#writersEnd = Math.max(this.#writersEnd, writer + 1)
    this.#position = end
  }

  #nextWriter(): number {
    return Math.max(this.#writersEnd, this.#log.index.checkpoint?.writers ?? 0)
  }

  async #retry(append: Append, writer: number): Promise<Appended> {
    const { sequence: number } = append.origin
    const waiting = this.records.find(
      ({ header }) => header.writer === writer && header.sequence === number,
    )
    if (waiting !== undefined) return answerRetry(append, { ...waiting.header, body: waiting.body })
    this.#search ??= new OriginSearch(this.#log.index, this.#log.commits)
    return answerRetry(append, await this.#search.find(writer, number))
  }
}
