import {
  type Append,
  isTrackError,
  type SpoolState,
  TrackError,
  type TrackErrorCode,
} from '@track/core/commits'
import { type AppendOutcome, Store } from '@track/log/hosting'
import { appendBytes } from './append-bytes.js'
import type { HostConnection } from './host-connection.js'
import {
  brokenBy,
  isRefusal,
  settledOutcomes,
  tooLargeForServer,
  withPauses,
} from './server-answer.js'
import type { RemoteThreadOptions } from './server-options.js'
import {
  isTakenAway,
  markDamaged,
  newSpoolPath,
  refusedPathOf,
  spoolBytesIn,
  spoolsIn,
} from './spool-folder.js'
import { SpoolStore } from './spool-store.js'

/** After so many bytes it is looked again what the spools take on the disk. */
const measureEveryBytes = 1 << 20
const placesTriedMax = 3

/**
 * The spools of one server: that of this log, once it needs one, and those of processes that died with
 * theirs.
 */
export class Spools {
  readonly #options: RemoteThreadOptions
  readonly #signal: AbortSignal
  readonly #onChange: () => void
  #own: SpoolStore | undefined
  /** One of a process that died, while it is sent on. */
  #dead: SpoolStore | undefined
  /** Resolves when the append to the own one is done that is under way. */
  #appending: Promise<unknown> | undefined
  #full: TrackError | undefined
  #measuredBytes = 0
  #addedBytes = Number.POSITIVE_INFINITY
  #refused = 0

  /** @param signal Ends what waits for a server. @param onChange Told when what is said here changes. */
  constructor(options: RemoteThreadOptions, signal: AbortSignal, onChange: () => void) {
    this.#options = options
    this.#signal = signal
    this.#onChange = onChange
  }

  /** Why appends wait for room. */
  get silence(): TrackError | undefined {
    return this.#full ?? this.#own?.silence
  }

