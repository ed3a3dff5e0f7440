import {
  isColumns,
  type ReadableLog,
  type RecordedEvent,
  type StreamId,
  type StreamPart,
  storeStreamId,
} from '@track/core'
import { DerivedCache } from './derived-cache.js'
import { readSource, sourceHead, sourceParts } from './fold-source.js'
import { forkCreated, type PastStretch, readPast } from './fork-past.js'
import { groupProjection } from './group-projection.js'
import type { GroupView } from './group-view.js'
import { projectProjection } from './project-projection.js'
import type { ProjectView } from './project-view.js'
import type { ViewProjection } from './projection.js'
import { sameBytes } from './same-bytes.js'
import { readTrialSeries, type TrialSeries, type TrialSeriesOptions } from './series-reader.js'
import type { Checkpoint, Snapshot } from './snapshot.js'
import { snapshotSpacing } from './snapshot-spacing.js'
import { SnapshotStore } from './snapshot-store.js'
import { storeProjection } from './store-projection.js'
import type { StoreView } from './store-view.js'
import { type Keepable, StreamFold } from './stream-fold.js'
import { trialProjection } from './trial-projection.js'
import type { TrialView } from './trial-view.js'
import type { View } from './view.js'
import { isWorthKeeping, saveAfterEventsDefault } from './worth-keeping.js'

/** How a {@link ViewReader} keeps what it has folded. */
export interface ViewReaderOptions {
  /**
   * The least distance of the snapshots kept along the stream of a trial, in events; along that of a group or
   * project an eighth of it. Default 16,384.
   */
  readonly snapshotEveryEvents?: number
  /**
   * Events that a read folds before it keeps a snapshot of where it came to; a commit counts as 16
   * at the least. Default 1,024.
   */
  readonly saveAfterEvents?: number
  /** Hears of failures of the log's store of derived data, which no result depends on. */
  readonly onCacheError?: (error: unknown) => void
}

/** As of when to read a view. */
export interface ReadViewOptions {
  /** The view of the log's first so many events. Default: all there are when reading begins. */
  readonly at?: number
  /** Looks at no snapshot. */
  readonly anew?: boolean
}

/** The default distance of snapshots along a stream, in events. */
export const snapshotEveryEventsDefault = 16_384

/**
 * Reads views of single streams: from the newest usable snapshot, if the log keeps derived data, and
 * the events after it. A snapshot is usable when it is of the projection's own version and the log
 * still has the very commit that it ends with; any other is passed over for an older one, and at
 * last for the whole stream.
 */
export class ViewReader {
  readonly #log: ReadableLog
  readonly #cache: DerivedCache
  readonly #snapshots: SnapshotStore
  readonly #everyEvents: number
  readonly #saveAfterEvents: number

  constructor(log: ReadableLog, options: ViewReaderOptions = {}) {
    this.#log = log
    this.#everyEvents = options.snapshotEveryEvents ?? snapshotEveryEventsDefault
    this.#saveAfterEvents = options.saveAfterEvents ?? saveAfterEventsDefault
    this.#cache = new DerivedCache(log.derived, options.onCacheError)
    this.#snapshots = new SnapshotStore(this.#cache)
  }

