import {
  ColumnsWriter,
  type Commit,
  type EventLog,
  isColumns,
  partCount,
  type Sha256,
  type StreamId,
  type StreamPart,
  streamParts,
  TrackError,
} from '@track/core'
import { type AnyFold, newFold } from './any-fold.js'
import { FoldCache } from './fold-cache.js'
import type { GroupView } from './group-view.js'
import type { ProjectView } from './project-view.js'
import { type ReplaySummary, ReplayTally } from './replay-tally.js'
import type { StoreView } from './store-view.js'
import { kindOfFirst } from './stream-kind.js'
import type { TrialView } from './trial-view.js'
import { viewFoldPolicy } from './view-fold-policy.js'
import { ViewReader, type ViewReaderOptions } from './view-reader.js'

/** How far a replay has come. */
export interface ReplayProgress {
  /** One past the position of the last event folded. */
  readonly position: number
  /** Where the replay ends, one past the last position. */
  readonly head: number
  /** Since the beginning; undefined without a clock. */
  readonly eventsPerSecond: number | undefined
}

/** A view, and what it is of. */
export type AnyView =
  | { readonly kind: 'trial'; readonly view: TrialView }
  | { readonly kind: 'group'; readonly view: GroupView }
  | { readonly kind: 'project'; readonly view: ProjectView }
  | { readonly kind: 'store'; readonly view: StoreView }

/** How to replay a log. */
export interface ReplayOptions extends ViewReaderOptions {
  /** Only the log's first so many events. Default: all there are when the replay begins. */
  readonly at?: number
  /** Bytes of views to hold in memory, about. Default 96 MiB. */
  readonly memoryBytesMax?: number
  /** Called after each page of the log. */
  readonly onProgress?: (progress: ReplayProgress) => void
  /** A clock for `eventsPerSecond`, in milliseconds. */
  readonly nowMs?: () => number
  /** Ends the replay between two pages: it rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Asks for `viewsDigest`. */
  readonly sha256?: Sha256
  /** Called at the end with the view of each stream, in no particular order. */
  readonly onView?: (view: AnyView) => void | Promise<void>
}

const memoryBytesMaxDefault = 96 * 1024 * 1024

/**
 * Folds the whole log forward into the views of all its streams, without looking at snapshots but for the
 * pasts of forks, and
 * keeps chunks and snapshots of them, so that what is derived is as if it had been folded live. Memory
 * does not grow with the events; it grows by some 200 bytes a stream.
 * @throws TRACK_COMMIT_CORRUPT also for a gap between positions; TRACK_EVENT_CORRUPT; what the log
 * throws; the signal's reason.
 */
export async function replay(log: EventLog, options: ReplayOptions = {}): Promise<ReplaySummary> {
  const { signal, onProgress, nowMs } = options
  signal?.throwIfAborted()
  const head = Math.min((await log.head()).position, options.at ?? Number.POSITIVE_INFINITY)
  const run = new Replay(log, head, options)
  const startMs = nowMs?.()
  for await (const { commits } of log.read({ to: head })) {
    signal?.throwIfAborted()
    await run.fold(commits)
    const seconds = startMs === undefined || nowMs === undefined ? 0 : (nowMs() - startMs) / 1000
    const eventsPerSecond = seconds > 0 ? run.position / seconds : undefined
    onProgress?.({ position: run.position, head, eventsPerSecond })
  }
  return run.finish()
}

class Replay {
  readonly #options: ReplayOptions
  readonly #head: number
  readonly #reader: ViewReader
  readonly #folds: FoldCache<AnyFold>
  readonly #tally: ReplayTally
  /** One commit after another is folded: none needs columns of its own. */
  readonly #columns = new ColumnsWriter()
  #writing: Promise<void> | undefined
  position = 0

  constructor(log: EventLog, head: number, options: ReplayOptions) {
    this.#options = options
    this.#head = head
    this.#reader = new ViewReader(log, options)
    this.#folds = new FoldCache(this.#reader, viewFoldPolicy(this.#reader))
    this.#tally = new ReplayTally(options.sha256)
  }

  async fold(commits: readonly Commit[]): Promise<void> {
    const touched = new Set<AnyFold>()
    for (const commit of commits) {
      this.#checkPosition(commit)
      this.#tally.commits++
      for (const [stream, parts] of streamParts(commit, {
        to: this.#head,
        columns: this.#columns,
      })) {
        let events = 0
        for (const part of parts) events += partCount(part)
        this.#tally.events += events
        // An await for every commit would cost more than folding it.
        const fold = this.#folds.here(stream) ?? (await this.#foldOf(stream, parts, events))
        if (fold === undefined) continue
        for (const part of parts) fold.fold.push(part, commit.digest)
        touched.add(fold)
      }
      // Not the sum of events: a tombstone has none.
      this.position = Math.min(commit.position + commit.count, this.#head)
    }
    for (const { fold } of touched) fold.flush()
    // The page is written while the next one is folded.
    await this.#writing
    this.#writing = this.#reader.write(Array.from(touched, ({ fold }) => fold))
    for (const fold of touched) this.#folds.touch(fold)
    const { memoryBytesMax = memoryBytesMaxDefault } = this.#options
    await this.#folds.shrink(memoryBytesMax, (fold) => this.#note(fold))
  }

  /** Notes how a view is, without what was taken back. */
  async #note(fold: AnyFold): Promise<void> {
    if (fold.kind === 'trial') await this.#reader.foldReverted(fold.fold)
    this.#tally.note(fold)
  }

  async finish(): Promise<ReplaySummary> {
    await this.#writing
    for (const fold of this.#folds.folds()) {
      await this.#note(fold)
      await this.#reader.keepIfWorth(fold.fold)
    }
    const { onView } = this.#options
    if (onView !== undefined) {
      for (const stream of this.#folds.streams()) {
        const fold = await this.#folds.get(stream)
        if (fold !== undefined) await onView(viewOf(fold))
      }
    }
    return this.#tally.summary()
  }

  async #foldOf(
    stream: StreamId,
    parts: readonly StreamPart[],
    events: number,
  ): Promise<AnyFold | undefined> {
    const known = await this.#folds.get(stream)
    const [part] = parts
    if (known !== undefined || part === undefined) return known
    const first = isColumns(part) ? undefined : part[0] // metrics create nothing
    const kind = first?.streamRevision === 0 ? kindOfFirst(first.event) : undefined
    if (first === undefined || kind === undefined) {
      this.#tally.passOver(stream, events)
      return undefined
    }
    this.#tally.count(kind)
    const fold = await newFold(this.#reader, kind, first)
    this.#folds.touch(fold)
    return fold
  }

  #checkPosition({ position }: Commit): void {
    if (position === this.position) return
    throw new TrackError(
      'TRACK_COMMIT_CORRUPT',
      `The log goes on at position ${position} where ${this.position} was expected`,
      { details: { position, expected: this.position } },
    )
  }
}

function viewOf({ kind, fold }: AnyFold): AnyView {
  return { kind, view: fold.state } as AnyView
}
