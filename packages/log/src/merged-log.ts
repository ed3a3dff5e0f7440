import {
  type CommitHeader,
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
  readonly #revisions = new Map<StreamId, number>()
  readonly #writers = new Map<string, Writer>()
  #digest: Uint8Array

  /** @param genesis What the first commit follows. */
  constructor(writer: RecordWriter, genesis: Uint8Array) {
    this.#writer = writer
    this.#digest = genesis
  }

  /** Of the last commit. */
  get digest(): Uint8Array {
    return this.#digest
  }

  /**
   * @throws TRACK_MERGE_CONFLICT for one that is there already, in other form; TRACK_ORIGIN_CONFLICT when its
   * writer has used its sequence for another one; TRACK_COMMIT_CORRUPT when one before it is missing; what
   * the writer throws.
   */
  async add(item: MergeItem): Promise<void> {
    this.#checkChain(item)
    const { commit, bodyDigest } = item
    const header = this.#header(item)
    const record = encodeCommitRecord(header, commit.body, bodyDigest)
    this.counts.commits++
    this.counts.events += commit.count
    this.#digest = record.digest
    const { position, committedAtMs } = header
    await this.#writer.add({ position, committedAtMs, digest: record.digest }, record.bytes)
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
