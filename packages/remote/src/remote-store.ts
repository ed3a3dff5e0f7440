import { setTimeout as wait } from 'node:timers/promises'
import type {
  Append,
  DerivedStore,
  LogHead,
  SpoolState,
  StreamId,
  TrackError,
} from '@track/core/commits'
import type {
  AppendOutcome,
  FilesAtHand,
  PageRequest,
  RecordPage,
  StoreAtHand,
} from '@track/log/hosting'
import { appendBytes } from './append-bytes.js'
import { BrokenConnection } from './broken-connection.js'
import { connectServer } from './connect-server.js'
import { DerivedWatch } from './derived-watch.js'
import { messageBytesMax } from './event-log-service.js'
import type { HostConnection } from './host-connection.js'
import { RemoteBeats } from './remote-beats.js'
import { brokenBy, settledOutcomes, tooLargeForServer, withPauses } from './server-answer.js'
import { closedServer, isFinal, serverAway } from './server-away.js'
import type { RemoteThreadOptions } from './server-options.js'
import { Spools } from './spools.js'

const pauseMinMs = 20
const pauseMaxMs = 2_000
/** Where less than this is left to be sent on, an append waits for that, and goes to the server itself. */
const unsentMinBytes = 1 << 20
const fullLookMs = 500
/** So often it is looked whether a process has died with a spool. */
const deadLookMs = 60_000
/** A question, or an append that expects a revision, may break the connection so often. */
const breaksMax = 3
/** A close waits so long for what is being sent on. */
const closeWaitMs = 10_000

/**
 * The store of a server, whatever becomes of the server: while it is away, appends go into a spool, and
 * from there to the server before any other when it is back. What needs the server fails in bounded time.
 */
export class RemoteStore implements StoreAtHand {
  readonly opened: Promise<undefined> = Promise.resolve(undefined)
  readonly derived: DerivedStore
  readonly heartbeats: RemoteBeats
  readonly files: FilesAtHand
  readonly #options: RemoteThreadOptions
  readonly #derivedWatch = new DerivedWatch()
  readonly #ending = new AbortController()
  readonly #spools: Spools
  readonly #listeners = new Set<() => void>()
  #running: Promise<void>
  /** A connection on which spools are being sent, or that is {@link #held}. */
  #connection: HostConnection | undefined
  /** A connection that appends may take: all that came before them is sent. */
  #held: HostConnection | undefined
  /** The identity of the server's store, once it was reached. */
  #id: string | undefined
  /** What it takes in one request, as far as it has said. */
  #messageBytesMax: number = messageBytesMax
  #away: TrackError | undefined
  #awaySinceMs: number = performance.now()
  #failure: unknown
  #position = 0
  #spool: SpoolState | undefined

