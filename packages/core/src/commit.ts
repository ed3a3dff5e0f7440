import type { StreamId } from './stream-id.js'

/**
 * What a stream must look like for an append to go ahead: its last revision, or that it has no
 * event, or some, or anything.
 */
export type ExpectedRevision = number | 'any' | 'no-stream' | 'stream-exists'

/** Where a commit was first made: names it for good, so that a retry is known as one. */
export interface Origin {
  /** 16 bytes in lower-case hex, one for each client. */
  readonly writer: string
  /** Ascends with each append of a writer; a number that was refused is not used again. */
  readonly sequence: number
}

/** The part of one stream in an append. */
export interface StreamAppend {
  readonly id: StreamId
  /** Events of this stream in the body, at least one. */
  readonly count: number
  readonly expected: ExpectedRevision
}

/** Events to be made durable together: an envelope, and the body that nobody encodes again. */
export interface Append {
  readonly origin: Origin
  /** Milliseconds since 1970; the times in the body are relative to it. */
  readonly baseTimeMs: number
  /** One for each group of the body, in the same order. */
  readonly streams: readonly StreamAppend[]
  readonly body: Uint8Array
}

/** What an append, or its retry, came to. */
export interface Appended {
  /** Of its first event. NaN when the commit is in a spool, from which a server is yet to get it. */
  readonly position: number
  /** Milliseconds since 1970, never earlier than the commit before. */
  readonly committedAtMs: number
  /** Of each stream's first event, in the order of the append's streams; NaN where `position` is. */
  readonly firstRevisions: readonly number[]
}

/** The part of one stream in a commit. */
export interface StreamSlice {
  readonly id: StreamId
  readonly count: number
  /** Of the first of `count` events. */
  readonly firstRevision: number
}

/** A writer of which commits are gone: of each whose first is, that is known. */
export interface TombstoneWriter {
  readonly number: number
  /** 16 bytes in lower-case hex. */
  readonly id: string
  /** Of its commits that are gone, the last; 0 when it is not known. */
  readonly lastSequence: number
}

/** What a header says that stands in the place of commits that are gone. */
export interface Tombstone {
  /**
   * Digest of the last of them, 32 bytes: the next commit names it as the one before it. Undefined when
   * nobody knows it.
   */
  readonly digest: Uint8Array | undefined
  readonly writers: readonly TombstoneWriter[]
  /** For people. */
  readonly reason: string
}

/** A trial that a commit adds to its project, and the revision that it had in the store it was added in. */
export interface FormerRevision {
  /** Of the event, counted from the first of the commit. */
  readonly place: number
  readonly revision: number
}

/** Where a commit of a merged store was first made. */
export interface CommitOrigin {
  /** The identity of that store: 16 bytes in lower-case hex. */
  readonly store: string
  /** Of the commit's first event there. */
  readonly position: number
  /** The bytes of the header that it has there: with the body, they give the digest that it has there. */
  readonly header: Uint8Array
  readonly former: readonly FormerRevision[]
  /**
   * 0 of what was made in a store that was not merged; in a merged one, one more than the highest that was
   * merged into it: of two commits of one time, what was there before goes before.
   */
  readonly generation: number
}

/** What a log keeps in front of a body. */
export interface CommitHeader {
  /** Of the commit's first event. */
  readonly position: number
  readonly baseTimeMs: number
  readonly committedAtMs: number
  /** Digest of the commit before; of the log's identity for the first. 32 bytes. */
  readonly previous: Uint8Array
  /** Always 0. */
  readonly store: number
  /** Short number of the writer. */
  readonly writer: number
  /** The writer's own id in hex; in its first commit only. */
  readonly writerId: string | undefined
  readonly sequence: number
  readonly streams: readonly StreamSlice[]
  /**
   * Set when the events are gone that were at these places, and so there is no body and no origin.
   * Readers pass over them: `eventsOf` gives none.
   */
  readonly tombstone?: Tombstone | undefined
  /** Set in a merged store, in what was first made in another one. */
  readonly origin?: CommitOrigin | undefined
}

/** One or more events made durable together. */
export interface Commit extends CommitHeader {
  /** Events in all streams together. */
  readonly count: number
  /**
   * Of this commit and, through `previous`, of all before it; of a tombstone, that of the last commit in
   * whose place it stands, if it is known. 32 bytes.
   */
  readonly digest: Uint8Array
  readonly body: Uint8Array
}
