import { answerRetry, appendedOf } from './answer-retry.js'
import type { Append, Appended, Commit } from './commit.js'
import { commitDigest } from './commit-digest.js'
import type {
  Backlog,
  CommitPage,
  DerivedStore,
  EventLog,
  FileStore,
  LogHead,
  OnSettled,
  ReadOptions,
  SubscribeOptions,
} from './event-log.js'
import { genesisDigest } from './genesis-digest.js'
import { encodeHeader } from './header-codec.js'
import { MemoryDerivedStore } from './memory-derived-store.js'
import { MemoryFileStore } from './memory-file-store.js'
import { readRange } from './read-range.js'
import { checkAppend, sequence } from './sequence.js'
import { sha256 } from './sha256.js'
import type { StreamId } from './stream-id.js'
import { TrackError } from './track-error.js'

/** What a memory log is made of. */
export interface MemoryLogOptions {
  /** Names the log in its digests. Default 'memory'. */
  readonly id?: string
  /** Milliseconds since 1970; core reads no clock. */
  readonly now: () => number
}

interface Writer {
  readonly number: number
  lastSequence: number
  readonly commits: Map<number, Commit>
}

const pageBytesDefault = 1024 * 1024

/** A log that lives in memory and ends with the process: for tests, and for runs not worth keeping. */
export class MemoryLog implements EventLog {
  readonly derived: DerivedStore = new MemoryDerivedStore()
  /** Appends are done when they return: nothing ever waits. */
  readonly backlog: Backlog = {
    bytes: () => 0,
    wait: () => true,
    failure: () => undefined,
  }

  readonly files: FileStore = new MemoryFileStore()

  readonly #now: () => number
  readonly #commits: Commit[] = []
  #position = 0
  #digest: Uint8Array
  readonly #streams = new Map<StreamId, Commit[]>()
  readonly #heads = new Map<StreamId, number>()
  readonly #writers = new Map<string, Writer>()
  #closed = false
  readonly #waiting = new Set<() => void>()

  constructor(options: MemoryLogOptions) {
    this.#now = options.now
    this.#digest = genesisDigest(options.id ?? 'memory', sha256)
  }

  async append(request: Append, onSettled?: OnSettled): Promise<Appended> {
    let appended: Appended
    try {
      appended = this.#append(request)
    } catch (error) {
      onSettled?.(error)
      throw error
    }
    onSettled?.(undefined)
    return appended
  }

  #append(request: Append): Appended {
    this.#checkOpen()
    checkAppend(request)
    const { writer: writerId } = request.origin
    const writer = this.#writers.get(writerId)
    if (writer !== undefined && request.origin.sequence <= writer.lastSequence) {
      return answerRetry(request, writer.commits.get(request.origin.sequence))
    }
    const header = sequence(request, {
      position: this.#position,
      previous: this.#digest,
      committedAtMs: this.#commits.at(-1)?.committedAtMs,
      nowMs: this.#now(),
      streamHeads: request.streams.map(({ id }) => this.#heads.get(id)),
      writer: writer?.number ?? this.#writers.size,
      writerIsNew: writer === undefined,
    })
    // Not body.slice(): that of a Node.js Buffer copies nothing.
    const body = new Uint8Array(request.body)
    const count = header.streams.reduce((sum, slice) => sum + slice.count, 0)
    const digest = commitDigest(encodeHeader(header), body, sha256)
    this.#keep({ ...header, count, digest, body }, writerId)
    return appendedOf(header)
  }

