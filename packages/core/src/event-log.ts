import type { Append, Appended, Commit } from './commit.js'
import type { StreamId } from './stream-id.js'
import type { TrackError } from './track-error.js'
import type { ProcessRecord } from './track-event.js'

/** The order in which a log is read. */
export type Direction = 'forward' | 'backward'

/** Which part of a log, or of a stream, to read. NaN says nothing: the default holds. */
export interface ReadOptions {
  /** First position (of a stream: revision) to read, inclusive. Default 0. */
  readonly from?: number
  /** Position (of a stream: revision) to stop before. Default: the end as it is when reading begins. */
  readonly to?: number
  /** Default 'forward'. The range is the same either way. */
  readonly direction?: Direction
  /** Bytes of commits that a page aims at; a page holds at least one commit. Default 1 MiB. */
  readonly pageBytes?: number
}

/** From where a subscription starts. */
export interface SubscribeOptions {
  /** First position to deliver, inclusive. Default 0. */
  readonly from?: number
  readonly pageBytes?: number
  /** Ends the subscription. */
  readonly signal?: AbortSignal
}

/**
 * Commits in the order of reading. The first and the last may reach beyond the range asked for:
 * a commit comes whole, and `eventsOf` cuts.
 */
export interface CommitPage {
  readonly commits: readonly Commit[]
  /** One past the last position of the log when the page was made. */
  readonly head: number
}

/** Where a log ends. */
export interface LogHead {
  /** One past the last position: the count of events. */
  readonly position: number
  /** Digest of the last commit; of the log's identity when it is empty. 32 bytes. */
  readonly digest: Uint8Array
  /** Of the last commit, milliseconds since 1970; undefined when the log is empty. */
  readonly committedAtMs: number | undefined
}

/** Told what became of an append: the error, or undefined when it is durable. */
export type OnSettled = (error: unknown) => void

/** How far a log is behind with what was handed to it. */
export interface Backlog {
  /** Bytes of bodies appended and neither acknowledged nor refused. */
  bytes(): number
  /**
   * Blocks the thread until at most `bytesMax` are waiting, the log fails, or `timeoutMs` have
   * passed; tells whether it came down to `bytesMax`. 0 waits for everything.
   */
  wait(bytesMax: number, timeoutMs: number): boolean
  /** Why the log takes nothing any more; undefined while it does. Known without turning the loop. */
  failure(): TrackError | undefined
  /**
   * Why nothing that is handed over is acknowledged at present, though it is tried again and again;
   * undefined while it is. Left out by a log to which that does not happen. Known without turning the
   * loop.
   */
  outage?(): TrackError | undefined
}

/**
 * Appending for a caller who need not be woken: a loop that logs once in a while pays for being told
 * that all is well as much as for logging.
 */
export interface QuietAppends {
  /**
   * Like `append` of the log, but nothing is told by itself unless it is refused: `onSettled` is called
   * when the caller next appends, asks the backlog, or awaits `settled`, and before the answer to a later
   * append that is not quiet. The process does not stay
   * alive for it; `backlog.wait` at its end does not leave it behind.
   */
  append(request: Append, onSettled: OnSettled): void
  /**
   * Resolves when all that was handed over before is durable or refused, and was told.
   * @throws TRACK_HOST_SILENT when another process has the log and does not answer,
   * TRACK_STORE_UNWRITABLE when the disk takes no writes, TRACK_SPOOL_FULL when the server is away for
   * too much to keep; all goes on waiting.
   * @throws TRACK_LOG_FAILED when what was durable is lost: the log's folder was deleted or replaced.
   */
  settled(): Promise<void>
}

/** When a process was last known to live. */
export interface Heartbeat {
  readonly process: ProcessRecord
  /** Milliseconds since 1970, by the clock of the process. */
  readonly beatMs: number
}

/** Signs of life of the processes that use a log: no events, for a loop may log nothing for hours. */
export interface Heartbeats {
  /**
   * Says every few seconds that the process lives, until the log closes or the process ends; also while
   * its event loop never turns. Starting again changes nothing.
   */
  start(process: ProcessRecord): void
  /** The last of each process, of those that ended without a word too; in no order. */
  read(): Promise<readonly Heartbeat[]>
}

