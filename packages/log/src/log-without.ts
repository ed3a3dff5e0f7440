import { randomBytes } from 'node:crypto'
import { type BodyWithout, bodyWithout, eventCounts, saltBytes } from '@track/core'
import { type Commit, type StreamId, TrackError } from '@track/core/commits'
import { encodeCommitAsItWas, encodeCommitRecord } from './commit-record.js'
import type { SalvageWriter } from './salvage-writer.js'
import { sha256 } from './sha256.js'
import { TombstoneRow } from './tombstone-row.js'

/** Commits and events of a log that go, and that are left. */
export interface LeftOutCounts {
  /** Commits in the new log, without tombstones. */
  commits: number
  /** In these commits. */
  events: number
  /** Commits that were there and are not in the new log. */
  goneCommits: number
  /** Of `commits`, those that lost some of their events. */
  cutCommits: number
  /** That were there and are not in the new log. */
  goneEvents: number
}

/**
 * Writes a log again without the events of certain streams. A tombstone stands in the place of each row
 * of neighbours that hold nothing else. A commit that others share gets a body without them, which says
 * which body it replaces. All others are as they were, and all digests.
 */
export class LogWithout {
  readonly counts: LeftOutCounts = {
    commits: 0,
    events: 0,
    goneCommits: 0,
    cutCommits: 0,
    goneEvents: 0,
  }
  readonly #writer: SalvageWriter
  readonly #without: ReadonlySet<StreamId>
  readonly #reason: string
  readonly #writerIds = new Map<number, string>()
  #row: TombstoneRow | undefined

  /** @param reason What the tombstones say. One that is there and says the same joins its neighbours. */
  constructor(writer: SalvageWriter, without: ReadonlySet<StreamId>, reason: string) {
    this.#writer = writer
    this.#without = without
    this.#reason = reason
  }

  /**
   * Takes the next commit, in the order of the log from its beginning.
   * @returns It as it stays, with the events that are left; undefined when none is.
   * @throws TRACK_COMMIT_CORRUPT when it cannot be written as it was; what the writer throws.
   */
  async take(commit: Commit): Promise<Commit | undefined> {
    this.#learnWriters(commit)
    const left = eventCounts(commit)
    const events = left.reduce((sum, count) => sum + count, 0)
    if (this.#goes(commit, left)) {
      if (commit.tombstone === undefined) this.counts.goneCommits++
      this.counts.goneEvents += events
      if (this.#row?.add(commit) === true) return undefined
      await this.#bury()
      this.#row = new TombstoneRow(commit, (of) => this.#writerId(of))
      return undefined
    }
    await this.#bury()
    const cut = this.#cut(commit)
    const kept = cut === undefined ? commit : { ...commit, body: cut.body }
    await this.#writer.add(commit, encodeCommitAsItWas(kept).bytes)
    if (commit.tombstone !== undefined) return undefined
    this.counts.commits++
    this.counts.events += events - (cut?.gone ?? 0)
    if (cut !== undefined) {
      this.counts.cutCommits++
      this.counts.goneEvents += cut.gone
    }
    return kept
  }

  /** Writes what is left, when there is no more. */
  async finish(): Promise<void> {
    await this.#bury()
    await this.#writer.finish()
  }

  /** @param left Events of each stream that are there. */
  #goes({ streams, tombstone }: Commit, left: readonly number[]): boolean {
    if (tombstone !== undefined) return tombstone.reason === this.#reason
    return streams.every(({ id }, i) => this.#without.has(id) || left[i] === 0)
  }

  /** The body of a commit that goes in part, undefined for any other. */
  #cut(commit: Commit): BodyWithout | undefined {
    if (commit.tombstone !== undefined) return undefined
    if (!commit.streams.some(({ id }) => this.#without.has(id))) return undefined
    return bodyWithout(commit, this.#without, { salt: randomBytes(saltBytes), sha256 })
  }

  async #bury(): Promise<void> {
    const header = this.#row?.header(this.#reason)
    this.#row = undefined
    if (header === undefined) return
    const { bytes, digest } = encodeCommitRecord(header, new Uint8Array())
    await this.#writer.add({ ...header, digest }, bytes)
  }

  #learnWriters({ writer, writerId, tombstone }: Commit): void {
    if (writerId !== undefined) this.#writerIds.set(writer, writerId)
    for (const { number, id } of tombstone?.writers ?? []) this.#writerIds.set(number, id)
  }

  #writerId({ position, writer }: Commit): string {
    const id = this.#writerIds.get(writer)
    if (id !== undefined) return id
    throw new TrackError(
      'TRACK_COMMIT_CORRUPT',
      `The commit at position ${position} is of a writer ${writer} that no commit before it names`,
      { details: { position, writer } },
    )
  }
}