  constructor(options: RemoteThreadOptions) {
    this.#options = options
    this.#spools = new Spools(options, this.#ending.signal, () => this.#changed())
    this.heartbeats = new RemoteBeats(() => this.#ask((server) => server.heartbeats()))
    this.derived = {
      get: (keys) => this.#ask((server) => server.derived.get(keys)),
      write: (entries) => this.#ask((server) => this.#derivedWatch.write(server.derived, entries)),
      keys: (range) => this.#ask((server) => server.derived.keys(range)),
    }
    this.files = {
      find: (file) => this.#ask(({ files }) => files.find(file)),
      put: (piece) => this.#ask(({ files }) => files.put(piece)),
      get: (digest, offset) => this.#ask(({ files }) => files.get(digest, offset)),
    }
    this.#running = this.#run()
  }

  get position(): number {
    return this.#position
  }

  get silence(): TrackError | undefined {
    return this.#spools.silence
  }

  get failure(): unknown {
    return this.#failure
  }

  get spool(): SpoolState | undefined {
    return this.#spool
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async append(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    const outcomes: AppendOutcome[] = []
    /** Those that were sent to a server which did not answer, and how often. */
    const doubtful = new Map<Append, number>()
    while (outcomes.length < appends.length) {
      outcomes.push(...(await this.#appendSome(appends.slice(outcomes.length), doubtful)))
    }
    return outcomes
  }

  readPage(request: PageRequest, stream?: StreamId): Promise<RecordPage> {
    return this.#ask((server) => server.readPage(request, stream))
  }

  head(): Promise<LogHead> {
    return this.#ask((server) => server.head())
  }

  streamHead(stream: StreamId): Promise<number | undefined> {
    return this.#ask((server) => server.streamHead(stream))
  }

  async sent(): Promise<void> {
    while (this.#held === undefined) {
      this.#checkOpen()
      await this.#change()
    }
  }

  /** Sends on for some time what is being sent on. What is left stays in the spool. */
  async close(): Promise<void> {
    const deadlineMs = performance.now() + closeWaitMs
    while (this.#connection !== undefined && this.#held === undefined) {
      const leftMs = deadlineMs - performance.now()
      if (leftMs <= 0) break
      await this.#change(leftMs)
    }
    await this.heartbeats.ended()
    this.#ending.abort()
    await this.#connection?.close()
    this.#changed()
    await this.#running
    await this.#spools.close()
  }

  /** What became of the first of the appends, and of as many more as are done with it; [] to ask again. */
  async #appendSome(
    appends: readonly Append[],
    doubtful: Map<Append, number>,
  ): Promise<readonly AppendOutcome[]> {
    if (this.#failure !== undefined || this.#ending.signal.aborted) {
      const error = this.#failure ?? this.silence ?? closedServer(this.#options.uri)
      return appends.map(() => ({ error }))
    }
    const [first] = appends
    if (first === undefined) return []
    const bytes = appendBytes(first)
    if (bytes > this.#messageBytesMax) {
      return [{ error: tooLargeForServer(bytes, this.#messageBytesMax) }]
    }
    if (isConditional(first) && (doubtful.get(first) ?? 0) >= breaksMax) {
      return [{ error: this.#awayError(true) }]
    }
    const server = this.#held
    if (server !== undefined) return this.#send(server, appends, doubtful)
    if (isConditional(first)) {
      if (await this.#isReached(() => this.#held)) return []
      return [{ error: this.#awayError(doubtful.has(first)) }]
    }
    if (!(await this.#mustSpool())) return []
    const conditional = appends.findIndex(isConditional)
    const plain = conditional < 0 ? appends : appends.slice(0, conditional)
    const outcomes = await this.#spools.append(plain, this.#id)
    if (outcomes.length === 0) await this.#change(fullLookMs)
    return outcomes
  }

  async #send(
    server: HostConnection,
    appends: readonly Append[],
    doubtful: Map<Append, number>,
  ): Promise<readonly AppendOutcome[]> {
    let bytes = 0
    const tooMany = appends.findIndex((append) => {
      bytes += appendBytes(append)
      return bytes > server.messageBytesMax
    })
    // One that can be refused by what it expects is the last of its message.
    const ends = [tooMany, appends.findIndex(isConditional) + 1].filter((end) => end > 0)
    const group = appends.slice(0, Math.min(appends.length, ...ends))
    try {
      const send = (): Promise<AppendOutcome[]> => server.append(group)
      return settledOutcomes(await withPauses(send, this.#ending.signal))
    } catch (error) {
      for (const append of group) doubtful.set(append, (doubtful.get(append) ?? 0) + 1)
      await this.#lose(server, brokenBy(error))
      return []
    }
  }

  /** Whether an append is to go into the spool: resolves when that is so, or worth asking again. */
  async #mustSpool(): Promise<boolean> {
    if (this.#connection !== undefined) {
      if (this.#spools.unsentBytes > unsentMinBytes) return true
      await this.#change()
      return false
    }
    if (this.#id !== undefined) return true
    // A program that has just begun waits for its server: most are there.
    const leftMs = this.#patienceLeftMs
    if (leftMs > 0) await this.#change(leftMs)
    return leftMs <= 0
  }

  async #ask<T>(question: (server: HostConnection) => Promise<T>): Promise<T> {
    for (let breaks = 1; ; breaks++) {
      if (!(await this.#isReached(() => this.#connection))) throw this.#awayError(false)
      const server = this.#connection
      if (server === undefined) continue
      try {
        return await withPauses(() => question(server), this.#patience)
      } catch (error) {
        if (!(error instanceof BrokenConnection)) throw error
        await this.#lose(server, error)
        if (breaks >= breaksMax) throw this.#awayError(true)
      }
    }
  }

  /** Waits for a connection, while the server is not away for too long. @throws Why there will be none. */
  async #isReached(connection: () => HostConnection | undefined): Promise<boolean> {
    while (connection() === undefined) {
      this.#checkOpen()
      // While spools are sent on it takes as long as it takes.
      const leftMs = this.#connection === undefined ? this.#patienceLeftMs : undefined
      if (leftMs !== undefined && leftMs <= 0) return false
      await this.#change(leftMs)
    }
    return true
  }

  get #patienceLeftMs(): number {
    return this.#awaySinceMs + this.#options.silenceMs - performance.now()
  }

  get #patience(): AbortSignal {
    return AbortSignal.any([this.#ending.signal, AbortSignal.timeout(this.#options.silenceMs)])
  }

  /** Connects, sends on what waits, holds the connection until it is lost; again and again. */
  async #run(): Promise<void> {
    const { signal } = this.#ending
    for (let pauseMs = pauseMinMs; !signal.aborted; pauseMs = Math.min(2 * pauseMs, pauseMaxMs)) {
      try {
        const server = await connectServer(this.#options, this.#id, signal)
        pauseMs = pauseMinMs
        this.#id = server.store
        this.#messageBytesMax = server.messageBytesMax
        await this.#serveBy(server)
      } catch (error) {
        if (signal.aborted) return
        if (this.#id === undefined && isFinal(error)) return this.#fail(error)
        this.#setAway(error)
      }
      await wait(pauseMs * (0.5 + Math.random()), undefined, { signal }).catch(() => {})
    }
  }

  /** Works with a connection until it is lost. */
  async #serveBy(server: HostConnection): Promise<void> {
    this.#derivedWatch.meet(server.derivedFolder)
    this.#connection = server
    this.#away = undefined
    const unlisten = server.onChange(() => this.#look(server))
    this.#look(server)
    this.heartbeats.reach(server)
    try {
      await this.#spools.sendAll(server, () => {
        if (this.#connection === server) this.#hold(server)
      })
      const lost = new AbortController()
      void server.lost.then(() => lost.abort())
      const { signal } = lost
      while (!signal.aborted) {
        await wait(deadLookMs, undefined, { ref: false, signal }).catch(() => {})
        if (!signal.aborted) await this.#spools.sendDead(server)
      }
      await this.#lose(server, new BrokenConnection(new Error('the connection broke'), false))
    } catch (error) {
      await this.#lose(server, brokenBy(error))
    } finally {
      unlisten()
    }
  }

  #hold(server: HostConnection): void {
    this.#held = server
    this.#changed()
  }

  /** Where the log ends, and whether the server can store at present: if not, it is as good as away. */
  #look(server: HostConnection): void {
    if (server.outage !== undefined) return void this.#lose(server, brokenBy(server.outage))
    if (server.position <= this.#position) return
    this.#position = server.position
    this.#changed()
  }

  async #lose(server: HostConnection, reason: BrokenConnection): Promise<void> {
    if (this.#connection === server) {
      this.#connection = undefined
      this.#held = undefined
      this.#awaySinceMs = performance.now()
      this.heartbeats.reach(undefined)
      this.#setAway(reason.cause)
    }
    await server.close()
  }

  #setAway(reason: unknown): void {
    this.#away = serverAway(this.#options, reason, false)
    this.#changed()
  }

  #fail(error: unknown): void {
    this.#failure = error
    this.#changed()
  }

  #awayError(isDoubtful: boolean): TrackError {
    return serverAway(this.#options, this.#away?.cause, isDoubtful)
  }

  #checkOpen(): void {
    if (this.#failure !== undefined) throw this.#failure
    if (this.#ending.signal.aborted) throw closedServer(this.#options.uri)
  }

  /** Resolves at the next change, or after so long. */
  #change(timeoutMs?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => done(), timeoutMs)
      const done = (): void => {
        clearTimeout(timer)
        unlisten()
        resolve()
      }
      const unlisten = this.onChange(done)
    })
  }

  #changed(): void {
    const spool = { ...this.#spools.state, away: this.#away }
    if (this.#spool === undefined || !isSame(spool, this.#spool)) this.#spool = spool
    for (const listener of [...this.#listeners]) listener()
  }
}

function isSame(a: SpoolState, b: SpoolState): boolean {
  const { events, bytes, refused, away } = a
  return events === b.events && bytes === b.bytes && refused === b.refused && away === b.away
}

function isConditional({ streams }: Append): boolean {
  return streams.some(({ expected }) => expected !== 'any')
}