  /**
   * The view of `stream`; the projection's initial state when there is no event.
   * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
   */
  async read<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    options: ReadViewOptions = {},
  ): Promise<State> {
    return (await this.fold(projection, stream, options)).state
  }

  /** The view of a trial. */
  trial(stream: StreamId, options?: ReadViewOptions): Promise<TrialView> {
    return this.read(trialProjection, stream, options)
  }

  /** The view of a group. */
  group(stream: StreamId, options?: ReadViewOptions): Promise<GroupView> {
    return this.read(groupProjection, stream, options)
  }

  /** The view of a project. */
  project(stream: StreamId, options?: ReadViewOptions): Promise<ProjectView> {
    return this.read(projectProjection, stream, options)
  }

  /** What the store says of itself: its projects. */
  store(options?: ReadViewOptions): Promise<StoreView> {
    return this.read(storeProjection, storeStreamId, options)
  }

  /** The points of every metric and chrono of `view`, exactly those that it reflects. */
  series(view: TrialView, options?: TrialSeriesOptions): Promise<TrialSeries> {
    const startOf = async (first: RecordedEvent): Promise<TrialView> =>
      (await this.begin(trialProjection, first)).state
    return readTrialSeries({ log: this.#log, cache: this.#cache, startOf }, view, options)
  }

  /** Like {@link read}, and goes on from there: what live projections start with. */
  async fold<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    options: ReadViewOptions = {},
  ): Promise<StreamFold<State>> {
    const { at = Number.POSITIVE_INFINITY, anew = false } = options
    const until = { at, anew }
    const start = await this.#restore(projection, stream, until)
    const fold = this.foldFrom(projection, stream, start)
    await this.#foldUntil(fold, until)
    await this.foldReverted(fold)
    // Of earlier moments only the spaced snapshots are kept: a time slider would leave one a step.
    const worthKeeping = this.#cache.exists && this.#isWorthKeeping(fold)
    if (worthKeeping && (await sourceHead(this.#log, stream)) === fold.nextRevision - 1) {
      await this.keep(fold)
    }
    return fold
  }

  /** A fold of the stream that begins with `first`, which is not folded yet: of a fork, with its past. */
  async begin<State extends View>(
    projection: ViewProjection<State>,
    first: RecordedEvent,
  ): Promise<StreamFold<State>> {
    const fold = this.foldFrom(projection, first.stream, undefined)
    await this.#startFork(fold, first)
    return fold
  }

  /** A fold that goes on from `start`. */
  foldFrom<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    start: Snapshot<State> | undefined,
  ): StreamFold<State> {
    const snapshots = this.#cache.exists ? this.#snapshots : undefined
    const spacing = snapshotSpacing(this.#everyEvents, projection.isList === true)
    return new StreamFold(projection, stream, start, { snapshots, spacing })
  }

  /** A fold that goes on from the snapshot kept at `checkpoint`, or from what the log has up to there. */
  async foldAt<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    checkpoint: Checkpoint,
  ): Promise<StreamFold<State>> {
    const start = await this.#snapshots.load(projection, stream, checkpoint)
    if (start !== undefined && sameBytes(start.checkpoint.commitDigest, checkpoint.commitDigest)) {
      return this.foldFrom(projection, stream, start)
    }
    return this.fold(projection, stream, { at: checkpoint.position })
  }

  /**
   * Folds a stream again from its beginning where an event was taken back that is in its state, or one is
   * there again; and nothing where none was.
   */
  async foldReverted<State extends View>(fold: StreamFold<State>): Promise<void> {
    if (fold.isStale) await this.foldAgain(fold)
  }

  /**
   * Folds a stream again from its beginning, as far as it is folded: a fork whose past may have lost a value is, since
   * its own events do not say so.
   */
  async foldAgain<State extends View>(fold: StreamFold<State>): Promise<void> {
    const { checkpoint } = fold
    if (checkpoint === undefined) return
    const again = fold.again()
    await this.#foldUntil(again, { at: checkpoint.position })
    again.replace()
  }

  /** Writes what folds have collected. */
  async write(folds: Iterable<Keepable>): Promise<void> {
    await this.#cache.write(Array.from(folds, (fold) => fold.takeEntries()).flat())
  }

  /** Keeps a snapshot of where `fold` is, in place of the newest before. */
  async keep(fold: Keepable): Promise<void> {
    const older = await fold.olderEntries()
    await this.#cache.write([...older, ...fold.takeEntriesWithNewest()])
  }

  /** Keeps snapshots of where folds are in one write; does not look for older ones of others. */
  async keepAll(folds: Iterable<Keepable>): Promise<void> {
    await this.#cache.write(Array.from(folds, (fold) => fold.takeEntriesWithNewest()).flat())
  }

  /** Like {@link keep}, unless folding again what is new since the last snapshot costs less. */
  async keepIfWorth(fold: Keepable): Promise<void> {
    if (this.#isWorthKeeping(fold)) await this.keep(fold)
  }

  #isWorthKeeping({ unkept, unkeptCommits }: Keepable): boolean {
    return isWorthKeeping({ events: unkept, commits: unkeptCommits }, this.#saveAfterEvents)
  }

  /** Folds on up to there, also from a fork's beginning. */
  async #foldUntil<State extends View>(fold: StreamFold<State>, until: Until): Promise<void> {
    const first = await this.#advance(fold, until)
    if (first === undefined) return
    await this.#startFork(fold, first, until.anew)
    await this.#advance(fold, until)
  }

  /**
   * Folds on up to there. When it is to begin with a fork, nothing is folded, and that is returned: nothing
   * is kept open while its past is folded.
   */
  async #advance<State extends View>(
    fold: StreamFold<State>,
    until: Until,
  ): Promise<RecordedEvent | undefined> {
    const { stream, projection } = fold
    const { at, toRevision } = until
    const range = { from: fold.pushedRevision, ...(toRevision !== undefined && { to: toRevision }) }
    const end = { to: at, ...(toRevision !== undefined && { toRevision }) }
    for await (const page of readSource(this.#log, stream, range)) {
      const cut = { fromRevision: fold.pushedRevision, ...end }
      let reached = false
      for (const commit of page.commits) {
        reached = commit.position + commit.count >= at
        if (commit.position >= at) break
        const parts = sourceParts(commit, stream, cut)
        const first = fold.isNew && projection.fork !== undefined ? firstOf(parts) : undefined
        if (first !== undefined && forkCreated(first) !== undefined) return first
        for (const part of parts) fold.push(part, commit.digest)
        if (reached) break
      }
      fold.flush()
      await this.write([fold])
      if (reached) break
    }
    return undefined
  }

  /** Starts the fold of a stream that begins with `first` from its past, if it is a fork's. */
  async #startFork<State extends View>(
    fold: StreamFold<State>,
    first: RecordedEvent,
    anew = false,
  ): Promise<void> {
    const { projection } = fold
    if (projection.fork === undefined || forkCreated(first) === undefined) return
    const past = await readPast(this.#log, first)
    let from = past.length
    let snapshot: Snapshot<State> | undefined
    for (; from > 0 && snapshot === undefined; from--) {
      const stretch = past[from - 1] as PastStretch
      snapshot = await this.#restore(projection, stretch.stream, { ...stretch, anew })
    }
    let before: StreamFold<State> | undefined
    for (const stretch of past.slice(from)) {
      const next = this.foldFrom(projection, stretch.stream, snapshot)
      if (snapshot === undefined) startFrom(next, stretch.first, before)
      await this.#advance(next, stretch)
      await this.foldReverted(next)
      before = next
      snapshot = undefined
    }
    startFrom(fold, first, before)
  }

  async #restore<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    until: Until,
  ): Promise<Snapshot<State> | undefined> {
    if (!this.#cache.exists || until.anew === true) return undefined
    for await (const snapshot of this.#snapshots.newestFirst(projection, stream, until)) {
      if (await this.isOfThisLog(stream, snapshot.checkpoint)) return snapshot
    }
    return undefined
  }

  /**
   * Whether the log has the very commit that `checkpoint` ends with. Its digest vouches for all before
   * it: a log that lost its end in a power loss and grew again has other commits at the same revisions.
   */
  async isOfThisLog(stream: StreamId, checkpoint: Checkpoint): Promise<boolean> {
    const { streamRevision, position, commitDigest } = checkpoint
    const range = { from: streamRevision, to: streamRevision + 1 }
    for await (const { commits } of readSource(this.#log, stream, range)) {
      for (const commit of commits) {
        const holds = commit.position < position && commit.position + commit.count >= position
        if (holds && sameBytes(commit.digest, commitDigest)) return true
      }
    }
    return false
  }
}

/** Where a fold ends: before this position, and before this revision. */
interface Until {
  readonly at: number
  readonly toRevision?: number
  /** No snapshot is looked at on the way. */
  readonly anew?: boolean
}

/** Lets the fold of a fork start from what the fold `past` has come to, or without a past. */
function startFrom<State extends View>(
  fold: StreamFold<State>,
  first: RecordedEvent,
  past: StreamFold<State> | undefined,
): void {
  const created = forkCreated(first)
  const { fork } = fold.projection
  if (created !== undefined && fork !== undefined) {
    fold.startFrom(fork(created, past?.state), past)
  }
}

/** The first event of `parts`, unless it is of metrics: those create nothing. */
function firstOf([part]: readonly StreamPart[]): RecordedEvent | undefined {
  return part === undefined || isColumns(part) ? undefined : part[0]
}
