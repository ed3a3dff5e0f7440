import { type MessagePort, receiveMessageOnPort, type Worker } from 'node:worker_threads'
import {
  type Append,
  type Appended,
  type Backlog,
  isOverdue,
  type OnSettled,
  type ProcessRecord,
  type QuietAppends,
  type SpoolState,
  TrackError,
  type TrackErrorCode,
} from '@track/core/commits'
import { loadLevel } from './leveldb.js'
import { isAnotherLogFolder, isLogFolder } from './log-folder.js'
import { type Awaiter, PendingAppends, tellAppended } from './pending-appends.js'
import { appendedOf, postedAppend } from './posted-append.js'
import { startThread } from './start-thread.js'
import {
  type Answers,
  cell,
  errorOf,
  type Request,
  type Response,
  sharedBytes,
  type ThreadProgram,
} from './thread-protocol.js'

/** A request without the id that it is given when it is sent. */
export type Question = DistributiveOmit<
  Exclude<Request, { type: 'cancel' | 'follow' | 'beat' | 'ping' }>,
  'id'
>
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

interface PendingAnswer {
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
  /** Whether the process stays alive for it. */
  readonly holds: boolean
}

/** An append that is refused with one of these says nothing of the next. */
const concernsOneAppend: ReadonlySet<TrackErrorCode> = new Set([
  'TRACK_REVISION_CONFLICT',
  'TRACK_ORIGIN_CONFLICT',
  'TRACK_COMMIT_CORRUPT',
  'TRACK_FILE_CORRUPT',
  'TRACK_HOST_SILENT',
  'TRACK_STORE_UNWRITABLE',
  'TRACK_SPOOL_FULL',
  'TRACK_SERVER_AWAY',
  'TRACK_EVENT_TOO_LARGE',
])

/** While a thread is blocked it looks so often whether the store's thread lives. */
const waitSliceMs = 50
/** So long the store's thread may leave a message untaken before it is held for dead. */
const silenceMaxMs = 10_000

/**
 * The using side of a store's thread. It starts the thread with the first request, restarts it once
 * if it dies, and then sends again what was not answered: an append has its origin, and is stored once.
 */
export class StoreThread {
  readonly path: string
  readonly backlog: Backlog = {
    bytes: () => {
      this.#drain()
      return this.#appends.bytes
    },
    wait: (bytesMax, timeoutMs) => this.#wait(bytesMax, timeoutMs),
    failure: () => this.#failure,
    outage: () => this.#outage,
  }

  #worker: Worker | undefined
  #port: MessagePort | undefined
  #cells: Int32Array = new Int32Array(new SharedArrayBuffer(sharedBytes))
  #starts = 0
  #failure: TrackError | undefined
  #outage: TrackError | undefined
  #spool: SpoolState | undefined
  #isUnopened = false
  #isOpened = false
  /** Whether the file system kept the store from being opened at first: the next call tries again. */
  #isUnavailable = false
  /** What tells the store's log/ from others, once it is open. */
  #folder: string | undefined
  #nextId = 0
  /** One past the id of the last append. */
  #sent = 0
  /** Appends with lower ids were in a folder that was still there when they were known to be durable. */
  #seen = 0
  #holds = 0
  readonly #appends = new PendingAppends((change) => this.#hold(change))
  readonly #answers = new Map<number, PendingAnswer>()
  #exited: Promise<void> = Promise.resolve()
  /** The process that is said to live, once there is one. */
  #beating: ProcessRecord | undefined

  readonly #program: ThreadProgram

  constructor(path: string, program: ThreadProgram) {
    this.path = path
    this.#program = program
  }

