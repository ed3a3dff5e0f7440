import {
  type Commit,
  decodeHeader,
  digestOfParts,
  encodeHeader,
  type FormerRevision,
  originDigest,
  type ReadableLog,
  replacedDigest,
  TrackError,
} from '@track/core/commits'
import { missingCommit } from './commit-database.js'
import { checkAsItWas } from './commit-record.js'
import type { MergeItem } from './merge-item.js'
import { checkNotRedacted } from './replaced-bodies.js'
import { sha256 } from './sha256.js'

/** Tells which trials a commit adds to their projects, of all commits of a store in their order. */
export type FormerRevisionsOf = (commit: Commit) => readonly FormerRevision[]

/**
 * A store that is merged: what it was merged of itself, if it was, and behind that what was first made in
 * it. Each of the two parts is in the order of merged stores.
 */
export class MergeSource {
  readonly path: string
  /** Events that it had at the call. */
  readonly events: number
  readonly #log: ReadableLog
  readonly #store: string
  readonly #former: FormerRevisionsOf
  readonly #writerIds = new Map<number, string>()
  #ownFrom = 0
  /** Of what was first made here. */
  #generation = 0

  private constructor(
    path: string,
    store: string,
    { log, events, former }: { log: ReadableLog; events: number; former: FormerRevisionsOf },
  ) {
    this.path = path
    this.#store = store
    this.#log = log
    this.events = events
    this.#former = former
  }

  /**
   * @param store The identity of the store in the folder `path`, which `log` has open.
   * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, what the log throws.
   */
  static async open(
    path: string,
    store: string,
    { log, former }: { readonly log: ReadableLog; readonly former: FormerRevisionsOf },
  ): Promise<MergeSource> {
    const { position: events } = await log.head()
    const source = new MergeSource(path, store, { log, events, former })
    source.#ownFrom = await source.#endOfMerged()
    // What was first made here was made with what had been merged before in view.
    if (source.#ownFrom < events) {
      for await (const { commits } of log.read({ to: source.#ownFrom })) {
        for (const commit of commits) source.#learn(commit)
      }
    }
    return source
  }

  /**
   * The parts, each page by page. The last to end throws TRACK_REVISION_CONFLICT when something was redacted since the
   * store was opened: bodies may have been read of which an event tells that was not.
   */
  parts(): AsyncGenerator<readonly MergeItem[]>[] {
    const [from, to] = [this.#ownFrom, this.events]
    let left = 2
    // While the store is still open: to open it again costs more.
    const onEnd = async (): Promise<void> => {
      if (--left === 0) await checkNotRedacted(this.#log, this.path, to)
    }
    return [this.#pages(0, from, onEnd), this.#pages(from, to, onEnd)]
  }

  async *#pages(
    from: number,
    to: number,
    onEnd: () => Promise<void>,
  ): AsyncGenerator<readonly MergeItem[]> {
    const pages = from < to ? this.#log.read({ from, to }) : []
    for await (const { commits } of pages) {
      yield commits.map((commit) =>
        to === this.#ownFrom ? this.#merged(commit) : this.#own(commit),
      )
    }
    await onEnd()
  }

  /** What was merged comes first: where it ends. */
  async #endOfMerged(): Promise<number> {
    let [low, high] = [0, this.events]
    while (low < high) {
      const { position, count, origin } = await this.#commitAt(Math.floor((low + high) / 2))
      if (origin === undefined) high = position
      else low = position + count
    }
    return low
  }

  /** The commit that holds a position. */
  async #commitAt(from: number): Promise<Commit> {
    for await (const { commits } of this.#log.read({ from, to: from + 1, pageBytes: 1 })) {
      const [commit] = commits
      if (commit !== undefined) return commit
    }
    throw missingCommit(from)
  }

  #merged(commit: Commit): MergeItem {
    const { origin, body, position } = commit
    if (origin === undefined) throw this.#strange(commit)
    this.#learnWriters(commit)
    const { previous } = decodeHeader(origin.header, position)
    const bodyDigest = replacedDigest(body) ?? sha256(body)
    const digest =
      commit.tombstone === undefined
        ? digestOfParts(origin.header, bodyDigest, sha256)
        : originDigest(commit, sha256)
    return this.#item(commit, { origin, digest, previous, bodyDigest })
  }

  #own(commit: Commit): MergeItem {
    const { position, body, digest, previous, tombstone } = commit
    if (commit.origin !== undefined) throw this.#strange(commit)
    const header = encodeHeader(commit)
    const bodyDigest = replacedDigest(body) ?? sha256(body)
    if (tombstone?.digest === undefined) checkAsItWas(commit, header, bodyDigest)
    const former = this.#learn(commit)
    const generation = this.#generation
    const origin = { store: this.#store, position, header, former, generation }
    return this.#item(commit, { origin, digest, previous, bodyDigest })
  }

  #item(
    commit: Commit,
    facts: Pick<MergeItem, 'origin' | 'digest' | 'previous' | 'bodyDigest'>,
  ): MergeItem {
    const writerId = commit.tombstone === undefined ? this.#writerIds.get(commit.writer) : ''
    if (writerId !== undefined) return { source: this.path, commit, writerId, ...facts }
    const { position, writer } = commit
    throw new TrackError(
      'TRACK_COMMIT_CORRUPT',
      `The commit at position ${position} is of a writer ${writer} that no commit before it names`,
      { details: { position, writer } },
    )
  }

  #learn(commit: Commit): readonly FormerRevision[] {
    const { origin } = commit
    if (origin !== undefined) this.#generation = Math.max(this.#generation, origin.generation + 1)
    this.#learnWriters(commit)
    return this.#former(commit)
  }

  #learnWriters({ writer, writerId, tombstone }: Commit): void {
    if (writerId !== undefined) this.#writerIds.set(writer, writerId)
    for (const { number, id } of tombstone?.writers ?? []) this.#writerIds.set(number, id)
  }

  /** A vacuum or a repair leaves no origin in the tombstones that it makes. */
  #strange({ position }: Commit): TrackError {
    return new TrackError(
      'TRACK_MERGE_CONFLICT',
      `${this.path} was merged, and then vacuumed or repaired: what is gone from position ${position} on ` +
        'has lost where it came from. Vacuum or repair its sources, and merge those',
      { details: { stores: [this.path], position } },
    )
  }
}
