import {
  type Append,
  type DerivedStore,
  type Erased,
  type Eraser,
  type LogHead,
  type StreamId,
  TrackError,
} from '@track/core/commits'
import { derivedFolder } from './derived-folder.js'
import { isErasurePending } from './erasure.js'
import { Outage } from './outage.js'
import type { AppendOutcome, Store } from './store.js'
import type { StoreAtHand } from './store-at-hand.js'
import { type PageRequest, type RecordPage, readPage, readStreamPage } from './store-page.js'
import { Turns } from './turns.js'

/** What one write to LevelDB may hold: the commits that waited while the last one was written. */
export const groupBytesMax: number = 4 << 20
export const groupCommitsMax = 256

/** Appends to a store, and says of each what became of it. */
type AppendTo = (store: Store, appends: readonly Append[]) => Promise<readonly AppendOutcome[]>

interface WaitingAppends {
  readonly appends: readonly Append[]
  readonly isQuiet: boolean
  readonly resolve: (outcomes: readonly AppendOutcome[]) => void
  readonly reject: (error: unknown) => void
}

/**
 * A store that this thread has open. Appends of several callers that wait go into one write. What the
 * disk refuses is written again, under its origins, until the disk takes it or the store is closed.
 */
export class OwnStore implements StoreAtHand {
  readonly opened: Promise<string | undefined>
  readonly derived: DerivedStore
  #opening: Promise<Store>
  readonly #append: AppendTo
  readonly #listeners = new Set<() => void>()
  readonly #waiting: WaitingAppends[] = []
  #appending: Promise<void> | undefined
  /** Until all that was asked to be replaced is, or was refused. */
  #replacing: Promise<void> | undefined
  #store: Store | undefined
  #outage: Outage | undefined
  #isClosing = false
  /** Whether something was removed since the log was opened here, by this process or, while it was closed, by another. */
  #hasErased = false
  #derivedFolder: string | undefined
  /** Writes, and what opens the store again. */
  readonly #turns = new Turns()
  #failure: unknown