  /**
   * Whether a further log may use it. What failed to open is opened anew by the next log, and a folder
   * that was deleted or replaced while it was open is not the store that is there now.
   */
  get isShareable(): boolean {
    const hasFailed = this.#failure !== undefined || this.#isUnopened
    return !hasFailed && !isAnotherLogFolder(this.path, this.#folder)
  }

  /** Whether the folder holds the log that was opened. Not before it is, nor where it was deleted, moved or replaced. */
  get isInPlace(): boolean {
    return isLogFolder(this.path, this.#folder)
  }

  /** What waits here for a server, as far as the thread has said. Takes its messages. */
  get spool(): SpoolState | undefined {
    this.#drain()
    return this.#spool
  }

  /** Hands an append over; its body is copied during the call. */
  append(request: Append, onSettled?: OnSettled): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const answered = (appended: Appended): void => {
        onSettled?.(undefined)
        resolve(appended)
      }
      this.#send(request, { answered, overdue: reject }, (error) => {
        onSettled?.(error)
        reject(error)
      })
    })
  }

  /** The appends of which nothing is told by itself unless they are refused. */
  readonly quiet: QuietAppends = {
    append: (request, onSettled) => this.#send(request, undefined, onSettled),
    settled: async () => {
      const last = this.#sent
      const isBehind = (): boolean => (this.#appends.oldest ?? last) < last
      this.#drain()
      while (isBehind() || this.#seen < last) {
        const answer = await this.ask({ type: 'settled' }).then(
          (lost) => ({ lost }),
          (error: unknown) => {
            if (isOverdue(error)) throw error
          },
        )
        if (answer?.lost !== undefined) {
          this.#failure ??= errorOf(answer.lost)
          throw this.#failure
        }
        this.#drain()
        if (answer !== undefined) this.#seen = Math.max(this.#seen, last)
        else if (!isBehind()) return // the thread died: what was not settled was sent again, or refused
      }
    },
  }

  #send(request: Append, awaited: Awaiter | undefined, settled: OnSettled): void {
    const port = this.#running(settled)
    if (port === undefined) return
    const posted = postedAppend(this.#nextId++, awaited === undefined, request)
    port.postMessage(posted)
    this.#sent = this.#nextId
    this.#appends.add(posted, awaited, settled)
    this.#drain()
  }

  /** Asks something and resolves to the answer. */
  ask<Q extends Question>(question: Q): Promise<Answers[Q['type']]> {
    return new Promise((resolve, reject) => {
      const port = this.#running(reject)
      if (port !== undefined) this.#post(port, question, resolve, reject)
    })
  }

  /**
   * Resolves to the commits from a position on, as soon as there are some; to undefined when the signal
   * aborts or the log closes.
   * @param holds Whether the process stays alive for it.
   */
  follow(
    request: Omit<Extract<Request, { type: 'follow' }>, 'type' | 'id'>,
    signal: AbortSignal,
    holds: boolean,
  ): Promise<Answers['follow']> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return resolve(undefined)
      const port = this.#running(reject)
      if (port === undefined) return
      const id = this.#nextId
      // Ends at once: nothing keeps the process alive for an answer to the cancelling.
      const abort = (): void => {
        this.#port?.postMessage({ type: 'cancel', target: id } satisfies Request)
        if (this.#takeAnswer(id) !== undefined) resolved(undefined)
      }
      signal.addEventListener('abort', abort, { once: true })
      const done = (settle: () => void): void => {
        signal.removeEventListener('abort', abort)
        settle()
      }
      const resolved = (page: Answers['follow']): void => done(() => resolve(page))
      const rejected = (error: unknown): void => done(() => reject(error))
      this.#post(port, { type: 'follow', ...request }, resolved, rejected, holds)
    })
  }

  /** Says from now on that the process lives; a thread that is started anew goes on with it. */
  beat(process: ProcessRecord): void {
    if (this.#beating !== undefined) return
    this.#beating = process
    this.#port?.postMessage({ type: 'beat', process } satisfies Request)
  }

  /** Closes the store and ends the thread, also after a failure. */
  async close(): Promise<void> {
    const port = this.#port
    if (port === undefined) return
    this.#worker?.ref() // its end is awaited
    const closed = new Promise<void>((resolve, reject) => {
      this.#post(port, { type: 'close' }, resolve, reject)
    })
    await closed.finally(() => {
      this.#seen = this.#sent // closing looked
      return this.#exited
    })
  }

  #post(
    port: MessagePort,
    question: Question | DistributiveOmit<Extract<Request, { type: 'follow' }>, 'id'>,
    resolve: (value: never) => void,
    reject: (error: unknown) => void,
    holds = true,
  ): void {
    const id = this.#nextId++
    port.postMessage({ ...question, id } as Request)
    // After it was posted: what cannot be cloned throws, and is not waited for.
    this.#answers.set(id, { resolve, reject, holds })
    if (holds) this.#hold(1)
  }

  #running(reject: (error: unknown) => void): MessagePort | undefined {
    if (this.#isUnavailable && this.#appends.size + this.#answers.size === 0) this.#forget()
    if (this.#failure === undefined && this.#port === undefined) this.#start()
    if (this.#failure !== undefined) reject(this.#failure)
    return this.#failure === undefined ? this.#port : undefined
  }

  /** Ends a thread that could not open the store and has told everybody. */
  #forget(): void {
    this.#release()
    this.#starts = 0
    this.#isUnopened = false
    this.#isUnavailable = false
  }

  /** Has a thread no more, whether it has ended or not. */
  #release(): void {
    void this.#worker?.terminate()
    this.#worker = undefined
    this.#port?.close()
    this.#port = undefined
  }

  /** Starts the thread, and sends it all that was not settled by one before it. */
  #start(): void {
    this.#starts++
    const { worker, port, cells } = startThread(this.path, this.#program)
    this.#worker = worker
    this.#port = port
    this.#cells = cells
    port.on('message', (response: Response) => {
      this.#receive(response)
      this.#drain()
    })
    if (this.#holds === 0) port.unref()
    if (this.#beating !== undefined) {
      port.postMessage({ type: 'beat', process: this.#beating } satisfies Request)
    }
    this.#exited = new Promise((resolve) => {
      worker.on('exit', () => {
        resolve()
        if (this.#worker === worker) this.#died(undefined)
      })
    })
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#died(error)
    })
    this.#loadLevel()
    this.#appends.resend((posted) => port.postMessage(posted))
  }

  /**
   * Loads LevelDB's library into this thread too. Node unloads an add-on with the last thread that
   * loaded it, and LevelDB's own background thread may still run in there: a crash as the store's
   * thread ends. It is done while that thread starts, and within the call, so before it can end.
   */
  #loadLevel(): void {
    try {
      loadLevel()
    } catch (cause) {
      const message = `LevelDB cannot be loaded for the store ${this.path}`
      this.#failure ??= new TrackError('TRACK_LOG_FAILED', message, {
        details: { path: this.path },
        cause,
      })
    }
  }

  /** The thread has ended: by its close, or it died and is started once more. */
  #died(cause: unknown): void {
    this.#drain()
    this.#release()
    this.#outage = undefined
    const died = new TrackError('TRACK_LOG_FAILED', `The thread of the store ${this.path} died`, {
      details: { path: this.path },
      cause,
    })
    for (const answer of this.#answers.values()) answer.reject(died)
    for (const { holds } of this.#answers.values()) if (holds) this.#hold(-1)
    this.#answers.clear()
    if (this.#appends.size === 0) return
    if (this.#starts > 1) {
      this.#failure = died
      this.#appends.refuseAll(died)
    } else this.#start()
  }

  #receive(response: Response): void {
    if (response.type === 'outcomes') {
      let count = 0
      for (const outcome of response.outcomes) {
        const isRefusal = 'error' in outcome
        const pending = this.#appends.settle(isRefusal ? outcome.id : outcome[0])
        if (pending !== undefined) count = pending.place + 1
        if (!isRefusal) {
          this.#seen = Math.max(this.#seen, outcome[0] + 1)
          tellAppended(pending, appendedOf(outcome))
          continue
        }
        const refused = errorOf(outcome.error)
        const isFinal = !concernsOneAppend.has(refused.code) && !this.#noteUnavailable(refused)
        if (isFinal) this.#failure ??= refused
        pending?.settled(refused)
      }
      this.#appends.settleQuiet(count) // an answer implies those before it
      return
    }
    if (response.type === 'overdue') {
      const error = errorOf(response.error)
      for (const id of response.ids) this.#appends.makeQuiet(id, error)
      return
    }
    if (response.type === 'outage') {
      this.#outage = response.error && errorOf(response.error)
      return
    }
    if (response.type === 'spool') {
      const { away } = response.spool
      this.#spool = { ...response.spool, away: away && errorOf(away) }
      return
    }
    if (response.type === 'opened') {
      this.#isOpened = true
      this.#folder = response.folder
      return
    }
    if (response.type === 'unopened') {
      this.#isUnopened = true
      return
    }
    const answer = this.#takeAnswer(response.id)
    if (answer === undefined) return
    if (response.type === 'answer') answer.resolve(response.value as never)
    else {
      const error = errorOf(response.error)
      this.#noteUnavailable(error)
      answer.reject(error)
    }
  }

  #noteUnavailable({ code }: TrackError): boolean {
    const isUnavailable = !this.#isOpened && code === 'TRACK_STORE_UNAVAILABLE'
    this.#isUnavailable ||= isUnavailable
    return isUnavailable
  }

  #takeAnswer(id: number): PendingAnswer | undefined {
    const answer = this.#answers.get(id)
    this.#answers.delete(id)
    if (answer?.holds === true) this.#hold(-1)
    return answer
  }

  /** Takes what has become of appends and questions, without turning the event loop. */
  #drain(): void {
    if (this.#port === undefined) return
    // Read before the messages: a refusal of one of these is among them.
    const settled = Atomics.load(this.#cells, cell.settled)
    for (;;) {
      const received = receiveMessageOnPort(this.#port)
      if (received === undefined) break
      this.#receive(received.message as Response)
    }
    this.#appends.settleQuiet(settled)
  }

  #wait(bytesMax: number, timeoutMs: number): boolean {
    const deadline = performance.now() + timeoutMs
    let pulse = Atomics.load(this.#cells, cell.pulse)
    let silentMs = 0
    while (!this.#isDown(bytesMax)) {
      const now = performance.now()
      if (now >= deadline || this.#failure !== undefined) return false
      const settled = Atomics.load(this.#cells, cell.settled)
      this.#drain()
      if (this.#isDown(bytesMax)) return true
      this.#port?.postMessage({ type: 'ping' } satisfies Request)
      Atomics.wait(this.#cells, cell.settled, settled, Math.min(waitSliceMs, deadline - now))
      this.#drain()
      const beat = Atomics.load(this.#cells, cell.pulse)
      // A process that was stopped for a while slept through no more than a slice of its waiting.
      const sliceMs = Math.min(performance.now() - now, 2 * waitSliceMs)
      silentMs = beat === pulse ? silentMs + sliceMs : 0
      pulse = beat
      const silent = silentMs > silenceMaxMs
      if (Atomics.load(this.#cells, cell.alive) === 0 || silent) this.#died(undefined)
    }
    return true
  }

  #isDown(bytesMax: number): boolean {
    return this.#appends.size === 0 || (bytesMax > 0 && this.#appends.bytes <= bytesMax)
  }

  #hold(change: number): void {
    const before = this.#holds
    this.#holds += change
    if (before === 0 && this.#holds > 0) this.#port?.ref()
    if (before > 0 && this.#holds === 0) this.#port?.unref()
  }
}
