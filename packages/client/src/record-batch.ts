import type { StreamId, TrackError } from '@track/core'
import type { DropTally, StreamDrops } from './drop-tally.js'

/** A batch that goes to the log, and those who wait for what becomes of it. */
export class RecordBatch {
  /** Events of the program's; those that tell of drops are not counted. */
  readonly count: number
  readonly #streams: readonly { readonly id: StreamId; readonly count: number }[]
  readonly #told: readonly StreamDrops[]
  readonly #waiting: ((error: TrackError | undefined) => void)[] = []

  /** @param told The drops that events in the batch tell of, one event each. */
  constructor(
    streams: readonly { readonly id: StreamId; readonly count: number }[],
    told: readonly StreamDrops[],
  ) {
    this.#streams = streams
    this.#told = told
    this.count = streams.reduce((sum, { count }) => sum + count, 0) - told.length
  }

  /** Resolves to what became of it: the refusal, or undefined when it is durable. */
  outcome(): Promise<TrackError | undefined> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Tells those who wait. */
  settle(error: TrackError | undefined): void {
    for (const resolve of this.#waiting) resolve(error)
  }

  /** Counts the batch as dropped; drops that it told of are to be told again. */
  lose(drops: DropTally, reason: string): void {
    const tellers = new Set(this.#told.map(({ stream }) => stream))
    for (const { stream, count, reason: earlier } of this.#told) drops.add(stream, count, earlier)
    for (const { id, count } of this.#streams) {
      const own = tellers.has(id) ? count - 1 : count
      if (own > 0) drops.add(id, own, reason)
    }
  }
}
