import { bytesOfStreamId, hexOf, type Sha256, type StreamId } from '@track/core'
import type { AnyFold } from './any-fold.js'
import type { StreamKind } from './stream-kind.js'
import { viewDigest } from './view-digest.js'

/** What a replay went through. */
export interface ReplaySummary {
  readonly events: number
  readonly commits: number
  readonly trials: number
  readonly groups: number
  readonly projects: number
  /** Streams that begin with no event of creation: they have no view. */
  readonly otherStreams: number
  /** Events passed over by the views of the streams, and all events of other streams. */
  readonly unknownEvents: number
  /** Lower-case hex, equal for logs whose views are all equal; undefined without `sha256`. */
  readonly viewsDigest: string | undefined
}

/** Counts what a replay goes through. */
export class ReplayTally {
  events = 0
  commits = 0
  readonly #sha256: Sha256 | undefined
  readonly #kinds: Record<StreamKind, number> = {
    trial: 0,
    group: 0,
    project: 0,
    store: 0,
  }
  readonly #others = new Set<StreamId>()
  #otherEvents = 0
  readonly #unknown = new Map<StreamId, number>()
  readonly #digests = new Map<StreamId, Uint8Array>()

  constructor(sha256: Sha256 | undefined) {
    this.#sha256 = sha256
  }

  /** Counts a stream that has a view. */
  count(kind: StreamKind): void {
    this.#kinds[kind]++
  }

  /** Counts events of a stream that has none. */
  passOver(stream: StreamId, events: number): void {
    this.#others.add(stream)
    this.#otherEvents += events
  }

  /** Notes how a view is now: the last note of a stream is the one that counts. */
  note(any: AnyFold): void {
    const { stream, state } = any.fold
    if (state.unknownEvents > 0) this.#unknown.set(stream, state.unknownEvents)
    if (this.#sha256 !== undefined) this.#digests.set(stream, digestOf(any, this.#sha256))
  }

  summary(): ReplaySummary {
    const { trial: trials, group: groups, project: projects } = this.#kinds
    let unknownEvents = this.#otherEvents
    for (const count of this.#unknown.values()) unknownEvents += count
    return {
      events: this.events,
      commits: this.commits,
      trials,
      groups,
      projects,
      otherStreams: this.#others.size,
      unknownEvents,
      viewsDigest: this.#viewsDigest(),
    }
  }

  /** Over streams in the order of their ids, since which of them came first is no one's view. */
  #viewsDigest(): string | undefined {
    if (this.#sha256 === undefined) return undefined
    const streams = [...this.#digests.keys()].sort()
    const parts = streams.flatMap((stream) => [
      bytesOfStreamId(stream),
      this.#digests.get(stream) ?? new Uint8Array(),
    ])
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      all.set(part, at)
      at += part.length
    }
    return hexOf(this.#sha256(all))
  }
}

function digestOf({ kind, fold }: AnyFold, sha256: Sha256): Uint8Array {
  switch (kind) {
    case 'trial':
      return viewDigest(fold.projection, fold.state, sha256)
    case 'group':
      return viewDigest(fold.projection, fold.state, sha256)
    case 'project':
      return viewDigest(fold.projection, fold.state, sha256)
    case 'store':
      return viewDigest(fold.projection, fold.state, sha256)
    default:
      return kind satisfies never
  }
}
