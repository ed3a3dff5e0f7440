import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import {
  type Append,
  type Appended,
  type Backlog,
  type Commit,
  type CommitPage,
  type DerivedStore,
  type Eraser,
  type EventLog,
  type FileStore,
  type Heartbeats,
  isTrackError,
  type LogHead,
  type OnSettled,
  type QuietAppends,
  type ReadOptions,
  readRange,
  type Spool,
  type StreamId,
  type SubscribeOptions,
  TrackError,
} from '@track/core/commits'
import { readHeartbeats } from './heartbeats.js'
import { lazyFiles } from './lazy-files.js'
import { loadFileFolder } from './load-file-folder.js'
import { commitsOf, pageBytesDefault, recordPages } from './record-pages.js'
import { RevisionCheck } from './revision-check.js'
import type { PageRequest, RecordPage } from './store-page.js'
import { type Question, StoreThread } from './store-thread.js'
import type { Answers, ThreadProgram } from './thread-protocol.js'

interface SharedThread {
  readonly thread: StoreThread
  users: number
}

/** Owns the store in this process, and refuses every other. */
const ownerProgram: ThreadProgram = { url: new URL('./writer-thread.js', import.meta.url) }

/** The stores that this thread has open, by their real path: clients of one store share its thread. */
const open = new Map<string, SharedThread>()

/** Logs on servers so far. */
let servers = 0

/**
 * A log in a folder, kept by LevelDB in a thread of its own. It opens with the first call, and
 * makes the folder if there is none. Several logs of one store in one thread share its thread.
 * What the thread runs decides about another process, or another thread: the program of this package
 * is refused with TRACK_STORE_LOCKED, that of `@track/remote` lets itself in with whoever has the store.
 *
 * A log that failed to open stays so, and the next one tries again; after TRACK_STORE_UNAVAILABLE, so does
 * its own next call. After a log has failed, one that is made when those that had the store open are closed
 * opens it anew.
 */
export class LevelLog implements EventLog {
  readonly path: string
  readonly derived: DerivedStore
  readonly backlog: Backlog
  readonly quiet: QuietAppends
  readonly heartbeats: Heartbeats
  readonly files?: FileStore
  readonly spool?: Spool
  readonly eraser?: Eraser
  readonly #shared: SharedThread
  readonly #thread: StoreThread
  readonly #closing = new AbortController()
  readonly #key: string

  /** Whether {@link path} is a folder here, and has the log that was opened. Not before it is open. */
  get isInPlace(): boolean {
    return this.#thread.isInPlace
  }

