import {
  ColumnsWriter,
  type Commit,
  type CommitPage,
  type EventLog,
  eventsOfPart,
  type StreamId,
  type StreamParts,
  slicePart,
  streamParts,
} from '@track/core'
import type { DefinedProjection } from '../defined/define-projection.js'
import { DefinedReader } from '../defined/defined-reader.js'
import type { DefinedView } from '../defined/defined-view.js'
import {
  type Projected,
  type ProjectedBefore,
  projectedBefore,
  projectedOf,
} from '../defined/projected.js'
import { FoldCache } from '../fold-cache.js'
import { sourceParts, wholeLog } from '../fold-source.js'
import type { StreamFold } from '../stream-fold.js'
import { kindOfFirst, kindOfStream } from '../stream-kind.js'
import type { ViewReader } from '../view-reader.js'
import type { Follower } from './follow-log.js'
import { isNext } from './is-next.js'

/** What the cache counts of a fold beside its value. */
const foldBytes = 1024

interface DefinedFold<State> {
  readonly kind: 'trial' | 'store'
  readonly fold: StreamFold<DefinedView<State>>
}

/**
 * Hears at once of what is of the past when following begins, the states of an older version before those that
 * take their place, and of a changed state that has to go from memory.
 */
export type StateListener<State> = (
  stream: StreamId,
  state: Projected<State> | ProjectedBefore,
) => void

/** What to follow, and within how much memory. */
export interface DefinedFoldsOptions {
  /** One stream, or the whole log; undefined for every trial. */
  readonly stream: StreamId | undefined
  /** Bytes of states to hold in memory, about. */
  readonly memoryBytesMax: number
}

/**
 * The states of a user's projection, kept up with a log. Those of trials that have to make room leave a
 * snapshot and are brought back by it.
 */
export class DefinedFolds<State> implements Follower {
  readonly #log: EventLog
  readonly #reader: ViewReader
  readonly #states: DefinedReader<State>
  readonly #version: number
  readonly #listener: StateListener<State>
  readonly #options: DefinedFoldsOptions
  readonly #cache: FoldCache<DefinedFold<State>>
  readonly #changed = new Set<StreamId>()
  /** Streams of groups, projects and the store, so that it is not looked up again for each event. */
  readonly #others = new Set<StreamId>()
  readonly #columns = new ColumnsWriter()
  #position = 0
  #isIntact = false

