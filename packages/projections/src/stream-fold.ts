import { partCount, type StreamId, type StreamPart, slicePart } from '@track/core'
import type { DerivedEntry } from './derived-cache.js'
import { firstRevisionIn } from './fold-source.js'
import type { Batch, ViewProjection } from './projection.js'
import { type LeftOut, leftOutBy, noReverts, partsWithout, type Revert } from './reverts.js'
import { chunkKey, encodeChunk } from './series-chunk.js'
import type { Checkpoint, Snapshot } from './snapshot.js'
import { isSpaced, nextSpaced, type SnapshotSpacing } from './snapshot-spacing.js'
import type { SnapshotStore } from './snapshot-store.js'
import type { View } from './view.js'

/** What becomes of the chunks and snapshots of a fold. */
export interface StreamFoldOptions {
  /** Undefined when there is no place to keep them. */
  readonly snapshots: SnapshotStore | undefined
  readonly spacing: SnapshotSpacing
}

/** What there is to keep of a fold, whatever it folds. */
export interface Keepable {
  /** Events folded since the last snapshot that was kept. */
  readonly unkept: number
  /** Commits that held them: what reading them again would cost where each is in one of its own. */
  readonly unkeptCommits: number
  takeEntries(): DerivedEntry[]
  takeEntriesWithNewest(): DerivedEntry[]
  /** What else to delete when the newest snapshot is the state as it is. */
  olderEntries(): Promise<DerivedEntry[]>
}

/**
 * Folds one stream as its commits come, in batches that are as large as the caller makes them, and
 * collects what is to be kept: full chunks, and a snapshot at each spaced place, in the middle of a
 * batch or not, so that the same log gives the same snapshots however it was read.
 */
export class StreamFold<State extends View> implements Keepable {
  readonly stream: StreamId
  readonly projection: ViewProjection<State>
  readonly #options: StreamFoldOptions
  #state: State
  /** The last state that is not stale. */
  #shown: State
  #leftOut: LeftOut
  /** What {@link #leftOut} follows from: before they are all folded in, the state is of no moment. */
  #reverts: readonly Revert[]
  /** Of events that are folded as they are since: once there are more, the state may hold what they lost. */
  #redactions: number
  readonly #replaces: StreamFold<State> | undefined
  #commitDigest: Uint8Array | undefined
  /** Whether it goes on from a snapshot, or from what its stream starts from, or has begun. */
  #hasStart: boolean
  #batch: Batch<State> | undefined
  #nextSpaced: number
  /** One past the revision of the last event that was pushed. */
  #pushed: number
  #entries: DerivedEntry[] = []
  #unkept = 0
  #unkeptCommits = 0
  /** Of the last snapshot that was kept. */
  #kept: Checkpoint | undefined

  /**
   * @param start Where to go on from; undefined for the stream's beginning.
   * @param replaces What is folded again, if anything is.
   */
  constructor(
    projection: ViewProjection<State>,
    stream: StreamId,
    start: Snapshot<State> | undefined,
    options: StreamFoldOptions,
    replaces?: StreamFold<State>,
  ) {
    this.projection = projection
    this.stream = stream
    this.#options = options
    this.#state = start?.state ?? projection.initial
    this.#shown = this.#state
    this.#replaces = replaces
    const known = replaces === undefined ? this.#state : replaces.#state
    this.#reverts = revertsOf(projection, known)
    this.#redactions = projection.redactionsOf?.(known) ?? 0
    this.#leftOut = leftOutBy(this.#reverts)
    this.#commitDigest = start?.checkpoint.commitDigest
    this.#kept = start?.checkpoint
    this.#hasStart = start !== undefined
    this.#pushed = this.nextRevision
    this.#nextSpaced = nextSpaced(this.nextRevision, options.spacing)
  }

  /** Whether it still may be told where to start from. */
  get isNew(): boolean {
    return !this.#hasStart
  }

  /** Starts the stream from `state`, which `past` has come to: to fold that again would cost as much again. */
  startFrom(state: State, past: Keepable | undefined): void {
    this.#state = state
    this.#shown = state
    this.#hasStart = true
    this.#unkept = past?.unkept ?? 0
    this.#unkeptCommits = past?.unkeptCommits ?? 0
  }

  /** The state after all events that were flushed, without unsaved chunks; while it is stale, the one before. */
  get state(): State {
    return this.#shown
  }

  /**
   * Whether an event that is in the state was taken back or lost a value, or one that was left out is there
   * again.
   */
  get isStale(): boolean {
    return this.#state !== this.#shown
  }

