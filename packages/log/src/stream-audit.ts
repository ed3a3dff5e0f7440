import type { Commit, StreamId } from '@track/core/commits'

interface StreamEnd {
  /** The revision that must come next. */
  next: number
  /** Positions lost in the log before its last commit. */
  lostBefore: number
}

/** Holds that each stream goes on where it ended, or as far beyond as events are lost between. */
export class StreamAudit {
  readonly #ends = new Map<StreamId, StreamEnd>()
  #lost = 0

  get count(): number {
    return this.#ends.size
  }

  /** Positions that are lost so far. */
  get lost(): number {
    return this.#lost
  }

  /** The revision that must come next in a stream; 0 for one that was not met. */
  next(stream: StreamId): number {
    return this.#ends.get(stream)?.next ?? 0
  }

  /** What is wrong with the streams of the next commit. */
  take({ streams }: Commit): string[] {
    const faults: string[] = []
    const ids = new Set<StreamId>()
    for (const { id, firstRevision, count } of streams) {
      if (ids.has(id)) faults.push(`names the stream ${id} twice`)
      ids.add(id)
      const end = this.#ends.get(id)
      const { next, lostBefore } = end ?? { next: 0, lostBefore: 0 }
      const mayMiss = this.#lost - lostBefore
      if (firstRevision < next || firstRevision > next + mayMiss) {
        faults.push(`has the stream ${id} go on at ${firstRevision} instead of ${next}`)
      }
      if (end === undefined) {
        this.#ends.set(id, { next: firstRevision + count, lostBefore: this.#lost })
      } else {
        end.next = firstRevision + count
        end.lostBefore = this.#lost
      }
    }
    return faults
  }

  /** So many positions of unknown streams are lost. */
  pass(positions: number): void {
    this.#lost += positions
  }
}