  /**
   * @param opening Whoever opens it hands it over.
   * @param append How it is appended to. Default: whatever the events name is elsewhere.
   */
  constructor(
    opening: Promise<Store>,
    append: AppendTo = (store, appends) => store.append(appends),
  ) {
    this.#opening = opening
    this.#append = append
    this.opened = opening.then(({ folder }) => folder)
    this.opened.catch(() => {}) // every call tells of it
    opening.then(
      (store) => {
        this.#store = store
        this.#derivedFolder = derivedFolder(store.path)
        this.#changed()
      },
      (error: unknown) => {
        this.#failure = error
        this.#changed()
      },
    )
    this.derived = {
      get: (keys) => this.#ask(({ values }) => values.get(keys)),
      write: async (entries) => {
        // What was derived before something was removed may hold it.
        await this.#ask(async ({ values }) => {
          if (!this.#hasErased) await values.write(entries)
        })
      },
      keys: (range) => this.#ask(({ values }) => values.keys(range)),
    }
  }

  get position(): number {
    return this.#store?.head.position ?? 0
  }

  /** What the disk refused a write with, until it takes one. */
  get silence(): TrackError | undefined {
    return this.#outage?.reason
  }

  get failure(): unknown {
    return this.#failure
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  append(appends: readonly Append[], isQuiet = false): Promise<readonly AppendOutcome[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ appends, isQuiet, resolve, reject })
      this.#appending ??= this.#appendAll()
    })
  }

  lookAtFolder(): TrackError | undefined {
    return this.#store?.lookAtFolder()
  }

  /** See {@link Eraser}. Nothing is appended meanwhile, and who reads waits while the store is opened again. */
  replace(...args: Parameters<Eraser['replace']>): Promise<Erased> {
    if (this.#isClosing) {
      return Promise.reject(new TrackError('TRACK_LOG_CLOSED', 'The log is closed'))
    }
    const replaced = this.#replace(...args)
    this.#replacing = Promise.allSettled([this.#replacing, replaced]).then(() => {})
    return replaced
  }

  async #replace(...[request, erasure]: Parameters<Eraser['replace']>): Promise<Erased> {
    const appended = await this.#turns.take(async () => {
      const store = await this.#opening
      const done = await store.replace(request, erasure)
      this.#hasErased = true
      this.#opening = this.#reopen(store, [])
      this.#store = await this.#opening
      this.#endOutage()
      return done
    })
    this.#changed()
    return this.#ask(async ({ path, commits }) => {
      if (isErasurePending(path)) throw stillThere(path)
      const { findBytes } = await import('./find-bytes.js')
      const { copiesBeside } = await import('./store-copies.js')
      return {
        appended,
        ...(await findBytes(path, commits, erasure.sought)),
        copies: copiesBeside(path),
      }
    })
  }

  readPage(request: PageRequest, stream?: StreamId): Promise<RecordPage> {
    return this.#ask((store) =>
      stream === undefined ? readPage(store, request) : readStreamPage(store, stream, request),
    )
  }

  async head(): Promise<LogHead> {
    return (await this.#opening).head
  }

  streamHead(stream: StreamId): Promise<number | undefined> {
    return this.#ask((store) => store.streamHead(stream))
  }

  async close(): Promise<void> {
    this.#isClosing = true
    this.#outage?.giveUp()
    await this.#appending
    await this.#replacing // it opens the store again
    const store = await this.#opening.catch(() => undefined) // who asked for it has heard why
    await store?.close()
  }

  async #appendAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup()
      try {
        const isQuiet = group.every((waiting) => waiting.isQuiet)
        share(group, await this.#write(appendsOf(group), isQuiet))
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
      this.#changed()
    }
    this.#appending = undefined // in the turn in which none waited
  }

  /** Appends; as long as the disk refuses it, again. @throws Why it cannot be tried any more. */
  async #write(appends: readonly Append[], isQuiet: boolean): Promise<readonly AppendOutcome[]> {
    for (;;) {
      const { store, outcomes, gone } = await this.#turns.take(async () => {
        const open = await this.#opening
        const written = this.#append(open, appends)
        // While the disk writes. A folder that goes after this may as well go when the caller has its answer.
        const loss = isQuiet ? undefined : open.lookAtFolder()
        return { store: open, outcomes: await written, gone: loss }
      })
      if (store.outage === undefined) {
        this.#endOutage()
        return gone === undefined ? outcomes : appends.map(() => ({ error: gone }))
      }
      if (this.#outage?.isGivenUp === true) return outcomes
      await this.#openAgain(store, this.#beginOutage(store.outage), appends)
    }
  }

  /** Opens the store again when there is room. @throws When that is given up, or of no use. */
  async #openAgain(store: Store, outage: Outage, appends: readonly Append[]): Promise<void> {
    while (!(await outage.pause(store.path, appends))) if (outage.isGivenUp) throw outage.reason
    this.#opening = this.#reopen(store, appends)
    this.#store = await this.#opening
  }

  /** From its call on no store is open, and whoever asks waits for it. */
  async #reopen(store: Store, appends: readonly Append[]): Promise<Store> {
    for (let outage: Outage; ; ) {
      try {
        const again = await store.reopen()
        if (derivedFolder(again.path) !== this.#derivedFolder) this.#hasErased = true
        return again
      } catch (error) {
        if (!Outage.passes(error)) {
          this.#failure = error
          this.#outage = undefined
          throw error
        }
        outage = this.#beginOutage(stillThere(store.path, error))
      }
      do if (outage.isGivenUp) throw outage.reason
      while (!(await outage.pause(store.path, appends)))
    }
  }

  /** Asks the store that is open; once more, if it was closed under the question to be opened again. */
  async #ask<T>(question: (store: Store) => Promise<T>): Promise<T> {
    for (;;) {
      const opening = this.#opening
      const store = await opening
      try {
        return await question(store)
      } catch (error) {
        if (opening === this.#opening) throw error
      }
    }
  }

  #beginOutage(reason: TrackError): Outage {
    if (this.#outage !== undefined) return this.#outage
    this.#outage = new Outage(reason)
    if (this.#isClosing) this.#outage.giveUp()
    this.#changed()
    return this.#outage
  }

  #endOutage(): void {
    if (this.#outage === undefined) return
    this.#outage = undefined
    this.#changed()
  }

  #takeGroup(): WaitingAppends[] {
    if (this.#waiting.length === 1) return this.#waiting.splice(0)
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

// Most loops have one append at a time, and run what follows once in a while, with cold caches.
function appendsOf(group: readonly WaitingAppends[]): readonly Append[] {
  const [first] = group
  if (first !== undefined && group.length === 1) return first.appends
  return group.flatMap(({ appends }) => appends)
}

/** Hands each its part of the outcomes. */
function share(group: readonly WaitingAppends[], outcomes: readonly AppendOutcome[]): void {
  if (group.length === 1) {
    group[0]?.resolve(outcomes)
    return
  }
  let begin = 0
  for (const { appends, resolve } of group) {
    resolve(outcomes.slice(begin, begin + appends.length))
    begin += appends.length
  }
}

function stillThere(path: string, cause?: unknown): TrackError {
  return new TrackError(
    'TRACK_STORE_UNWRITABLE',
    `The disk did not let all go that was replaced in the store ${path}: the next opening tries again`,
    { details: { path }, cause },
  )
}