  /** The revision of the first event that is not in {@link state}. */
  get nextRevision(): number {
    return (this.#state.asOf?.streamRevision ?? -1) + 1
  }

  /** The revision of the first event that was not pushed. */
  get pushedRevision(): number {
    return this.#pushed
  }

  get unkept(): number {
    return this.#unkept
  }

  get unkeptCommits(): number {
    return this.#unkeptCommits
  }

  /** Takes in the next events of the stream, all of the commit with this digest. */
  push(part: StreamPart, commitDigest: Uint8Array): void {
    this.#hasStart = true
    if (commitDigest !== this.#commitDigest) this.#unkeptCommits++
    this.#passTo(firstRevisionIn(this.stream, part))
    let rest = part
    for (let count = partCount(rest); count > 0; count = partCount(rest)) {
      const room = this.#nextSpaced - this.#pushed
      const now = room < count ? slicePart(rest, 0, room) : rest
      const taken = Math.min(room, count)
      this.#batch ??= this.projection.begin(this.#state)
      for (const left of partsWithout(now, this.#leftOut)) this.#batch.add(left)
      this.#pushed += taken
      this.#unkept += taken
      this.#commitDigest = commitDigest
      if (count < room) return
      this.flush()
      this.#keepSnapshot()
      this.#nextSpaced = nextSpaced(this.#pushed, this.#options.spacing)
      rest = slicePart(rest, taken, count)
    }
  }

  /** The events before `revision` are gone: those that come next are held to be so far on. */
  #passTo(revision: number | undefined): void {
    if (revision === undefined || revision === this.#pushed) return
    this.#pushed = revision
    if (revision < this.#nextSpaced) return
    this.#nextSpaced = nextSpaced(revision, this.#options.spacing)
  }

  /** Brings {@link state} up to what was pushed. */
  flush(): void {
    if (this.#batch === undefined) return
    // A copy: the digest may be a view of a page's buffer, and would keep all of that alive.
    this.#commitDigest = this.#commitDigest?.slice()
    const { projection } = this
    const state = this.#batch.seal()
    this.#batch = undefined
    if (this.#options.snapshots !== undefined) {
      for (const chunk of projection.unsaved(state)) {
        const { variant } = this.#leftOut
        this.#entries.push([chunkKey({ ...chunk, variant }), encodeChunk(chunk.points)])
      }
    }
    this.#state = projection.settle(state)
    this.#noteReverts()
  }

  /** A fold of the same stream from its beginning, without what is taken back by now. */
  again(): StreamFold<State> {
    return new StreamFold(this.projection, this.stream, undefined, this.#options, this)
  }

  /** Makes the fold that this one was made of, by {@link again}, what it has come to. */
  replace(): void {
    const replaced = this.#replaces
    if (replaced === undefined) throw new TypeError('This fold was made of no other')
    replaced.#state = this.#state
    replaced.#shown = this.#state
    replaced.#reverts = this.#reverts
    replaced.#redactions = this.#redactions
    replaced.#leftOut = this.#leftOut
    replaced.#entries.push(...this.#entries)
    replaced.#unkept = this.#unkept
    replaced.#unkeptCommits = this.#unkeptCommits
  }

  /** Shows the state, unless reverts in it take back another thing than what was left out, or values went. */
  #noteReverts(): void {
    const reverts = revertsOf(this.projection, this.#state)
    if (reverts.length < this.#reverts.length) return // folded again, and not as far as it was
    if ((this.projection.redactionsOf?.(this.#state) ?? 0) !== this.#redactions) return
    if (reverts !== this.#reverts) {
      if (leftOutBy(reverts).variant !== this.#leftOut.variant) return
      this.#reverts = reverts
    }
    this.#shown = this.#state
  }

  /** Where the state stands; undefined before the first event. */
  get checkpoint(): Checkpoint | undefined {
    const { asOf } = this.#state
    if (asOf === undefined || this.#commitDigest === undefined) return undefined
    const { position, streamRevision } = asOf
    return { position: position + 1, streamRevision, commitDigest: this.#commitDigest }
  }

  /** What was collected since the last call, to be written in one batch. */
  takeEntries(): DerivedEntry[] {
    const entries = this.#entries
    this.#entries = []
    return entries
  }

  /** Like {@link takeEntries}, with a snapshot of the state as it is, in place of its last one. */
  takeEntriesWithNewest(): DerivedEntry[] {
    const { snapshots, spacing } = this.#options
    const isKept = snapshots === undefined || this.#unkept === 0 || this.isStale
    if (isKept) return this.takeEntries()
    const before = this.#kept
    this.#keepSnapshot()
    if (before !== undefined && !isSpaced(before.streamRevision + 1, this.nextRevision, spacing)) {
      this.#entries.push([snapshots.key(this.projection, this.stream, before), undefined])
    }
    return this.takeEntries()
  }

  async olderEntries(): Promise<DerivedEntry[]> {
    const { snapshots, spacing } = this.#options
    const revision = this.nextRevision - 1
    return (await snapshots?.thinned(this.projection, this.stream, revision, spacing)) ?? []
  }

  #keepSnapshot(): void {
    const { checkpoint } = this
    if (checkpoint === undefined || this.#options.snapshots === undefined) return
    if (this.isStale) return // the view of no moment
    const snapshot = { checkpoint, state: this.#state }
    this.#entries.push(this.#options.snapshots.entry(this.projection, this.stream, snapshot))
    this.#unkept = 0
    this.#unkeptCommits = 0
    this.#kept = checkpoint
  }
}

function revertsOf<State extends View>(
  projection: ViewProjection<State>,
  state: State,
): readonly Revert[] {
  return projection.revertsOf?.(state) ?? noReverts
}
