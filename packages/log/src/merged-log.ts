import {
  type Commit,
  type CommitHeader,
  decodeHeader,
  type StreamId,
  type StreamSlice,
  type Tombstone,
  TrackError,
} from '@track/core/commits'
import { encodeCommitRecord } from './commit-record.js'
import { lackingCopies, type MergeItem } from './merge-item.js'
import { OriginChains } from './origin-chains.js'
import type { SalvageWriter } from './salvage-writer.js'

/** What a log is written with. */
type RecordWriter = Pick<SalvageWriter, 'add'>

/** Commits and events of a merged log. */
export interface MergedCounts {
  commits: number
  events: number
}

/** An event that another one names: by its stream, and its revision there. */
interface NamedRevision {
  readonly stream: StreamId
  readonly revision: number
}

/**
 * The events of the streams in `among` that those of a commit name by their revisions: a log does not know what
 * its events mean.
 */
export type NamedRevisionsOf = (
  commit: Commit,
  among: { has(stream: StreamId): boolean },
) => readonly NamedRevision[]

interface Writer {
  readonly number: number
  lastSequence: number
}

/** Writes commits that were first made elsewhere one after the other into a new log. */
export class MergedLog {
  /** Tombstones, and events that are gone, are among them. */
  readonly counts: MergedCounts = { commits: 0, events: 0 }
  readonly #writer: RecordWriter
  readonly #chains = new OriginChains()
  readonly #names: NamedRevisionsOf
  readonly #revisions = new Map<StreamId, number>()
  /** By stream, the first revision that stands for another event here than in some store. */
  readonly #moved = new Map<StreamId, number>()
  readonly #writers = new Map<string, Writer>()
  #digest: Uint8Array

  /** @param genesis What the first commit follows. */
  constructor(writer: RecordWriter, genesis: Uint8Array, names: NamedRevisionsOf) {
    this.#writer = writer
    this.#names = names
    this.#digest = genesis
  }

  /** Of the last commit. */
  get digest(): Uint8Array {
    return this.#digest
  }

  /**
   * @throws TRACK_MERGE_CONFLICT for one that is there already, in other form, and for one that names an event
   * by a revision that is another event's here; TRACK_ORIGIN_CONFLICT when its
   * writer has used its sequence for another one; TRACK_COMMIT_CORRUPT when one before it is missing; what
   * the writer throws.
   */
  async add(item: MergeItem): Promise<void> {
    this.#checkChain(item)
    const { commit, bodyDigest } = item
    const header = this.#header(item)
    this.#noteMoved(item, header)
    this.#checkNames(item)
    const record = encodeCommitRecord(header, commit.body, bodyDigest)
    this.counts.commits++
    this.counts.events += commit.count
    this.#digest = record.digest
    const { position, committedAtMs } = header
    await this.#writer.add({ position, committedAtMs, digest: record.digest }, record.bytes)
  }

  /** Copies of a store that went on with one stream have different events at one revision. */
  #noteMoved({ commit, origin }: MergeItem, { streams }: CommitHeader): void {
    const before =
      commit.origin === undefined ? commit : decodeHeader(origin.header, origin.position)
    before.streams.forEach(({ id, firstRevision: was }, i) => {
      const { firstRevision: is } = streams[i] as StreamSlice
      if (is === was) return
      this.#moved.set(id, Math.min(this.#moved.get(id) ?? Number.POSITIVE_INFINITY, is, was))
    })
  }

  #checkNames({ source, commit }: MergeItem): void {
    if (this.#moved.size === 0 || commit.tombstone !== undefined) return
    for (const { stream, revision } of this.#names(commit, this.#moved)) {
      if (revision < (this.#moved.get(stream) ?? Number.POSITIVE_INFINITY)) continue
      throw new TrackError(
        'TRACK_MERGE_CONFLICT',
        `${source}: an event names revision ${revision} of the stream ${stream}, at which two copies of a store ` +
          'have different events; merge one of the two',
        { details: { stores: [source], stream, revision } },
      )
    }
  }

  #header({ source, commit, origin, writerId }: MergeItem): CommitHeader {
    const { baseTimeMs, committedAtMs, sequence, tombstone } = commit
    const isNew = !this.#writers.has(writerId)
    const place = { position: this.counts.events, previous: this.#digest, store: 0, origin }
    const streams = commit.streams.map((slice) => this.#slice(slice))
    if (tombstone !== undefined) {
      const here = { ...tombstone, digest: undefined, writers: this.#gone(tombstone, source) }
      const none = { writer: 0, writerId: undefined, sequence: 0 }
      return { ...place, ...none, baseTimeMs, committedAtMs, streams, tombstone: here }
    }
    const writer = this.#numberOf(writerId, sequence, source)
    const named = { writer, writerId: isNew ? writerId : undefined, sequence }
    return { ...place, ...named, baseTimeMs, committedAtMs, streams }
  }

  #slice({ id, count }: StreamSlice): StreamSlice {
    const firstRevision = this.#revisions.get(id) ?? 0
    this.#revisions.set(id, firstRevision + count)
    return { id, count, firstRevision }
  }

  #gone({ writers }: Tombstone, source: string): Tombstone['writers'] {
    return writers.map(({ id, lastSequence }) => ({
      number: this.#numberOf(id, lastSequence, source),
      id,
      lastSequence,
    }))
  }

  #numberOf(id: string, sequence: number, source: string): number {
    const known = this.#writers.get(id)
    if (known === undefined) {
      const number = this.#writers.size
      this.#writers.set(id, { number, lastSequence: sequence })
      return number
    }
    if (sequence > known.lastSequence) {
      known.lastSequence = sequence
      return known.number
    }
    throw new TrackError(
      'TRACK_ORIGIN_CONFLICT',
      `${source}: the writer ${id} has made two different commits by the sequence ${sequence} or after it: ` +
        'a client logged into two of the stores, or a process was copied as it ran. Leave one of the stores out',
      { details: { store: source, writer: id, sequence } },
    )
  }

  #checkChain(item: MergeItem): void {
    const { source, commit, origin, digest, previous } = item
    const { count, tombstone } = commit
    const { store, position } = origin
    const isTombstone = tombstone !== undefined
    const fault = this.#chains.take({ store, position, count, digest, previous, isTombstone })
    if (fault?.kind === 'twice') throw lackingCopies(item)
    if (fault === undefined) return
    throw new TrackError('TRACK_COMMIT_CORRUPT', `${source}: ${fault.message}`, {
      details: { position: commit.position },
    })
  }
}
