import type { Append, DerivedStore, LogHead, StreamId, TrackError } from '@track/core/commits'
import type { AppendOutcome, Store } from './store.js'
import type { StoreAtHand } from './store-at-hand.js'
import { type PageRequest, type RecordPage, readPage, readStreamPage } from './store-page.js'

/** What one write to LevelDB may hold: the commits that waited while the last one was written. */
export const groupBytesMax: number = 4 << 20
export const groupCommitsMax = 256

interface WaitingAppends {
  readonly appends: readonly Append[]
  readonly resolve: (outcomes: readonly AppendOutcome[]) => void
  readonly reject: (error: unknown) => void
}

/** A store that this thread has open. Appends of several callers that wait go into one write. */
export class OwnStore implements StoreAtHand {
  readonly opened: Promise<string | undefined>
  readonly silence: TrackError | undefined = undefined
  readonly derived: DerivedStore
  readonly #opening: Promise<Store>
  readonly #listeners = new Set<() => void>()
  readonly #waiting: WaitingAppends[] = []
  #appending: Promise<void> | undefined
  #store: Store | undefined
  #failure: unknown

  /** @param opening Whoever opens it hands it over. */
  constructor(opening: Promise<Store>) {
    this.#opening = opening
    this.opened = opening.then(({ folder }) => folder)
    this.opened.catch(() => {}) // every call tells of it
    opening.then(
      (store) => {
        this.#store = store
        this.#changed()
      },
      (error: unknown) => {
        this.#failure = error
        this.#changed()
      },
    )
    this.derived = {
      get: async (keys) => (await opening).values.get(keys),
      write: async (entries) => (await opening).values.write(entries),
      keys: async (range) => (await opening).values.keys(range),
    }
  }

  get position(): number {
    return this.#store?.head.position ?? 0
  }

  get failure(): unknown {
    return this.#failure
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  append(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ appends, resolve, reject })
      this.#appending ??= this.#appendAll()
    })
  }

  async readPage(request: PageRequest, stream?: StreamId): Promise<RecordPage> {
    const store = await this.#opening
    return stream === undefined ? readPage(store, request) : readStreamPage(store, stream, request)
  }

  async head(): Promise<LogHead> {
    return (await this.#opening).head
  }

  async streamHead(stream: StreamId): Promise<number | undefined> {
    return (await this.#opening).streamHead(stream)
  }

  async close(): Promise<void> {
    await this.#appending
    const store = await this.#opening.catch(() => undefined) // who asked for it has heard why
    await store?.close()
  }

  async #appendAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup()
      try {
        const store = await this.#opening
        const outcomes = await store.append(group.flatMap(({ appends }) => appends))
        let first = 0
        for (const { appends, resolve } of group) {
          resolve(outcomes.slice(first, first + appends.length))
          first += appends.length
        }
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
      this.#changed()
    }
    this.#appending = undefined // in the turn in which none waited
  }

  #takeGroup(): WaitingAppends[] {
    let [bytes, commits, count] = [0, 0, 0]
    for (const { appends } of this.#waiting) {
      commits += appends.length
      for (const { body } of appends) bytes += body.length
      if (count > 0 && (commits > groupCommitsMax || bytes > groupBytesMax)) break
      count++
    }
    return this.#waiting.splice(0, count)
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
