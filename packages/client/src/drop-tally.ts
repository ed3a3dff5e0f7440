import type { StreamId } from '@track/core'

/** Drops of one stream. */
export interface StreamDrops {
  readonly stream: StreamId
  readonly count: number
  /** Of several reasons the latest. */
  readonly reason: string
}

/** Characters of a reason that are kept. */
const reasonLengthMax = 1_000

/** Counts the events that the log did not keep, by stream, until an event tells of them. */
export class DropTally {
  readonly #untold = new Map<StreamId, StreamDrops>()

  /** Whether there are no drops to tell of. */
  get isEmpty(): boolean {
    return this.#untold.size === 0
  }

  /** Counts drops. The reason is an error's text, which may be any: what is kept of it can be logged. */
  add(stream: StreamId, count: number, reason: string): void {
    const before = this.#untold.get(stream)?.count ?? 0
    this.#untold.set(stream, {
      stream,
      count: before + count,
      reason: reason.slice(0, reasonLengthMax).toWellFormed(),
    })
  }

  /** Takes out all that is to be told. What could not be told in the end is added again. */
  take(): readonly StreamDrops[] {
    const drops = [...this.#untold.values()]
    this.#untold.clear()
    return drops
  }
}