/** A content that a log keeps. */
export interface StoredFile {
  /** SHA-256 in lower-case hex: what it is known by. */
  readonly digest: string
  /** Its length. */
  readonly bytes: number
}

/** Contents beside a log, known by their digests: those of files that events name. */
export interface FileStore {
  /**
   * Keeps a content, of any length, and resolves when it is durable: all of it or nothing. Equal
   * contents are kept once. It is taken piece by piece, each before the next is asked for. It may be iterated
   * more than once, from its start each time: by several logs as one, once for each; by a log on a server, for
   * its digest and then to be sent. What was kept is what came the last time.
   * @throws TRACK_STORE_UNWRITABLE when the disk does not take it; TRACK_SERVER_AWAY when the server cannot be
   * asked; TRACK_FILE_TOO_LARGE for more than a server takes; what `content` throws; what the log throws.
   * Nothing of it is left then.
   */
  put(content: AsyncIterable<Uint8Array>): Promise<StoredFile>
  /**
   * Gives a content piece by piece, and checks it on the way: reading ends without an error only when
   * what was read is what was kept.
   * @throws TRACK_FILE_CORRUPT with `details.digest`, also when there is no such content.
   */
  read(digest: string): AsyncIterable<Uint8Array>
}

/** What waits on this machine for a server that cannot be reached. */
export interface SpoolState {
  /** Events that are durable here, and that the server is not known to have. */
  readonly events: number
  /** Bytes that spools take on this disk: those of this log, and of processes that died with theirs. */
  readonly bytes: number
  /** Why the server is not reached at present; undefined while it is. */
  readonly away: TrackError | undefined
  /** Events that the server refused for good when they were sent on. They are kept: see `folder`. */
  readonly refused: number
  /** Where spools are, and a store of what was refused. */
  readonly folder: string
}

/** Of a log on a server: where appends go while the server is away. */
export interface Spool {
  /** Known without turning the loop. */
  state(): SpoolState
  /** Resolves when the server has all that was acknowledged: as late as it takes. */
  sent(): Promise<void>
}

/** Bytes by key, for what can be rebuilt from the log: losing it costs time and nothing else. */
export interface DerivedStore {
  /** The value of each key, undefined where there is none or where it is damaged. */
  get(keys: readonly string[]): Promise<(Uint8Array | undefined)[]>
  /** Puts all entries, or deletes those whose value is undefined. */
  write(entries: readonly (readonly [key: string, value: Uint8Array | undefined])[]): Promise<void>
  /** The keys in [from, to), ascending by UTF-8 bytes, or descending; at most `limit`. */
  keys(range: {
    readonly from: string
    readonly to: string
    readonly reverse?: boolean
    readonly limit?: number
  }): Promise<string[]>
}

/** A body to put in the place of a commit's. */
export interface BodyReplacement {
  /** Of the commit. */
  readonly position: number
  /** SHA-256 of the body that is there: if it is another one by then, nothing is written. */
  readonly oldDigest: Uint8Array
  /** Says that it replaces the body that was there first, and has as many events of each stream. */
  readonly body: Uint8Array
}

/** What to remove for good. */
export interface Erasure {
  readonly bodies: readonly BodyReplacement[]
  /** Digests of contents that no event names any more. */
  readonly contents: readonly string[]
  /** What to search for when all that is done. */
  readonly sought: readonly Uint8Array[]
}

/** What became of bodies that were replaced. */
export interface Erased {
  readonly appended: Appended
  /** Files of the log that were searched, and their bytes; beside them, every commit as it reads. */
  readonly files: number
  readonly bytes: number
  /** Names of files, and positions of commits, in which something of what was sought is. */
  readonly found: readonly string[]
  /** Places of other copies of this log that it knows of, and has not touched. */
  readonly copies: readonly string[]
}