  #keep(commit: Commit, writerId: string): void {
    this.#commits.push(commit)
    this.#position += commit.count
    this.#digest = commit.digest
    const writer = this.#writers.get(writerId) ?? {
      number: commit.writer,
      lastSequence: commit.sequence,
      commits: new Map(),
    }
    writer.lastSequence = commit.sequence
    writer.commits.set(commit.sequence, commit)
    this.#writers.set(writerId, writer)
    for (const { id, firstRevision, count } of commit.streams) {
      const commits = this.#streams.get(id)
      if (commits === undefined) this.#streams.set(id, [commit])
      else commits.push(commit)
      this.#heads.set(id, firstRevision + count - 1)
    }
    this.#wake()
  }

  async *read(options: ReadOptions = {}): AsyncIterable<CommitPage> {
    this.#checkOpen()
    const { from, to = this.#position } = readRange(options)
    const commits = slice(this.#commits, from, to, ({ position, count }) => [position, count])
    yield* this.#pages(commits, options)
  }

  async *readStream(stream: StreamId, options: ReadOptions = {}): AsyncIterable<CommitPage> {
    this.#checkOpen()
    const { from, to = (this.#heads.get(stream) ?? -1) + 1 } = readRange(options)
    const all = this.#streams.get(stream) ?? []
    const commits = slice(all, from, to, ({ streams }) => {
      const part = streams.find(({ id }) => id === stream)
      return [part?.firstRevision ?? 0, part?.count ?? 0]
    })
    yield* this.#pages(commits, options)
  }

  async *subscribe(options: SubscribeOptions = {}): AsyncIterable<CommitPage> {
    this.#checkOpen()
    const { signal } = options
    const ended = (): boolean => signal?.aborted === true || this.#closed
    let { from: next } = readRange(options)
    let caughtUp = false
    while (!ended()) {
      if (next < this.#position) {
        for await (const page of this.read({ ...options, from: next })) {
          next = pageEnd(page, next)
          caughtUp = next >= this.#position
          yield page
          if (ended()) return
        }
      } else if (!caughtUp) {
        caughtUp = true
        yield { commits: [], head: this.#position }
      } else {
        await this.#change(signal)
      }
    }
  }

  async head(): Promise<LogHead> {
    this.#checkOpen()
    const committedAtMs = this.#commits.at(-1)?.committedAtMs
    return { position: this.#position, digest: this.#digest, committedAtMs }
  }

  async streamHead(stream: StreamId): Promise<number | undefined> {
    this.#checkOpen()
    return this.#heads.get(stream)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#wake()
  }

  *#pages(commits: readonly Commit[], options: ReadOptions): Iterable<CommitPage> {
    const { direction = 'forward', pageBytes = pageBytesDefault } = options
    const ordered = direction === 'forward' ? commits : commits.toReversed()
    let page: Commit[] = []
    let bytes = 0
    for (const commit of ordered) {
      page.push(commit)
      bytes += commit.body.length
      if (bytes < pageBytes) continue
      yield { commits: page, head: this.#position }
      page = []
      bytes = 0
    }
    if (page.length > 0) yield { commits: page, head: this.#position }
  }

  #change(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      this.#waiting.add(done)
      signal?.addEventListener('abort', done)
    })
  }

  #wake(): void {
    for (const waiting of [...this.#waiting]) waiting()
  }

  #checkOpen(): void {
    if (this.#closed) throw new TrackError('TRACK_LOG_CLOSED', 'The log is closed')
  }
}

/** Of commits in their order, those that hold something of [from, to). */
function slice(
  commits: readonly Commit[],
  from: number,
  to: number,
  placeOf: (commit: Commit) => readonly [first: number, count: number],
): readonly Commit[] {
  if (from >= to) return []
  const begin = partition(commits, (commit) => {
    const [first, count] = placeOf(commit)
    return first + count <= from
  })
  const end = partition(commits, (commit) => placeOf(commit)[0] < to)
  return commits.slice(begin, end)
}

/** How many commits come first for which `isBefore` holds; it holds for none after one for which not. */
function partition(commits: readonly Commit[], isBefore: (commit: Commit) => boolean): number {
  let [low, high] = [0, commits.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(commits[middle] as Commit)) low = middle + 1
    else high = middle
  }
  return low
}

function pageEnd(page: CommitPage, otherwise: number): number {
  const last = page.commits.at(-1)
  return last === undefined ? otherwise : last.position + last.count
}