  constructor(
    log: EventLog,
    reader: ViewReader,
    projection: DefinedProjection<State>,
    listener: StateListener<State>,
    options: DefinedFoldsOptions,
  ) {
    this.#log = log
    this.#reader = reader
    this.#states = new DefinedReader(log, reader, projection)
    this.#version = projection.version
    this.#listener = listener
    this.#options = options
    this.#cache = new FoldCache<DefinedFold<State>>(reader, {
      bytesOf: ({ fold }) => foldBytes + fold.state.bytes,
      isIdle: () => false,
      again: async (kind, stream, checkpoint) => ({
        kind,
        fold: await reader.foldAt(this.#states.views, stream, checkpoint),
      }),
    })
  }

  get position(): number {
    return this.#position
  }

  /** Tells of the past: of what older versions had come to, and then of every state as it is. */
  async start(unsubscribed: AbortSignal): Promise<number> {
    const { stream } = this.#options
    const { older } = this.#states
    this.#position = (await this.#log.head()).position
    for await (const before of older.views(stream)) {
      if (unsubscribed.aborted) return this.#position
      const { stream: of } = before.view
      // An older version may have had one state, of the store.
      const isWanted = of !== undefined && (of === wholeLog) === this.#isOfStore()
      if (isWanted) this.#listener(of, projectedBefore(before))
    }
    if (stream !== undefined) {
      const fold = await this.#begin(stream, this.#position)
      this.#listener(stream, this.#projectedOf(fold))
    } else {
      for await (const { trial, ...state } of this.#states.states(this.#position)) {
        if (unsubscribed.aborted) return this.#position
        this.#listener(trial, state)
      }
    }
    // Of one trial alone: those of the others still answer.
    if (stream === undefined || this.#isOfStore()) await older.remove()
    this.#isIntact = true
    return this.#position
  }

  async apply({ commits }: CommitPage): Promise<void> {
    this.#isIntact = false // until all of it is in: what is halfway in is not kept
    const touched = new Set<DefinedFold<State>>()
    for (const commit of commits) {
      if (!isNext(commit, this.#position)) continue
      for (const [stream, parts] of this.#wanted(commit)) {
        const fold = this.#cache.here(stream) ?? (await this.#meet(stream, parts))
        if (fold === undefined) continue
        for (const part of parts) fold.fold.push(part, commit.digest)
        touched.add(fold)
      }
      this.#position = commit.position + commit.count
      // A page may have commits of more trials than fit.
      if (this.#cache.bytes > this.#options.memoryBytesMax) await this.#settle(touched)
    }
    await this.#settle(touched)
    this.#isIntact = true
  }

  /** Seals what was folded, and lets go of what does not fit into memory. */
  async #settle(touched: Set<DefinedFold<State>>): Promise<void> {
    for (const fold of touched) {
      fold.fold.flush()
      await this.#reader.foldReverted(fold.fold)
      this.#changed.add(fold.fold.stream)
      this.#cache.touch(fold)
    }
    await this.#reader.write(Array.from(touched, ({ fold }) => fold))
    touched.clear()
    await this.#cache.shrink(this.#options.memoryBytesMax, (fold) => {
      const { stream } = fold.fold
      if (this.#changed.delete(stream)) this.#listener(stream, this.#projectedOf(fold))
    })
  }

  /** The states that changed since the last call, each as it is now. */
  *takeChanged(): Iterable<readonly [stream: StreamId, state: Projected<State>]> {
    const changed = [...this.#changed]
    this.#changed.clear()
    for (const stream of changed) {
      const fold = this.#cache.here(stream)
      if (fold !== undefined) yield [stream, this.#projectedOf(fold)]
    }
  }

  async close(): Promise<void> {
    if (!this.#isIntact) return
    for (const { fold } of this.#cache.folds()) await this.#reader.keepIfWorth(fold)
  }

  *#wanted(commit: Commit): Iterable<StreamParts> {
    const { stream } = this.#options
    if (stream === undefined) {
      yield* streamParts(commit, { from: this.#position, columns: this.#columns })
      return
    }
    const fromRevision = this.#cache.here(stream)?.fold.pushedRevision ?? 0
    const parts = sourceParts(commit, stream, { fromRevision })
    if (parts.length > 0) yield [stream, parts]
  }

  /** The fold of a stream that is not in memory, with all that came before these events. */
  async #meet(stream: StreamId, parts: StreamParts[1]): Promise<DefinedFold<State> | undefined> {
    if (this.#others.has(stream)) return undefined
    const known = await this.#cache.get(stream)
    const first = parts[0] && eventsOfPart(slicePart(parts[0], 0, 1))[0]
    if (known !== undefined || first === undefined) return known
    const begins = first.streamRevision === 0
    const kind = begins ? kindOfFirst(first.event) : await kindOfStream(this.#log, stream)
    if (kind !== 'trial') {
      this.#others.add(stream)
      return undefined
    }
    if (!begins) return this.#begin(stream, first.position)
    return this.#hold(await this.#reader.begin(this.#states.views, first))
  }

  async #begin(stream: StreamId, at: number): Promise<DefinedFold<State>> {
    return this.#hold(await this.#reader.fold(this.#states.views, stream, { at }))
  }

  #hold(fold: StreamFold<DefinedView<State>>): DefinedFold<State> {
    const held: DefinedFold<State> = { kind: this.#isOfStore() ? 'store' : 'trial', fold }
    this.#cache.touch(held)
    return held
  }

  #projectedOf({ fold }: DefinedFold<State>): Projected<State> {
    return projectedOf(this.#version, fold.state)
  }

  #isOfStore(): boolean {
    return this.#options.stream === wholeLog
  }
}
