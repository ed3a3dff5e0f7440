import {
  type Append,
  type Erased,
  type ProcessRecord,
  type SpoolState,
  TrackError,
} from '@track/core/commits'
import type { FilesAtHand } from './files-at-hand.js'
import { HeartbeatWriter } from './heartbeats.js'
import { groupBytesMax, groupCommitsMax } from './own-store.js'
import {
  appendOf,
  isPostedAppend,
  type PostedAnswer,
  type PostedAppend,
  postedAnswer,
} from './posted-append.js'
import type { AppendOutcome } from './store.js'
import type { StoreAtHand } from './store-at-hand.js'
import {
  type Answers,
  cell,
  type PlainError,
  type PlainRefusal,
  plainError,
  type Request,
  type Response,
  type ThreadData,
} from './thread-protocol.js'

type FollowRequest = Extract<Request, { type: 'follow' }>
type AnyRequest = Exclude<Request, { type: 'settled' | 'cancel' | 'follow' | 'beat' | 'ping' }>

interface AppendRequest {
  readonly id: number
  readonly append: Append
  readonly quiet: boolean
}

/** Answers the threads that use a store's thread, by the messages of thread-protocol, until it is closed. */
export function serveStore(data: ThreadData, store: StoreAtHand): void {
  new StoreLoop(data, store).start()
}

class StoreLoop {
  readonly #heartbeat: Pick<HeartbeatWriter, 'start' | 'stop'>
  readonly #port: ThreadData['port']
  readonly #cells: Int32Array
  readonly #store: StoreAtHand
  readonly #appends: AppendRequest[] = []
  readonly #followers = new Map<number, FollowRequest>()
  /** Questions that are answered when so many appends are settled. */
  #barriers: { readonly id: number; readonly appends: number }[] = []
  /** The appends whose callers wait for an answer. */
  readonly #awaited = new Set<number>()
  #received = 0
  #settled = 0
  #appending: Promise<void> | undefined
  /** A replacement that waits for its turn, or is under way; appends that come meanwhile wait for it. */
  #replacing: Promise<void> | undefined
  /** How many of the appends wait for that. */
  #held = 0
  #closing = false
  /** The silence that was told. */
  #outage: TrackError | undefined
  /** What was told of a spool. */
  #spool: SpoolState | undefined
  #onSilence: () => void = () => {}

  constructor({ path, port, shared }: ThreadData, store: StoreAtHand) {
    this.#heartbeat = store.heartbeats ?? new HeartbeatWriter(path)
    this.#port = port
    this.#cells = new Int32Array(shared)
    this.#store = store
  }