/** Replacing bodies for good. It never knows why. */
export interface Eraser {
  /**
   * Makes a commit durable and puts other bodies in the place of those of commits before it: all of that or
   * nothing. Then it removes what was there, and contents, from all that it keeps: that is done, or finished when the log is
   * next opened, whatever happens meanwhile. Whatever is derived goes with it, and until the log is opened anew
   * nothing derived is kept: who has it open may still hold what went.
   * @throws TRACK_COMMIT_CORRUPT for a body that cannot stand there; TRACK_REVISION_CONFLICT for one in whose
   * place another was put meanwhile; nothing is written. TRACK_REDACTION_UNSUPPORTED where the store is
   * another process's. TRACK_STORE_UNWRITABLE when bodies are replaced, and what was there is still to go.
   */
  replace(request: Append, erasure: Erasure): Promise<Erased>
}

/**
 * An append-only log of commits: what everything above it knows of where events are kept. It never
 * knows what an event means. `@track/core/conformance` holds the cases that every log passes.
 */
export interface EventLog {
  /** Keeps what projections derive, if the log offers a place for it. */
  readonly derived: DerivedStore | undefined
  readonly backlog: Backlog
  /** Left out by a log that tells of appends at no cost, or is not able to keep silent. */
  readonly quiet?: QuietAppends
  /** Left out by a log that other processes cannot read. */
  readonly heartbeats?: Heartbeats
  /** Left out by a log that keeps no contents. */
  readonly files?: FileStore
  /** Left out by a log that is on no server. */
  readonly spool?: Spool
  /** Left out by a log that can remove nothing. */
  readonly eraser?: Eraser

  /**
   * Makes one commit durable: all its events or none. Commits of one caller keep their order. A
   * retry (an origin that the log has, with the same streams and body) answers what the first answered
   * and writes nothing.
   *
   * The request is taken over during the call: later changes to its body change nothing.
   * @param onSettled Called once with what became of it (an error, or undefined), before the promise
   * settles: during a call of the log, so that a caller who never turns the event loop learns of it.
   * @throws TRACK_REVISION_CONFLICT when a stream is not as expected; nothing is written.
   * @throws TRACK_ORIGIN_CONFLICT when the origin is known with other content, or is below one that
   * its writer has used; nothing is written.
   * @throws TRACK_COMMIT_CORRUPT when envelope and body do not agree; nothing is written.
   * @throws TRACK_FILE_CORRUPT when the event names a content that was kept, and went with a redaction before the event
   * came; nothing is written.
   * @throws TRACK_HOST_SILENT when another process has the log and does not answer,
   * TRACK_STORE_UNWRITABLE when the disk takes no writes, TRACK_SPOOL_FULL when the server is away for
   * too much to keep. The append goes on waiting, and `onSettled` is called when it is durable or
   * refused: only the promise is not.
   * @throws TRACK_SERVER_AWAY when a revision is expected, and the server that knows it cannot be asked.
   * It is not sent later; `details.doubtful` says that it may have been done.
   * @throws TRACK_LOG_CLOSED, TRACK_LOG_FAILED
   */
  append(request: Append, onSettled?: OnSettled): Promise<Appended>

  /**
   * Reads commits with positions in [from, to).
   * @throws TRACK_COMMIT_CORRUPT, naming the position, rather than passing damage over.
   */
  read(options?: ReadOptions): AsyncIterable<CommitPage>

  /** Reads the commits that hold events of `stream` with revisions in [from, to). */
  readStream(stream: StreamId, options?: ReadOptions): AsyncIterable<CommitPage>

  /**
   * Delivers every commit from a position on, first what is there, then what comes: no gap and no
   * duplicate at the seam. The caller sets the pace; a slow one makes nobody wait and holds no queue.
   * A page whose commits reach its `head` has caught up; an empty page says so when nothing is there.
   * Ends when the signal aborts or the log closes.
   */
  subscribe(options?: SubscribeOptions): AsyncIterable<CommitPage>

  head(): Promise<LogHead>

  /** The last revision of `stream`, undefined when it has no event. */
  streamHead(stream: StreamId): Promise<number | undefined>

  /** Waits for what was appended, then releases the log. Closing twice is closing once. */
  close(): Promise<void>
}

/**
 * What projections read of a log. They neither append to it nor follow it: so it may be that of a store which this
 * thread has open for as long as it reads.
 */
export interface ReadableLog
  extends Pick<EventLog, 'derived' | 'read' | 'readStream' | 'head' | 'streamHead' | 'close'> {
  readonly heartbeats?: Pick<Heartbeats, 'read'>
}
