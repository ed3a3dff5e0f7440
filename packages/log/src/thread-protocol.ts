// What the store's thread and the threads that use it say to each other, as structured clones: nothing
// is encoded between threads of one process.
import type { MessagePort } from 'node:worker_threads'
import {
  type Append,
  type Direction,
  type Erased,
  type Erasure,
  type Heartbeat,
  type ProcessRecord,
  type SpoolState,
  type StoredFile,
  TrackError,
  type TrackErrorCode,
} from '@track/core/commits'
import type { FilePiece } from './files-at-hand.js'
import type { PostedAnswer } from './posted-append.js'
import type { RecordPage } from './store-page.js'

/**
 * What a thread asks of the store's thread, beside appends (`PostedAppend`). Every request that has an id
 * is answered by it.
 */
export type Request =
  /** Answers when all appends that came before are settled. */
  | { readonly type: 'settled'; readonly id: number }
  | {
      readonly type: 'read'
      readonly id: number
      readonly stream: string | undefined
      readonly from: number
      readonly to: number
      readonly direction: Direction
      readonly pageBytes: number
      readonly previous: Uint8Array | undefined
    }
  /** Answers when the log has grown beyond `from`, is closed, or the request is cancelled. */
  | {
      readonly type: 'follow'
      readonly id: number
      readonly from: number
      readonly pageBytes: number
      readonly previous: Uint8Array | undefined
    }
  | { readonly type: 'cancel'; readonly target: number }
  /** Says from now on that the process lives. */
  | { readonly type: 'beat'; readonly process: ProcessRecord }
  /** Only makes the pulse beat. */
  | { readonly type: 'ping' }
  | { readonly type: 'head'; readonly id: number }
  /** Of a log on a server: the heartbeats that it has. */
  | { readonly type: 'heartbeats'; readonly id: number }
  /** Of a log on a server: answers when the server has all that was acknowledged. */
  | { readonly type: 'sent'; readonly id: number }
  | { readonly type: 'streamHead'; readonly id: number; readonly stream: string }
  | { readonly type: 'derivedGet'; readonly id: number; readonly keys: readonly string[] }
  | {
      readonly type: 'derivedWrite'
      readonly id: number
      readonly entries: readonly (readonly [string, Uint8Array | undefined])[]
    }
  | {
      readonly type: 'derivedKeys'
      readonly id: number
      readonly from: string
      readonly to: string
      readonly reverse: boolean
      readonly limit: number
    }
  /** Of a log on a server: whether the server has that content. */
  | { readonly type: 'fileFind'; readonly id: number; readonly file: StoredFile }
  /** Of a log on a server: a piece of a content; how much of the upload the server has then. */
  | { readonly type: 'filePut'; readonly id: number; readonly piece: FilePiece }
  /** Of a log on a server: a piece of a content from an offset on. */
  | {
      readonly type: 'fileGet'
      readonly id: number
      readonly digest: string
      readonly offset: number
    }
  /** Makes a commit, replaces bodies, and erases what was there. */
  | {
      readonly type: 'replace'
      readonly id: number
      readonly append: Append
      readonly erasure: Erasure
    }
  | { readonly type: 'close'; readonly id: number }

/** The value that each type of request is answered with. */
export interface Answers {
  read: RecordPage
  /** Undefined when there will be none. */
  follow: RecordPage | undefined
  head: { position: number; digest: Uint8Array; committedAtMs: number | undefined }
  streamHead: number | undefined
  derivedGet: (Uint8Array | undefined)[]
  derivedWrite: undefined
  derivedKeys: string[]
  fileFind: boolean
  filePut: number
  fileGet: Uint8Array
  replace: Erased
  close: undefined
  /** Why nothing of it is in the store after all: its folder was deleted or replaced. */
  settled: PlainError | undefined
  heartbeats: readonly Heartbeat[]
  sent: undefined
}

/** The store's thread says once what became of opening, and answers one request, or many appends. */
export type Response =
  | { readonly type: 'opened'; readonly folder: string | undefined }
  | { readonly type: 'unopened' }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly error: PlainError }
  | {
      readonly type: 'outcomes'
      /** In the order in which the appends came. */
      readonly outcomes: readonly (PostedAnswer | PlainRefusal)[]
    }
  /** Why nothing is acknowledged at present; undefined when that has passed. */
  | { readonly type: 'outage'; readonly error: PlainError | undefined }
  /** Of a log on a server: what waits here for it. */
  | { readonly type: 'spool'; readonly spool: PlainSpool }
  /** Nobody answers for the store: appends that are awaited no longer, and go on waiting themselves. */
  | { readonly type: 'overdue'; readonly ids: readonly number[]; readonly error: PlainError }

/** What waits for a server, as it crosses threads. */
type PlainSpool = Omit<SpoolState, 'away'> & { readonly away: PlainError | undefined }

/** Why an append was refused. */
export interface PlainRefusal {
  readonly id: number
  readonly error: PlainError
}

/** What runs in a store's thread. */
export interface ThreadProgram {
  readonly url: URL
  /** What it is told beside the store: plain values. */
  readonly options?: Readonly<Record<string, unknown>>
  /**
   * Where the log is on a server, and in no folder here: what errors call it. Its thread keeps the
   * heartbeats, and each log has a thread of its own.
   */
  readonly uri?: string
}

/** What the store's thread is started with. */
export interface ThreadData {
  readonly path: string
  readonly options: NonNullable<ThreadProgram['options']>
  readonly shared: SharedArrayBuffer
  /** Where the requests come from. */
  readonly port: MessagePort
}

/**
 * The 32-bit cells of the memory that both sides see, so that a thread that never turns its event
 * loop learns what the store's thread has done.
 */
export const cell: Readonly<Record<'settled' | 'alive' | 'pulse', number>> = {
  /** Appends settled, in the order in which they came and modulo 2^32; told after any answer to them. */
  settled: 0,
  /** 1 while the store's thread runs. */
  alive: 1,
  /** Messages that the store's thread has taken, modulo 2^32. */
  pulse: 2,
}

/** Bytes of the memory that both sides see. */
export const sharedBytes: number = 4 * Object.keys(cell).length

/** An error as it crosses threads: a structured clone would lose its code and details. */
export interface PlainError {
  readonly code: TrackErrorCode | undefined
  readonly message: string
  readonly stack: string | undefined
  readonly details: Readonly<Record<string, unknown>>
  readonly cause: PlainError | undefined
}

/** The plain form of an error. */
export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) {
    return {
      code: undefined,
      message: String(error),
      stack: undefined,
      details: {},
      cause: undefined,
    }
  }
  const { message, stack, cause } = error
  return {
    code: error instanceof TrackError ? error.code : undefined,
    message:
      'code' in error && !(error instanceof TrackError) ? `${error.code}: ${message}` : message,
    stack,
    details: error instanceof TrackError ? error.details : {},
    cause: cause === undefined ? undefined : plainError(cause),
  }
}

/** The error that {@link plainError} made plain; one without a code is TRACK_LOG_FAILED. */
export function errorOf(plain: PlainError): TrackError {
  const cause = plain.cause === undefined ? undefined : errorOf(plain.cause)
  const error = new TrackError(plain.code ?? 'TRACK_LOG_FAILED', plain.message, {
    details: plain.details,
    cause,
  })
  if (plain.stack !== undefined) error.stack = plain.stack
  return error
}
