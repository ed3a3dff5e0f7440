import { randomBytes } from 'node:crypto'
import {
  type Commit,
  type CommitHeader,
  commitDigest,
  type EventLog,
  encodeHeader,
  genesisDigest,
  hexOf,
  type ReadOptions,
  type StreamId,
} from '@track/core/commits'
import { readCommitRecord } from '../commit-record.js'
import { mergeOrder } from '../merge-order.js'
import { MergeSource } from '../merge-source.js'
import { MergedLog } from '../merged-log.js'
import { mergedGenesis, mergedStoreId } from '../origin-chains.js'
import { sha256 } from '../sha256.js'

/** A store's log as a list of commits, which a test can copy, and write with any clock. */
export class CommitList {
  readonly id: string
  readonly commits: Commit[]
  readonly #genesis: Uint8Array
  #writer: { readonly id: string; readonly number: number; sequence: number } | undefined

  constructor(
    id: string = hexOf(randomBytes(16)),
    commits: readonly Commit[] = [],
    genesis: Uint8Array = genesisDigest(id, sha256),
  ) {
    this.id = id
    this.commits = [...commits]
    this.#genesis = genesis
  }

  /** A copy of the store's folder, with which another program goes on. */
  copy(): CommitList {
    return new CommitList(this.id, this.commits, this.#genesis)
  }

  get position(): number {
    const last = this.commits.at(-1)
    return last === undefined ? 0 : last.position + last.count
  }

  get digest(): Uint8Array {
    return this.commits.at(-1)?.digest ?? this.#genesis
  }

  /** @param nowMs What the clock of the store says. */
  append(streams: readonly StreamId[], nowMs: number, changes: Partial<CommitHeader> = {}): Commit {
    const isNew = this.#writer === undefined
    this.#writer ??= { id: hexOf(randomBytes(16)), number: this.#writers(), sequence: -1 }
    this.#writer.sequence++
    const header: CommitHeader = {
      position: this.position,
      baseTimeMs: nowMs,
      committedAtMs: Math.max(nowMs, this.commits.at(-1)?.committedAtMs ?? nowMs),
      previous: this.digest,
      store: 0,
      writer: this.#writer.number,
      writerId: isNew ? this.#writer.id : undefined,
      sequence: this.#writer.sequence,
      streams: streams.map((id) => ({ id, count: 1, firstRevision: this.revisions(id) })),
      ...changes,
    }
    return this.add(header, randomBytes(12))
  }

  add(header: CommitHeader, body: Uint8Array): Commit {
    const count = header.streams.reduce((sum, slice) => sum + slice.count, 0)
    const digest = header.tombstone?.digest ?? commitDigest(encodeHeader(header), body, sha256)
    const commit = { ...header, count, digest, body: new Uint8Array(body) }
    this.commits.push(commit)
    return commit
  }

  /** Events of a stream. */
  revisions(stream: StreamId): number {
    const slices = this.commits.flatMap(({ streams }) => streams.filter(({ id }) => id === stream))
    return slices.reduce((sum, { count }) => sum + count, 0)
  }

  #writers(): number {
    return this.commits.filter(({ writerId }) => writerId !== undefined).length
  }

  /** As far as a merge reads a log. */
  log(): EventLog {
    const { commits, position, digest } = this
    const read = async function* ({ from = 0, to = position }: ReadOptions = {}) {
      const some = commits.filter((one) => one.position < to && one.position + one.count > from)
      for (let i = 0; i < some.length; i += 3)
        yield { commits: some.slice(i, i + 3), head: position }
    }
    return {
      read,
      head: async () => ({ position, digest, committedAtMs: 0 }),
    } as Partial<EventLog> as EventLog
  }
}

/** What merging these stores gives. */
export async function mergedOf(lists: readonly CommitList[]): Promise<CommitList> {
  const sources = await Promise.all(
    lists.map((list, i) =>
      MergeSource.open(`store ${i}`, list.id, { log: list.log(), former: () => [] }),
    ),
  )
  const parts = sources.flatMap((source) => source.parts())
  let made: { readonly log: MergedLog; readonly genesis: Uint8Array } | undefined
  const commits: Commit[] = []
  const writer = {
    add: async ({ position }: Pick<Commit, 'position'>, bytes: Uint8Array) => {
      commits.push(readCommitRecord(bytes, position))
    },
  }
  for await (const item of mergeOrder(parts, () => {})) {
    const genesis = made?.genesis ?? mergedGenesis(item.digest)
    made ??= { log: new MergedLog(writer, genesis, () => []), genesis }
    await made.log.add(item)
  }
  const genesis = made?.genesis ?? mergedGenesis(new Uint8Array())
  return new CommitList(mergedStoreId(made?.log.digest ?? genesis), commits, genesis)
}
