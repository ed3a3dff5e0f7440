import {
  ColumnsWriter,
  type Commit,
  type CommitPage,
  type EventLog,
  eventsOf,
  eventsOfPart,
  firstRevisionOf,
  partCount,
  type RecordedEvent,
  type StreamId,
  type StreamPart,
  type StreamParts,
  slicePart,
  streamParts,
} from '@track/core'
import { type AnyFold, foldUpTo, newFold } from '../any-fold.js'
import { firstEventOf, readPast } from '../fork-past.js'
import { kindOfFirst, kindOfStream, type StreamKind } from '../stream-kind.js'
import type { ViewReader } from '../view-reader.js'
import type { Follower } from './follow-log.js'
import { isNext } from './is-next.js'
import type { LiveSelection } from './live-selection.js'

/**
 * Hears the new events of a stream, in order, before they are folded; not those that a snapshot stood
 * for. The columns of a part are overwritten when it has returned.
 */
export type PartListener = (stream: StreamId, part: StreamPart, before: AnyFold) => void

/**
 * Folds of the streams that a selection asks for, kept up with a log: begun from snapshots at one
 * position, then fed every commit from that position on. It never reflects a commit that it was not
 * given, so where it stands is where it can be resumed.
 */
export class LiveFolds implements Follower {
  readonly #log: EventLog
  readonly #reader: ViewReader
  readonly #selection: LiveSelection
  readonly #listener: PartListener
  readonly #folds = new Map<StreamId, AnyFold>()
  /** Streams of a kind that is not asked for, so that it is not looked up again for each event. */
  readonly #others = new Set<StreamId>()
  /** Of forks: the trials before them. */
  readonly #pasts = new Map<StreamId, readonly StreamId[]>()
  /** One commit after another is folded: none needs columns of its own. */
  readonly #columns = new ColumnsWriter()
  #position = 0
  #caughtUp = false

  constructor(
    log: EventLog,
    reader: ViewReader,
    selection: LiveSelection,
    listener: PartListener = () => undefined,
  ) {
    this.#log = log
    this.#reader = reader
    this.#selection = selection
    this.#listener = listener
  }

  /** One past the position of the last event taken in. */
  get position(): number {
    return this.#position
  }

  /** Whether the end of the log was reached once. */
  get caughtUp(): boolean {
    return this.#caughtUp
  }

  /** The folds, in the order in which they came into view. */
  folds(): Iterable<AnyFold> {
    return this.#folds.values()
  }

  get(stream: StreamId): AnyFold | undefined {
    return this.#folds.get(stream)
  }

  /** Brings a stream into view that has no event to come: as it is here. */
  async bring(kind: StreamKind, stream: StreamId): Promise<AnyFold> {
    return this.#folds.get(stream) ?? this.#begin(kind, stream, this.#position)
  }

  /** Forgets a stream. When all are followed, its next events bring it back. */
  letGo(stream: StreamId): void {
    this.#folds.delete(stream)
    this.#pasts.delete(stream)
  }

  /** Reads what the selection names, and returns the position to subscribe from. */
  async start(): Promise<number> {
    const { trials, group, project, from = 0 } = this.#selection
    this.#position =
      this.#followsAll() && from !== 'head' ? from : (await this.#log.head()).position
    for (const trial of trials ?? []) await this.#begin('trial', trial, this.#position)
    if (group !== undefined) await this.#beginCollection('group', group)
    if (project !== undefined) await this.#beginCollection('project', project)
    return this.#position
  }