  /** Bytes that are to be sent before an append of now can be. */
  get unsentBytes(): number {
    const dead = this.#dead === undefined ? 0 : this.#measuredBytes
    return dead + (this.#own?.unsentBytes ?? 0)
  }

  get state(): Omit<SpoolState, 'away'> {
    return {
      events: (this.#own?.unsent ?? 0) + (this.#dead?.unsent ?? 0),
      bytes: this.#own === undefined && this.#dead === undefined ? 0 : this.#usedBytes,
      refused: this.#refused,
      folder: this.#options.folder,
    }
  }

  /**
   * Makes as many of the appends durable as there is room for: none when it is full.
   * @param store The identity of the server's store, if it is known.
   */
  async append(
    appends: readonly Append[],
    store: string | undefined,
  ): Promise<readonly AppendOutcome[]> {
    const appended = this.#append(appends, store)
    this.#appending = appended.catch(() => {}) // whoever appends hears of it
    try {
      return await appended
    } finally {
      this.#appending = undefined
      this.#onChange()
    }
  }

  /**
   * Sends all on, that of dead processes first. What the server refuses for good is kept, and told.
   * @param onEmpty Called in the moment in which nothing is left.
   * @throws BrokenConnection
   */
  async sendAll(connection: HostConnection, onEmpty: () => void): Promise<void> {
    for (;;) {
      await this.sendDead(connection) // also one of our own that was given up: it is older
      const own = this.#own
      if (own !== undefined) await this.#sendOrSetAside(own, connection)
      await this.#appending
      if (own !== this.#own || (own !== undefined && own.unsent > 0) || this.#appending) continue
      this.#own = undefined
      this.#full = undefined
      this.#addedBytes = Number.POSITIVE_INFINITY
      onEmpty()
      return own?.remove()
    }
  }

  /** Sends on what processes have left that died. @throws BrokenConnection */
  async sendDead(connection: HostConnection): Promise<void> {
    for (const path of spoolsIn(this.#options.folder, connection.store)) {
      if (path === this.#own?.path) continue
      const spool = await this.#openDead(path)
      if (spool === undefined) continue
      this.#dead = spool
      this.#measuredBytes = spoolBytesIn(this.#options.folder)
      this.#addedBytes = 0
      try {
        if (await this.#sendOrSetAside(spool, connection)) await spool.remove()
      } finally {
        this.#dead = undefined
        await spool.close().catch(() => {}) // it was read only
        this.#onChange()
      }
    }
  }

  async close(): Promise<void> {
    await this.#own?.close()
  }

  async #append(
    appends: readonly Append[],
    store: string | undefined,
  ): Promise<readonly AppendOutcome[]> {
    try {
      const fitting = this.#fitting(appends)
      if (fitting.length === 0) return []
      this.#own ??= await this.#make(store)
      const outcomes = await this.#own.append(fitting)
      this.#full = undefined
      for (const outcome of outcomes) {
        if ('error' in outcome && !isRefusal(outcome.error)) throw outcome.error
      }
      return outcomes
    } catch (error) {
      if (this.#signal.aborted) return appends.map(() => ({ error }))
      // Another one, next time; what is in this one is sent before.
      const own = this.#own
      this.#own = undefined
      await own?.close().catch(() => {})
      this.#full = unwritable(this.#options.folder, error)
      return []
    }
  }

  async #make(store: string | undefined): Promise<SpoolStore> {
    for (let tried = 1; ; tried++) {
      const path = newSpoolPath(this.#options.folder, store)
      try {
        const spool = await SpoolStore.open(path)
        spool.onChange(this.#onChange)
        return spool
      } catch (error) {
        // Another process took it for one of the dead before its lock was taken.
        const isTaken = isTrackError(error, 'TRACK_STORE_LOCKED') || isTakenAway(path)
        if (!isTaken || tried >= placesTriedMax) throw error
      }
    }
  }

  /** The first appends, as many as there is room for. */
  #fitting(appends: readonly Append[]): readonly Append[] {
    const { spoolBytesMax, folder, uri } = this.#options
    if (this.#full !== undefined || this.#addedBytes >= measureEveryBytes) {
      this.#measuredBytes = spoolBytesIn(folder)
      this.#addedBytes = 0
    }
    let count = 0
    for (const append of appends) {
      const bytes = appendBytes(append)
      if (this.#usedBytes + bytes > spoolBytesMax) break
      this.#addedBytes += bytes
      count++
    }
    if (count === 0) this.#full = full(uri, folder, spoolBytesMax)
    return appends.slice(0, count)
  }

  get #usedBytes(): number {
    return this.#measuredBytes + (Number.isFinite(this.#addedBytes) ? this.#addedBytes : 0)
  }

  async #openDead(path: string): Promise<SpoolStore | undefined> {
    try {
      return await SpoolStore.open(path)
    } catch (error) {
      if (isDamage(error) && !isTakenAway(path)) warnOfDamage(markDamaged(path), error)
      return undefined // it is another's, or was, or can be opened another time
    }
  }

  /** Whether all of it could be read, and was sent. */
  async #sendOrSetAside(spool: SpoolStore, connection: HostConnection): Promise<boolean> {
    try {
      await this.#send(spool, connection)
      return true
    } catch (error) {
      if (!isDamage(error) || this.#signal.aborted) throw brokenBy(error)
      if (spool === this.#own) this.#own = undefined
      const path = markDamaged(spool.path)
      await spool.close().catch(() => {}) // it misses its folder
      warnOfDamage(path, error)
      return false
    }
  }

  async #send(spool: SpoolStore, connection: HostConnection): Promise<void> {
    const bytesMax = connection.messageBytesMax
    for (;;) {
      const next = await spool.next(bytesMax)
      const [first] = next
      if (first === undefined) return
      if (first.bytes > bytesMax) {
        await this.#keepRefused(spool, first.append, tooLargeForServer(first.bytes, bytesMax))
        continue
      }
      const appends = next.map(({ append }) => append)
      const send = (): Promise<AppendOutcome[]> => connection.append(appends)
      const outcomes = await withPauses(send, this.#signal).catch((error: unknown) => {
        throw brokenBy(error)
      })
      for (const [i, outcome] of settledOutcomes(outcomes).entries()) {
        const append = appends[i]
        if ('error' in outcome && append !== undefined) {
          await this.#keepRefused(spool, append, outcome.error)
        } else spool.shift()
      }
      this.#onChange()
    }
  }

  /** Keeps what nobody else has any more in a store beside the spool. */
  async #keepRefused(spool: SpoolStore, append: Append, reason: unknown): Promise<void> {
    const path = refusedPathOf(spool.path)
    try {
      const store = await Store.open(path)
      const [outcome] = await store.append([append]).finally(() => store.close())
      if (outcome !== undefined && 'error' in outcome) throw outcome.error
    } catch (error) {
      throw brokenBy(error) // it stays in the spool
    }
    spool.shift()
    this.#refused += append.streams.reduce((sum, { count }) => sum + count, 0)
    warn(
      'TRACK_SPOOL_REFUSED',
      `A server refused what was logged while it was away (${textOf(reason)}); it is kept in ${path}`,
    )
  }
}

const damages: readonly TrackErrorCode[] = [
  'TRACK_COMMIT_CORRUPT',
  'TRACK_STORE_INVALID',
  'TRACK_FORMAT_UNSUPPORTED',
]

/** Whether an error says of a spool that it cannot be read, now or later. */
function isDamage(error: unknown): boolean {
  return damages.some((code) => isTrackError(error, code))
}

function warnOfDamage(path: string, error: unknown): void {
  warn(
    'TRACK_SPOOL_DAMAGED',
    `What waited for a server in ${path} cannot be read: ${textOf(error)}`,
  )
}

function warn(code: string, message: string): void {
  process.emitWarning(message, { type: 'TrackWarning', code })
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function full(uri: string, folder: string, bytesMax: number): TrackError {
  return new TrackError(
    'TRACK_SPOOL_FULL',
    `${uri} is away, and ${folder} holds the ${bytesMax} bytes that may wait for it. What is logged ` +
      'from now on waits in memory until the server is back, or spool.bytesMax is larger',
    { details: { uri, folder, bytesMax } },
  )
}

function unwritable(folder: string, cause: unknown): TrackError {
  return new TrackError(
    'TRACK_STORE_UNWRITABLE',
    `Nothing can be kept in ${folder} for the server: ${textOf(cause)}; it is tried again`,
    { details: { path: folder }, cause },
  )
}