  /**
   * @param path The store's folder; not looked at where `program` says that the log is on a server.
   * @param program What the store's thread runs, if this log is the first of the store in this thread.
   */
  constructor(path: string, program: ThreadProgram = ownerProgram) {
    const { uri } = program
    this.path = uri ?? resolve(path)
    // A log on a server is the only one of its thread: others may come with another token.
    this.#key = uri === undefined ? realPath(this.path) : `${uri} ${servers++}`
    const known = open.get(this.#key)
    const shared =
      known?.thread.isShareable === true
        ? known
        : { thread: new StoreThread(this.path, program), users: 0 }
    shared.users++
    open.set(this.#key, shared)
    this.#shared = shared
    this.#thread = shared.thread
    this.backlog = shared.thread.backlog
    this.quiet = {
      append: (request, onSettled) => {
        try {
          this.#checkOpen()
        } catch (error) {
          onSettled(error)
          return
        }
        this.#thread.quiet.append(request, onSettled)
      },
      settled: () => this.#thread.quiet.settled(),
    }
    this.heartbeats = {
      start: (process) => this.#thread.beat(process),
      read: () =>
        uri === undefined ? readHeartbeats(this.path) : this.#ask({ type: 'heartbeats' }),
    }
    if (uri === undefined) {
      this.files = lazyFiles(async (isToWrite) => {
        if (isToWrite) await this.head() // the store is there before anything is put into it
        return loadFileFolder(this.path)
      })
      this.eraser = {
        replace: async (append, erasure) => this.#ask({ type: 'replace', append, erasure }),
      }
    } else {
      this.spool = spoolOf(shared.thread, () => this.#checkOpen())
      let asked: FileStore | undefined
      this.files = lazyFiles(async () => {
        const { AskedFiles } = await import('./asked-files.js')
        asked ??= new AskedFiles({
          find: (file) => this.#ask({ type: 'fileFind', file }),
          put: (piece) => this.#ask({ type: 'filePut', piece }),
          get: (digest, offset) => this.#ask({ type: 'fileGet', digest, offset }),
        })
        return asked
      })
    }
    this.derived = {
      get: async (keys) => this.#ask({ type: 'derivedGet', keys }),
      write: async (entries) => this.#ask({ type: 'derivedWrite', entries }),
      keys: async ({ from, to, reverse = false, limit = Number.MAX_SAFE_INTEGER }) =>
        this.#ask({ type: 'derivedKeys', from, to, reverse, limit }),
    }
  }

  async append(request: Append, onSettled?: OnSettled): Promise<Appended> {
    try {
      this.#checkOpen()
    } catch (error) {
      onSettled?.(error)
      throw error
    }
    return this.#thread.append(request, onSettled)
  }

  read(options: ReadOptions = {}): AsyncIterable<CommitPage> {
    const { direction = 'forward' } = options
    const { from } = readRange(options)
    const check = direction === 'forward' ? new RevisionCheck(from === 0) : undefined
    return this.#pages(undefined, options, check)
  }

  readStream(stream: StreamId, options: ReadOptions = {}): AsyncIterable<CommitPage> {
    return this.#pages(stream, options, undefined)
  }

  async *subscribe(options: SubscribeOptions = {}): AsyncIterable<CommitPage> {
    this.#checkOpen()
    const signals = [
      this.#closing.signal,
      ...(options.signal === undefined ? [] : [options.signal]),
    ]
    const signal = AbortSignal.any(signals)
    try {
      yield* this.#follow(options, signal)
    } catch (error) {
      // What was under way when the log closed ends with it.
      if (!signal.aborted || !isTrackError(error, 'TRACK_LOG_CLOSED')) throw error
    }
  }

  async *#follow(options: SubscribeOptions, signal: AbortSignal): AsyncIterable<CommitPage> {
    const { pageBytes = pageBytesDefault } = options
    let { from } = readRange(options)
    // One for the whole subscription, so that what comes later is held against what came before.
    const check = new RevisionCheck(from === 0)
    let head = (await this.head()).position
    const ended = new AbortController()
    const either = AbortSignal.any([signal, ended.signal])
    const request = (): Promise<RecordPage | undefined> => {
      const isBehind = from < head
      return this.#thread.follow({ from, pageBytes, previous: check.digest }, either, isBehind)
    }
    if (from >= head) yield { commits: [], head }
    try {
      for (let ahead = request(); ; ) {
        const page = await ahead
        if (page === undefined) return
        const commits = commitsOf(page)
        for (const commit of commits) check.take(commit)
        from = endOf(commits) ?? from
        head = page.head
        // The store's thread reads the next page while this one is used.
        ahead = request()
        ahead.catch(() => {})
        yield { commits, head }
        if (signal.aborted) return
      }
    } finally {
      ended.abort()
    }
  }

  async head(): Promise<LogHead> {
    return this.#ask({ type: 'head' })
  }

  async streamHead(stream: StreamId): Promise<number | undefined> {
    return this.#ask({ type: 'streamHead', stream })
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return
    this.#closing.abort()
    this.#shared.users--
    if (this.#shared.users > 0) return
    if (open.get(this.#key) === this.#shared) open.delete(this.#key)
    await this.#thread.close()
  }

  async *#pages(
    stream: StreamId | undefined,
    options: ReadOptions,
    check: RevisionCheck | undefined,
  ): AsyncIterable<CommitPage> {
    const { from, to = await this.#end(stream) } = readRange(options)
    const ask = ({ previous, ...request }: PageRequest): Promise<RecordPage> =>
      this.#ask({ type: 'read', stream, ...request, previous })
    yield* recordPages(ask, { ...options, from, to }, { stream, check })
  }

  async #end(stream: StreamId | undefined): Promise<number> {
    if (stream === undefined) return (await this.head()).position
    const head = await this.streamHead(stream)
    return head === undefined ? 0 : head + 1
  }

  async #ask<Q extends Question>(question: Q): Promise<Answers[Q['type']]> {
    this.#checkOpen()
    return this.#thread.ask(question)
  }

  #checkOpen(): void {
    if (this.#closing.signal.aborted) {
      throw new TrackError('TRACK_LOG_CLOSED', `The log of ${this.path} is closed`, {
        details: { path: this.path },
      })
    }
  }
}

/** Whether this thread has the store in the folder `path` open. */
export function isOpenHere(path: string): boolean {
  return open.has(realPath(resolve(path)))
}

function spoolOf(thread: StoreThread, checkOpen: () => void): Spool {
  const none = { events: 0, bytes: 0, away: undefined, refused: 0, folder: '' }
  return {
    state: () => thread.spool ?? none,
    sent: async () => {
      checkOpen()
      await thread.ask({ type: 'sent' })
    },
  }
}

function endOf(commits: readonly Commit[]): number | undefined {
  const last = commits.at(-1)
  return last && last.position + last.count
}

/** Two names of one folder are one store, also before it is there. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPath(parent), basename(path))
  }
}
