import type { StreamId } from '@track/core/commits'
import type { GroupRecord } from './commit-record.js'
import type { IndexedWriter } from './index-format.js'

/** So many commits wait for the index at most, or commits of so many bytes. */
const recentMax = 64
const recentBytesMax = 1 << 20

/**
 * Commits that are on disk and not yet in the index, with what the next append asks of them. A loop that
 * makes a commit now and then has many indexed in a row, by code that is loaded once.
 */
export class RecentCommits {
  readonly #records: GroupRecord[] = []
  readonly #heads = new Map<StreamId, number>()
  readonly #writers = new Map<string, IndexedWriter>()
  #bytes = 0

  get isEmpty(): boolean {
    return this.#records.length === 0
  }

  /** Whether it is time to index them. */
  get isFull(): boolean {
    return this.#records.length >= recentMax || this.#bytes >= recentBytesMax
  }

  /** Adds commits that follow those that are here. */
  add(records: readonly GroupRecord[]): void {
    for (const added of records) {
      const { header, record, writerId } = added
      this.#records.push(added)
      this.#bytes += record.bytes.length
      for (const { id, firstRevision, count } of header.streams) {
        this.#heads.set(id, firstRevision + count - 1)
      }
      this.#writers.set(writerId, { number: header.writer, lastSequence: header.sequence })
    }
  }

  /** The last revision of a stream; undefined when none of them has an event of it. */
  streamHead(stream: StreamId): number | undefined {
    return this.#heads.get(stream)
  }

  /** Undefined when none of them is of this writer. */
  writer(id: string): IndexedWriter | undefined {
    return this.#writers.get(id)
  }

  /** All of them, in their order; none is here any more. */
  takeAll(): GroupRecord[] {
    this.#heads.clear()
    this.#writers.clear()
    this.#bytes = 0
    return this.#records.splice(0)
  }
}
