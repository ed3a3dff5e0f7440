import {
  type CommitPage,
  type EventLog,
  type LogHead,
  type ReadOptions,
  readRange,
} from '@track/core/commits'
import { recordPages } from './record-pages.js'
import { RevisionCheck } from './revision-check.js'
import type { StoreAtHand } from './store-at-hand.js'

/** What there is to read of a log. */
export type ReadableLog = Pick<EventLog, 'head' | 'read' | 'close'>

/** The log of a store at hand, read in the thread that has it there, which saves starting one. */
export class LogAtHand implements ReadableLog {
  readonly #store: StoreAtHand

  constructor(store: StoreAtHand) {
    this.#store = store
  }

  head(): Promise<LogHead> {
    return this.#store.head()
  }

  async *read(options: ReadOptions = {}): AsyncIterable<CommitPage> {
    const { from, to = (await this.head()).position } = readRange(options)
    const check = options.direction === 'backward' ? undefined : new RevisionCheck(from === 0)
    yield* recordPages(
      (request) => this.#store.readPage(request),
      { ...options, from, to },
      { check },
    )
  }

  close(): Promise<void> {
    return this.#store.close()
  }
}
