import {
  type Append,
  type DerivedStore,
  type Erased,
  type LogHead,
  type StreamId,
  TrackError,
} from '@track/core/commits'
import {
  type AppendOutcome,
  derivedFolder,
  logFolder,
  type PageRequest,
  type RecordPage,
  readStoreIdentity,
  type StoreAtHand,
} from '@track/log/hosting'
import { BrokenConnection } from './broken-connection.js'
import { DerivedWatch } from './derived-watch.js'
import { regainStore } from './regain-store.js'
import type { StoreAccess } from './store-access.js'
import { closedStore, electHost } from './store-election.js'
import type { StoreUse } from './store-use.js'
import { strangeAnswer } from './strange-answer.js'

/** So often one call may break the connection to a host that seems to live. */
const doubtsMax = 10

/**
 * A store that many processes use: whoever has LevelDB's lock is its host, the others are its guests.
 * When the host goes, a guest takes its place, and calls that were under way are made again.
 */
export class SharedStore implements StoreAtHand {
  readonly opened: Promise<string | undefined>
  readonly derived: DerivedStore
  readonly #path: string
  readonly #silenceMs: number
  readonly #use: StoreUse
  readonly #derivedWatch = new DerivedWatch()
  readonly #ending = new AbortController()
  readonly #listeners = new Set<() => void>()
  /** Those who wait for a way to the store, and are told of a silence. */
  readonly #impatient = new Set<(error: unknown) => void>()
  /** The store's identity, once it was open. */
  #id: string | undefined
  #access: Promise<StoreAccess>
  #held: StoreAccess | undefined
  #position = 0
  #silence: TrackError | undefined
  /** Why appends wait although the host answers. */
  #outage: TrackError | undefined
  #leftAs: string | undefined
  /** Calls that wait for a way to the store. */
  #asked = 0
  #failure: unknown

  /**
   * @param path The store's folder.
   * @param silenceMs So long a host may be silent until calls are refused with TRACK_HOST_SILENT.
   * @param use What this process does with it.
   */
  constructor(path: string, silenceMs: number, use: StoreUse = 'write') {
    this.#path = path
    this.#silenceMs = silenceMs
    this.#use = use
    this.#access = this.#gain()
    this.opened = this.#access.then(() => logFolder(path))
    this.opened.catch(() => {}) // every call tells of it
    this.derived = {
      get: (keys) => this.#ask((access) => access.derived.get(keys)),
      write: (entries) => this.#ask((access) => this.#derivedWatch.write(access.derived, entries)),
      keys: (range) => this.#ask((access) => access.derived.keys(range)),
    }
  }

  get position(): number {
    return this.#position
  }

  get silence(): TrackError | undefined {
    return this.#silence ?? this.#outage
  }

  get failure(): unknown {
    return this.#failure
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async append(appends: readonly Append[], isQuiet?: boolean): Promise<readonly AppendOutcome[]> {
    const done = await this.#insist(
      (access) => access.append(appends, isQuiet),
      () => this.#access,
    )
    if (done.length >= appends.length) return done
    return [...done, ...(await this.append(appends.slice(done.length), isQuiet))]
  }

  lookAtFolder(): TrackError | undefined {
    return this.#held?.lookAtFolder?.()
  }

  replace(...args: Parameters<NonNullable<StoreAtHand['replace']>>): Promise<Erased> {
    return this.#ask((access) => access.replace?.(...args) ?? Promise.reject(notHost(this.#path)))
  }

  readPage(request: PageRequest, stream?: StreamId): Promise<RecordPage> {
    return this.#ask((access) => access.readPage(request, stream))
  }

  head(): Promise<LogHead> {
    return this.#ask((access) => access.head())
  }

  streamHead(stream: StreamId): Promise<number | undefined> {
    return this.#ask((access) => access.streamHead(stream))
  }

  async close(): Promise<void> {
    this.#ending.abort()
    const access = await this.#access.catch(() => undefined)
    await access?.close()
  }

  /** Asks whoever has the store; not for longer than a silence may last. */
  #ask<T>(question: (access: StoreAccess) => Promise<T>): Promise<T> {
    return this.#insist(question, () => this.#accessSoon())
  }

  /** Makes a call, and makes it again to the next who has the store if the connection breaks. */
  async #insist<T>(
    call: (access: StoreAccess) => Promise<T>,
    reach: () => Promise<StoreAccess>,
  ): Promise<T> {
    for (let doubts = 0; ; ) {
      const access = this.#held ?? (await this.#reached(reach))
      try {
        return await call(access)
      } catch (error) {
        if (!(error instanceof BrokenConnection)) throw error
        if (error.isDoubtful && ++doubts > doubtsMax) throw strangeAnswer(error.message, error)
        await access.close()
        this.#lose(access)
      }
    }
  }

  async #reached(reach: () => Promise<StoreAccess>): Promise<StoreAccess> {
    this.#asked++
    try {
      return await reach()
    } finally {
      this.#asked--
    }
  }

  #accessSoon(): Promise<StoreAccess> {
    if (this.#silence !== undefined) return Promise.reject(this.#silence)
    return new Promise((resolve, reject) => {
      this.#impatient.add(reject)
      this.#access.then(resolve, reject).finally(() => this.#impatient.delete(reject))
    })
  }

  #lose(access: StoreAccess): void {
    if (this.#held !== access) return
    this.#held = undefined
    this.#leftAs = access.leftAs
    this.#outage = undefined
    this.#access = this.#gain()
    this.#access.catch(() => {}) // every call tells of it
  }

  /** Of a process that only reads: whether it has a question. */
  #isAsked(): (() => boolean) | undefined {
    switch (this.#use) {
      case 'write':
        return undefined
      case 'follow':
        return () => this.#asked > 0
      case 'read':
        return () => true
    }
  }

  /** Finds a way to the store. What fails for good fails all calls. */
  async #gain(): Promise<StoreAccess> {
    try {
      // A store that was never open is refused as it is; one that was is waited for.
      const gain = this.#id === undefined ? electHost : regainStore
      const access = await gain({
        path: this.#path,
        id: this.#id,
        silenceMs: this.#silenceMs,
        leftAs: this.#leftAs,
        isAsked: this.#isAsked(),
        signal: this.#ending.signal,
        onSilence: (error) => this.#setSilence(error),
      })
      this.#id ??= readStoreIdentity(this.#path)?.id
      this.#hold(access)
      return access
    } catch (error) {
      const isEnding = this.#ending.signal.aborted
      this.#failure = isEnding ? (this.#silence ?? closedStore(this.#path)) : error
      this.#tell()
      throw this.#failure
    }
  }

  #hold(access: StoreAccess): void {
    this.#derivedWatch.meet(derivedFolder(this.#path))
    this.#held = access
    if (this.#silence !== undefined) {
      this.#silence = undefined
      this.#tell()
    }
    const look = (): void => {
      const { position, outage } = access
      if (position <= this.#position && outage === this.#outage) return
      this.#position = Math.max(position, this.#position)
      this.#outage = outage
      this.#tell()
    }
    access.onChange(look)
    look()
    void access.lost?.then(() => this.#lose(access))
  }

  #setSilence(error: TrackError): void {
    this.#silence = error
    for (const reject of this.#impatient) reject(error)
    this.#impatient.clear()
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function notHost(path: string): TrackError {
  return new TrackError(
    'TRACK_REDACTION_UNSUPPORTED',
    `Another process has the store ${path} open: redact there, or when it has closed it`,
    { details: { path } },
  )
}
