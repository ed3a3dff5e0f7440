import { type Commit, type StreamId, TrackError } from '@track/core/commits'
import { encodeCommitAsItWas, encodeCommitRecord } from './commit-record.js'
import type { SalvageWriter } from './salvage-writer.js'
import { TombstoneRow } from './tombstone-row.js'

/** Commits and events of a log that go, that are left, and that could not go. */
export interface LeftOutCounts {
  /** Commits in the new log, without tombstones. */
  commits: number
  /** In these commits. */
  events: number
  /** Commits that were there and are not in the new log. */
  goneCommits: number
  /** In those commits. */
  goneEvents: number
  /**
   * Events of the streams that were to be left out and that are in the new log all the same: their
   * commits also hold events of other streams, and a commit that is cut has another digest.
   */
  sharedEvents: number
}

/**
 * Writes a log again without the commits that hold events of certain streams and of no other. A
 * tombstone stands in the place of each row of neighbours that go; all others are as they were.
 */
export class LogWithout {
  readonly counts: LeftOutCounts = {
    commits: 0,
    events: 0,
    goneCommits: 0,
    goneEvents: 0,
    sharedEvents: 0,
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
   * @returns Whether it stays, with its events.
   * @throws TRACK_COMMIT_CORRUPT when it cannot be written as it was; what the writer throws.
   */
  async take(commit: Commit): Promise<boolean> {
    this.#learnWriters(commit)
    if (this.#goes(commit)) {
      if (commit.tombstone === undefined) {
        this.counts.goneCommits++
        this.counts.goneEvents += commit.count
      }
      if (this.#row?.add(commit) === true) return false
      await this.#bury()
      this.#row = new TombstoneRow(commit, (of) => this.#writerId(of))
      return false
    }
    await this.#bury()
    await this.#writer.add(commit, encodeCommitAsItWas(commit).bytes)
    if (commit.tombstone !== undefined) return false
    this.counts.commits++
    this.counts.events += commit.count
    for (const { id, count } of commit.streams) {
      if (this.#without.has(id)) this.counts.sharedEvents += count
    }
    return true
  }

  /** Writes what is left, when there is no more. */
  async finish(): Promise<void> {
    await this.#bury()
    await this.#writer.finish()
  }

  #goes({ streams, tombstone }: Commit): boolean {
    if (tombstone !== undefined) return tombstone.reason === this.#reason
    return streams.every(({ id }) => this.#without.has(id))
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