  start(): void {
    this.#store.opened.then(
      (folder) => this.#respond({ type: 'opened', folder }),
      () => this.#respond({ type: 'unopened' }), // every request is answered with the error
    )
    this.#store.onChange(() => {
      this.#answerFollowers()
      this.#tellOutage()
      this.#tellSpool()
      this.#tellSilence()
    })
    Atomics.store(this.#cells, cell.alive, 1)
    process.on('exit', () => {
      Atomics.store(this.#cells, cell.alive, 0)
      Atomics.notify(this.#cells, cell.settled)
    })
    this.#port.on('message', (message: Request | PostedAppend) => {
      Atomics.add(this.#cells, cell.pulse, 1)
      if (isPostedAppend(message)) this.#takeAppend(message)
      else this.#take(message)
    })
  }

  #takeAppend(posted: PostedAppend): void {
    const [id, quiet] = posted
    this.#received++
    this.#appends.push({ id, quiet, append: appendOf(posted) })
    if (!quiet) this.#awaited.add(id)
    if (this.#replacing === undefined) this.#startAppending()
    else this.#held++
    this.#tellSilence()
  }

  #startAppending(): void {
    if (this.#appends.length === 0) return
    this.#appending ??= this.#appendAll().finally(() => {
      this.#appending = undefined
    })
  }

  #take(request: Request): void {
    switch (request.type) {
      case 'settled':
        this.#barriers.push({ id: request.id, appends: this.#received })
        this.#answerBarriers()
        this.#tellSilence()
        break
      case 'beat':
        void this.#startBeating(request.process)
        break
      case 'ping':
        break
      case 'follow':
        this.#followers.set(request.id, request)
        this.#answerFollowers()
        break
      case 'cancel':
        if (this.#followers.delete(request.target))
          this.#respond({ type: 'answer', id: request.target, value: undefined })
        break
      default:
        void this.#answer(request)
    }
  }

  /** Only for a store that opened: there is no folder to beat in otherwise. */
  async #startBeating(process: ProcessRecord): Promise<void> {
    const isOpen = await this.#store.opened.then(
      () => true,
      () => false,
    )
    if (isOpen && !this.#closing) this.#heartbeat.start(process)
  }

  async #appendAll(): Promise<void> {
    while (this.#appends.length > this.#held) {
      const group = this.#takeGroup()
      const isQuiet = group.every(({ quiet }) => quiet)
      let results: readonly AppendOutcome[]
      try {
        results = await this.#store.append(
          group.map(({ append }) => append),
          isQuiet,
        )
      } catch (error) {
        results = group.map(() => ({ error }))
      }
      this.#tellOutcomes(group, results)
      this.#settled += group.length
      Atomics.add(this.#cells, cell.settled, group.length)
      Atomics.notify(this.#cells, cell.settled)
      this.#answerBarriers()
      this.#answerFollowers()
    }
  }

  /** Answers appends that are awaited, and those that were refused. */
  #tellOutcomes(group: readonly AppendRequest[], results: readonly AppendOutcome[]): void {
    const outcomes: (PostedAnswer | PlainRefusal)[] = []
    for (const [i, { id, quiet }] of group.entries()) {
      const result = results[i]
      if (result === undefined || 'error' in result) {
        outcomes.push({ id, error: plainError(result?.error) })
      } else if (!quiet) outcomes.push(postedAnswer(id, result.appended))
      else continue
      this.#awaited.delete(id)
    }
    if (outcomes.length > 0) this.#respond({ type: 'outcomes', outcomes })
  }

  #answerBarriers(): void {
    if (this.#barriers.length === 0) return
    const reached = this.#barriers.findIndex(({ appends }) => appends > this.#settled)
    const answered = this.#barriers.splice(0, reached < 0 ? this.#barriers.length : reached)
    if (answered.length === 0) return
    const gone = this.#store.lookAtFolder?.()
    const value: Answers['settled'] = gone && plainError(gone)
    for (const { id } of answered) this.#respond({ type: 'answer', id, value })
  }

  #takeGroup(): AppendRequest[] {
    let bytes = 0
    let count = 0
    const most = Math.min(this.#appends.length - this.#held, groupCommitsMax)
    while (count < most && bytes < groupBytesMax) {
      bytes += this.#appends[count]?.append.body.length ?? 0
      count++
    }
    return this.#appends.splice(0, count)
  }

  /** Says to whoever looks why nothing is acknowledged, and when that has passed. */
  #tellOutage(): void {
    const { silence } = this.#store
    if (silence === this.#outage) return
    this.#outage = silence
    this.#respond({ type: 'outage', error: silence && plainError(silence) })
  }

  /** Says to whoever looks what waits here for a server. */
  #tellSpool(): void {
    const { spool } = this.#store
    if (spool === undefined || spool === this.#spool) return
    this.#spool = spool
    const away = spool.away && plainError(spool.away)
    this.#respond({ type: 'spool', spool: { ...spool, away } })
  }

  /** While nobody answers for the store, who waits for appends is told so; the appends stay. */
  #tellSilence(): void {
    const { silence } = this.#store
    if (silence === undefined) return
    for (const { id } of this.#barriers.splice(0)) this.#fail(id, silence)
    if (this.#awaited.size > 0) {
      this.#respond({ type: 'overdue', ids: [...this.#awaited], error: plainError(silence) })
    }
    this.#awaited.clear()
    this.#onSilence()
  }

  /** Answers those beyond whose position the log has grown. */
  #answerFollowers(): void {
    if (this.#followers.size === 0) return
    const { position, failure } = this.#store
    for (const request of [...this.#followers.values()]) {
      if (position <= request.from && failure === undefined && !this.#closing) continue
      if (this.#followers.delete(request.id)) void this.#answer(request)
    }
  }

  async #answer(request: AnyRequest | FollowRequest): Promise<void> {
    try {
      const value = await (request.type === 'close' ? this.#close() : this.#ask(request))
      const isPage = request.type === 'read' || request.type === 'follow'
      const transfer = isPage && value !== undefined ? buffersOf(value) : []
      this.#port.postMessage({ type: 'answer', id: request.id, value } satisfies Response, transfer)
    } catch (error) {
      this.#fail(request.id, error)
    }
    if (request.type === 'close') this.#port.close()
  }

  async #ask(request: Exclude<AnyRequest | FollowRequest, { type: 'close' }>): Promise<unknown> {
    const store = this.#store
    if (this.#closing && request.type === 'follow') return undefined
    if (this.#closing) throw new TrackError('TRACK_LOG_CLOSED', 'The log is closed')
    switch (request.type) {
      case 'read':
        return store.readPage(request, request.stream)
      case 'follow':
        return store.readPage({ ...request, to: store.position, direction: 'forward' })
      case 'head':
        return store.head()
      case 'streamHead':
        return store.streamHead(request.stream)
      case 'heartbeats':
        return store.heartbeats?.read() ?? []
      case 'sent':
        return store.sent?.()
      case 'derivedGet':
        return store.derived.get(request.keys)
      case 'derivedWrite':
        return store.derived.write(request.entries)
      case 'derivedKeys':
        return store.derived.keys(request)
      case 'fileFind':
        return this.#files.find(request.file)
      case 'filePut':
        return this.#files.put(request.piece)
      case 'fileGet':
        return this.#files.get(request.digest, request.offset)
      case 'replace':
        return this.#replace(request)
      default:
        return request satisfies never
    }
  }

  get #files(): FilesAtHand {
    if (this.#store.files !== undefined) return this.#store.files
    throw new TrackError('TRACK_FILES_UNSUPPORTED', 'The files of this store are in its folder')
  }

  /**
   * Takes its turn among the appends of the same writer: after those that came before it, and before those that
   * come meanwhile.
   */
  #replace(request: Extract<Request, { type: 'replace' }>): Promise<Erased> {
    const replaced = this.#replaceAfter([this.#appending, this.#replacing], request)
    const turn = replaced
      .catch(() => {}) // whoever asked hears of it
      .then(() => {
        if (this.#replacing !== turn) return
        this.#replacing = undefined
        this.#held = 0
        this.#startAppending()
      })
    this.#replacing = turn
    return replaced
  }

  async #replaceAfter(
    earlier: readonly (Promise<void> | undefined)[],
    { append, erasure }: Extract<Request, { type: 'replace' }>,
  ): Promise<Erased> {
    await Promise.all([this.#store.opened, ...earlier])
    const { replace } = this.#store
    if (replace !== undefined) return replace.call(this.#store, append, erasure)
    const message = 'Only the process that has the store open can redact, and no server'
    throw new TrackError('TRACK_REDACTION_UNSUPPORTED', message)
  }

  async #idle(): Promise<void> {
    for (;;) {
      const busy = this.#replacing ?? this.#appending
      if (busy === undefined) return
      await busy
    }
  }

  async #close(): Promise<void> {
    const silent = new Promise<void>((resolve) => {
      this.#onSilence = resolve
    })
    this.#tellSilence()
    await Promise.race([this.#idle(), silent])
    this.#closing = true
    this.#heartbeat.stop()
    this.#answerFollowers()
    const left = this.#appending === undefined ? undefined : this.#store.silence
    await this.#store.close()
    await this.#appending // what was left is refused by now, or it went well after all
    if (left !== undefined && this.#store.silence !== undefined) throw left
  }

  #respond(response: Response): void {
    this.#port.postMessage(response)
  }

  #fail(id: number, error: unknown): void {
    const plain: PlainError = plainError(error)
    this.#respond({ type: 'failure', id, error: plain })
  }
}

function buffersOf(value: unknown): ArrayBuffer[] {
  const { bytes, digests } = value as {
    bytes: Uint8Array<ArrayBuffer>
    digests: Uint8Array<ArrayBuffer>
  }
  return [bytes.buffer, digests.buffer]
}
