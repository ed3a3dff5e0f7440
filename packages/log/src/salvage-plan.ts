import type { Commit, StreamId } from '@track/core/commits'

/** Consecutive positions whose commits are lost. */
export interface Gap {
  readonly from: number
  /** Exclusive. */
  to: number
  /** Digest of the last commit that is lost; undefined when nobody knows it. */
  digest: Uint8Array | undefined
  /** Numbers of the writers whose first commit is lost with it. */
  readonly writers: number[]
}

/** Revisions of a stream that are lost in some of the gaps, as its commits before and after tell. */
export interface StreamJump {
  readonly stream: StreamId
  /** First revision that is lost. */
  readonly from: number
  /** Exclusive. */
  readonly to: number
  /** The gaps in which they may be: [gapFrom, gapTo) of all. */
  readonly gapFrom: number
  readonly gapTo: number
}

/**
 * Finds what is missing among the commits of a damaged log, given those whose records are intact in the
 * order of their positions. Of two neighbours that do not follow each other, the later one counts: it
 * names the digest of what stood before it. A commit that reaches into others is not the log's.
 */
export class SalvagePlan {
  readonly gaps: Gap[] = []
  readonly jumps: StreamJump[] = []
  /** What the first commit names as the one before it; undefined when it is lost. */
  genesis: Uint8Array | undefined
  /** One past the last position. */
  next = 0
  #digest: Uint8Array | undefined
  /** Counts unless the next one says otherwise. */
  #held: Commit | undefined
  readonly #streams = new Map<StreamId, { readonly next: number; readonly gap: number }>()
  #writers = 0

  /** Writers that the commits know of, numbered from 0. */
  get writers(): number {
    return this.#writers
  }

  take(commit: Commit): void {
    const { position, previous, count, digest } = commit
    if (position < this.next) return
    if (position === 0) this.genesis = previous
    const follows = this.#digest !== undefined && Buffer.compare(previous, this.#digest) === 0
    if (position === this.next && this.#held !== undefined && !follows) {
      this.#lose(this.#held.position, position, previous)
      this.#held = undefined
    } else {
      this.#keep()
      this.#lose(this.next, position, previous)
    }
    this.#held = commit
    this.next = position + count
    this.#digest = digest
  }

  /**
   * Says that there is no more.
   * @param end Where the log ended, as the index knows, and the digest of its last commit then.
   */
  finish(end: { readonly position: number; readonly digest: Uint8Array } | undefined): void {
    this.#keep()
    if (end === undefined || end.position <= this.next) return
    this.#lose(this.next, end.position, end.digest)
    this.next = end.position
  }

  /** The writers of a number from `writers` to below `count` are lost in the last gap before `position`. */
  loseWriters(count: number, position: number): void {
    const gap = this.gaps.findLast(({ to }) => to <= position)
    for (; gap !== undefined && this.#writers < count; this.#writers++) {
      gap.writers.push(this.#writers)
    }
  }

  #lose(from: number, to: number, digest: Uint8Array): void {
    if (from === to) return
    const last = this.gaps.at(-1)
    if (last?.to === from) {
      last.to = to
      last.digest = digest
    } else this.gaps.push({ from, to, digest, writers: [] })
  }

  #keep(): void {
    const commit = this.#held
    if (commit === undefined) return
    const gapTo = this.gaps.length
    for (const { id, firstRevision, count } of commit.streams) {
      const { next, gap } = this.#streams.get(id) ?? { next: 0, gap: 0 }
      if (firstRevision > next) {
        this.jumps.push({ stream: id, from: next, to: firstRevision, gapFrom: gap, gapTo })
      }
      this.#streams.set(id, { next: firstRevision + count, gap: gapTo })
    }
    this.#keepWriters(commit)
  }

  #keepWriters({ position, writer, writerId, tombstone }: Commit): void {
    if (tombstone === undefined) this.#keepWriter(writer, writerId !== undefined, position)
    for (const { number } of tombstone?.writers ?? []) this.#keepWriter(number, true, position)
  }

  /** @param isNamed Whether it is said there which writer that is. */
  #keepWriter(number: number, isNamed: boolean, position: number): void {
    if (number < this.#writers) return
    this.loseWriters(isNamed ? number : number + 1, position)
    this.#writers = number + 1
  }
}
