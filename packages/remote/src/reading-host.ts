import type { DerivedStore, LogHead, StreamId, TrackError } from '@track/core/commits'
import {
  logSignature,
  type OwnStore,
  type PageRequest,
  type RecordPage,
  type StoreAtHand,
} from '@track/log/hosting'
import { BrokenConnection } from './broken-connection.js'
import { HostedStore } from './hosted-store.js'
import type { StoreAccess } from './store-access.js'

/** So long after the last question the store is given up. */
const idleMs = 250

/**
 * A store that a process has open which only reads: for as long as it has questions, and at the most until
 * a guest appends. While nobody has a store, nothing comes into it, and who follows it need not have it open.
 */
export class ReadingHost implements StoreAccess {
  /** Resolves when the store is given up. */
  readonly lost: Promise<void>
  readonly derived: DerivedStore
  leftAs: string | undefined
  readonly #hosted: HostedStore
  readonly #isAsked: () => boolean
  readonly #idle: NodeJS.Timeout
  #questions = 0
  #giveUp: () => void = () => {}
  #isLost = false

  private constructor(
    path: string,
    hosted: HostedStore,
    wanted: Promise<void>,
    isAsked: () => boolean,
  ) {
    this.#hosted = hosted
    this.#isAsked = isAsked
    const { derived } = hosted
    this.derived = {
      get: (keys) => this.#ask(() => derived.get(keys)),
      write: (entries) => this.#ask(() => derived.write(entries)),
      keys: (range) => this.#ask(() => derived.keys(range)),
    }
    const idle = new Promise<void>((resolve) => {
      this.#giveUp = resolve
    })
    this.#idle = setTimeout(() => this.#look(), idleMs)
    this.lost = Promise.race([wanted, idle]).then(() => {
      this.#isLost = true
      this.leftAs = logSignature(path)
    })
    void this.lost.then(() => this.close())
  }

  /**
   * As {@link HostedStore.open}.
   * @param isAsked Whether there is a question beside those that are being answered.
   */
  static async open(
    path: string,
    id: string | undefined,
    onLocked: () => void,
    isAsked: () => boolean,
  ): Promise<ReadingHost> {
    let setWanted: () => void = () => {}
    const wanted = new Promise<void>((resolve) => {
      setWanted = resolve
    })
    const lent = (own: OwnStore): StoreAtHand => lentStore(own, setWanted)
    const hosted = await HostedStore.open(path, id, onLocked, lent)
    return new ReadingHost(path, hosted, wanted, isAsked)
  }

  get position(): number {
    return this.#hosted.position
  }

  get outage(): TrackError | undefined {
    return this.#hosted.outage
  }

  onChange(listener: () => void): () => void {
    return this.#hosted.onChange(listener)
  }

  append(...args: Parameters<StoreAccess['append']>): ReturnType<StoreAccess['append']> {
    return this.#ask(() => this.#hosted.append(...args))
  }

  lookAtFolder(): TrackError | undefined {
    return this.#hosted.lookAtFolder()
  }

  readPage(request: PageRequest, stream?: StreamId): Promise<RecordPage> {
    return this.#ask(() => this.#hosted.readPage(request, stream))
  }

  head(): Promise<LogHead> {
    return this.#ask(() => this.#hosted.head())
  }

  streamHead(stream: StreamId): Promise<number | undefined> {
    return this.#ask(() => this.#hosted.streamHead(stream))
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    await this.#hosted.close()
  }

  /** What is asked when the store was given up is asked of the next host. */
  async #ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.#isLost) throw new BrokenConnection(new Error('It is given up'), false)
    this.#questions++
    try {
      return await question()
    } catch (error) {
      throw this.#isLost ? new BrokenConnection(error as Error, false) : error
    } finally {
      this.#questions--
      this.#idle.refresh()
    }
  }

  #look(): void {
    if (this.#questions > 0 || this.#isAsked()) this.#idle.refresh()
    else this.#giveUp()
  }
}

/** A store as guests see it who get it themselves when they append: there is no answer to that. */
function lentStore(own: OwnStore, onAppend: () => void): StoreAtHand {
  return {
    opened: own.opened,
    derived: own.derived,
    get position() {
      return own.position
    },
    get silence() {
      return own.silence
    },
    get failure() {
      return own.failure
    },
    onChange: (listener) => own.onChange(listener),
    append: () => {
      onAppend()
      return new Promise(() => {}) // it ends with the connection, and the guest appends elsewhere
    },
    readPage: (request, stream) => own.readPage(request, stream),
    head: () => own.head(),
    streamHead: (stream) => own.streamHead(stream),
    close: () => own.close(),
  }
}
