import type {
  Commit,
  CommitHeader,
  StreamId,
  StreamSlice,
  TombstoneWriter,
} from '@track/core/commits'

/** Streams, and writers, that one tombstone names: a header is read as a whole. */
const namesMax = 10_000
/** Events that the count of a stream in a header can say. */
const eventsMax = 2 ** 32 - 1

/** A row of neighbouring commits that go, and the tombstone that stands in their place. */
export class TombstoneRow {
  readonly #writerId: (commit: Commit) => string
  readonly #first: Commit
  #last: Commit
  #count = 0
  readonly #streams = new Map<StreamId, StreamSlice>()
  readonly #writers = new Map<number, TombstoneWriter>()

  /**
   * @param first Of the row.
   * @param writerId The id of a commit's writer, which only its first commit says.
   */
  constructor(first: Commit, writerId: (commit: Commit) => string) {
    this.#first = first
    this.#last = first
    this.#writerId = writerId
    this.#take(first)
  }

  /**
   * Adds the commit that follows. It may be a tombstone itself.
   * @returns False when one tombstone cannot say all that; then the commit begins the next row.
   */
  add(commit: Commit): boolean {
    const streams = commit.streams.filter(({ id }) => !this.#streams.has(id))
    if (this.#streams.size + streams.length > namesMax) return false
    const writers = this.#writersOf(commit).filter(({ number }) => !this.#writers.has(number))
    if (this.#writers.size + writers.length > namesMax) return false
    if (this.#count + commit.count > eventsMax) return false
    this.#take(commit)
    return true
  }

  /** The header of the tombstone. What follows the row follows it. */
  header(reason: string): CommitHeader {
    const { digest, committedAtMs } = this.#last
    return {
      position: this.#first.position,
      baseTimeMs: committedAtMs,
      committedAtMs,
      previous: this.#first.previous,
      store: 0,
      writer: 0,
      writerId: undefined,
      sequence: 0,
      streams: [...this.#streams.values()],
      tombstone: { digest, writers: [...this.#writers.values()], reason },
    }
  }

  #take(commit: Commit): void {
    this.#last = commit
    this.#count += commit.count
    for (const { id, firstRevision, count } of commit.streams) {
      // Nothing else of the stream is between two commits of the row: its revisions follow each other.
      const slice = this.#streams.get(id) ?? { id, firstRevision, count: 0 }
      this.#streams.set(id, { ...slice, count: slice.count + count })
    }
    for (const writer of this.#writersOf(commit)) this.#writers.set(writer.number, writer)
  }

  #writersOf(commit: Commit): readonly TombstoneWriter[] {
    const { tombstone, writer: number, sequence } = commit
    if (tombstone !== undefined) return tombstone.writers
    return [{ number, id: this.#writerId(commit), lastSequence: sequence }]
  }
}