  /** Takes in the next page of the log. */
  async apply({ commits, head }: CommitPage): Promise<void> {
    const touched = new Set<AnyFold>()
    const from = this.#position
    for (const commit of commits) {
      if (!isNext(commit, this.#position)) continue
      await this.#take(commit, touched)
      this.#position = commit.position + commit.count
    }
    for (const { fold } of touched) fold.flush()
    for (const { kind, fold } of touched) {
      if (kind === 'trial') await this.#reader.foldReverted(fold)
    }
    await this.#foldForks(commits, from)
    await this.#reader.write(Array.from(touched, ({ fold }) => fold))
    this.#caughtUp ||= this.#position >= head
  }

  /** Keeps snapshots of where it stands. */
  async close(): Promise<void> {
    for (const { fold } of this.#folds.values()) await this.#reader.keepIfWorth(fold)
  }

  /** Folds forks again that have the past of a trial which has lost a value: no event of their own says so. */
  async #foldForks(commits: readonly Commit[], from: number): Promise<void> {
    const changed = new Set(commits.flatMap(({ streams }) => streams.map(({ id }) => id)))
    for (const any of this.#folds.values()) {
      if (any.kind !== 'trial' || any.fold.state.forkedFrom === undefined) continue
      const past = await this.#pastOf(any.fold.stream)
      const isLost = past.some((one) => changed.has(one) && this.#hasLost(one, commits, from))
      if (isLost) await this.#reader.foldAgain(any.fold)
    }
  }

  async #pastOf(fork: StreamId): Promise<readonly StreamId[]> {
    const known = this.#pasts.get(fork)
    if (known !== undefined) return known
    const first = await firstEventOf(this.#log, fork)
    const past = first === undefined ? [] : await readPast(this.#log, first)
    const streams = past.map(({ stream }) => stream)
    this.#pasts.set(fork, streams)
    return streams
  }

  /** Whether a value was removed from events of a trial, as one of these commits says. */
  #hasLost(trial: StreamId, commits: readonly Commit[], from: number): boolean {
    const any = this.#folds.get(trial)
    if (any?.kind === 'trial') return (any.fold.state.redactions.at(-1)?.position ?? -1) >= from
    return commits
      .filter(({ streams }) => streams.some(({ id }) => id === trial))
      .flatMap((commit) => eventsOf(commit, { stream: trial }))
      .some(({ event, position }) => event.type === 'Redacted' && position >= from)
  }

  async #take(commit: Commit, touched: Set<AnyFold>): Promise<void> {
    for (const [stream, parts] of this.#wanted(commit)) {
      const any = this.#folds.get(stream) ?? (await this.#meet(stream, parts))
      if (any === undefined) continue
      touched.add(any)
      for (const part of parts) {
        // A fold that was just begun may have the first of these in it already.
        const news = since(part, any.fold.pushedRevision)
        this.#listener(stream, news, any)
        any.fold.push(news, commit.digest)
        if (any.kind === 'group' || any.kind === 'project')
          await this.#followChanges(eventsOfPart(news), commit, touched)
      }
    }
  }

  /** What is asked for of a commit, stream by stream; the others are not decoded. */
  #wanted(commit: Commit): readonly StreamParts[] {
    const columns = this.#columns
    return this.#followsAll()
      ? streamParts(commit, { from: this.#position, columns })
      : streamParts(commit, { only: ({ id }) => this.#folds.has(id), columns })
  }

  #followsAll(): boolean {
    const { trials, group, project, from } = this.#selection
    const isOne = trials !== undefined && from === undefined
    return !isOne && group === undefined && project === undefined
  }

  /** The fold of a stream that was not in view, begun with all that came before its events. */
  async #meet(stream: StreamId, parts: readonly StreamPart[]): Promise<AnyFold | undefined> {
    const first = parts[0] && firstOf(parts[0])
    // Of a selection every stream is begun when it is selected: this one was let go just now.
    if (!this.#followsAll() || first === undefined || this.#others.has(stream)) return undefined
    const begins = first.streamRevision === 0
    const kind = begins ? kindOfFirst(first.event) : await kindOfStream(this.#log, stream)
    if (kind === undefined || this.#selection.kinds?.includes(kind) === false) {
      this.#others.add(stream)
      return undefined
    }
    if (!begins) return this.#begin(kind, stream, first.position)
    const fold = await newFold(this.#reader, kind, first)
    this.#folds.set(stream, fold)
    return fold
  }

  async #begin(kind: AnyFold['kind'], stream: StreamId, at: number): Promise<AnyFold> {
    const fold = await foldUpTo(this.#reader, kind, stream, at)
    this.#folds.set(stream, fold)
    return fold
  }

  async #beginCollection(kind: 'group' | 'project', stream: StreamId): Promise<void> {
    const any = await this.#begin(kind, stream, this.#position)
    if (any.kind !== 'group' && any.kind !== 'project') return
    for (const { trial } of any.fold.state.trials) await this.#begin('trial', trial, this.#position)
  }

  /** Brings trials into view that a followed group or project gets, and lets go those it loses. */
  async #followChanges(
    events: readonly RecordedEvent[],
    commit: Commit,
    touched: Set<AnyFold>,
  ): Promise<void> {
    if (this.#followsAll()) return
    for (const { event } of events) {
      if (event.type === 'TrialAdded' && !this.#folds.has(event.trial)) {
        // With all of this commit, which may also have the trial's own first events.
        await this.#begin('trial', event.trial, commit.position + commit.count)
      } else if (event.type === 'TrialRemoved') {
        const any = this.#folds.get(event.trial)
        if (any !== undefined) touched.delete(any)
        this.#folds.delete(event.trial)
      }
    }
  }
}

function firstOf(part: StreamPart): RecordedEvent | undefined {
  return eventsOfPart(slicePart(part, 0, 1))[0]
}

/** The events of `part` from a stream revision on. */
function since(part: StreamPart, revision: number): StreamPart {
  const skipped = revision - (firstRevisionOf(part) ?? revision)
  return skipped > 0 ? slicePart(part, skipped, partCount(part)) : part
}
