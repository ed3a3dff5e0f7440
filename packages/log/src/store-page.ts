import {
  type Commit,
  type Direction,
  digestBytes,
  type StreamId,
  type StreamSlice,
  TrackError,
} from '@track/core/commits'
import { missingCommit, type StoredRecord } from './commit-database.js'
import type { CommitIndex } from './commit-index.js'
import { IndexDamage } from './index-format.js'
import type { Store } from './store.js'

/** Commits as they go from the store's thread to a reader. */
export interface RecordPage {
  /** The records, one after the other. */
  readonly bytes: Uint8Array
  /** For each record: its position and its length. */
  readonly places: readonly (readonly [position: number, length: number])[]
  /** The digests of the commits, one after the other. */
  readonly digests: Uint8Array
  /** One past the last position of the log. */
  readonly head: number
}

/** What to read of the log. */
export interface PageRequest {
  readonly from: number
  readonly to: number
  readonly direction: Direction
  readonly pageBytes: number
  /** What the first commit must follow: the digest before it, when the reader knows it. */
  readonly previous?: Uint8Array | undefined
}

/** Commits fetched at once when one stream is read. */
const streamBatch = 64

/**
 * The commits that hold positions in [from, to), as many as a page takes. Read forward, each must
 * follow the one before: densely, and by its digest.
 * @throws TRACK_COMMIT_CORRUPT
 */
export async function readPage(store: Store, request: PageRequest): Promise<RecordPage> {
  const head = store.head.position
  const { direction } = request
  const { from, pageBytes } = sane(request)
  const to = Math.min(request.to, head)
  if (from >= to) return page([], head)
  const start = await store.commits.startOf(from)
  if (start === undefined) throw missingCommit(0)
  const reverse = direction === 'backward'
  const records = await store.commits.range(start, to, reverse, pageBytes)
  checkDense(records, reverse, start, to)
  if (!reverse) checkChain(records, request.previous)
  return page(records, head)
}

/** The commits that hold events of `stream` with revisions in [from, to), as many as a page takes. */
export function readStreamPage(
  store: Store,
  stream: StreamId,
  request: PageRequest,
): Promise<RecordPage> {
  return store.withIndex((index) => streamPage({ store, index }, stream, request))
}

/** A store, and its index as it is while it is asked: one question is not asked within another. */
interface AskedStore {
  readonly store: Store
  readonly index: CommitIndex
}

async function streamPage(
  asked: AskedStore,
  stream: StreamId,
  request: PageRequest,
): Promise<RecordPage> {
  const { store, index } = asked
  const head = store.head.position
  const reverse = request.direction === 'backward'
  const records: StoredRecord[] = []
  const end = ((await index.streamHead(stream)) ?? -1) + 1
  const { pageBytes } = sane(request)
  let { from } = sane(request)
  let to = Math.min(request.to, end)
  let bytes = 0
  let expected = reverse ? to - 1 : from
  while (bytes < pageBytes && from < to) {
    const found = await nextRecords(asked, stream, { from, to, reverse }, pageBytes - bytes)
    for (const record of found) {
      const slice = sliceOf(record.commit, stream, expected)
      if (bytes >= pageBytes) break
      records.push(record)
      bytes += record.bytes.length
      if (reverse) to = slice.firstRevision
      else from = slice.firstRevision + slice.count
      expected = reverse ? to - 1 : from
    }
  }
  return page(records, head)
}

/** A request that begins before the log begins with it, and a page holds at least one commit. */
function sane({ from, pageBytes }: PageRequest): Pick<PageRequest, 'from' | 'pageBytes'> {
  return { from: Math.max(from, 0), pageBytes: pageBytes > 0 ? pageBytes : 1 }
}

/** The next records that the index names: some single commits, or one run of them. */
async function nextRecords(
  { store, index }: AskedStore,
  stream: StreamId,
  range: { readonly from: number; readonly to: number; readonly reverse: boolean },
  bytesMax: number,
): Promise<StoredRecord[]> {
  const { from, to, reverse } = range
  const entries = await index.streamEntries(stream, from, to, reverse, streamBatch)
  const [first] = entries
  if (first === undefined) throw new IndexDamage('the stream index leaves revisions out')
  if (!first.isRun) {
    const runs = entries.findIndex(({ isRun }) => isRun)
    const single = runs < 0 ? entries : entries.slice(0, runs)
    return store.commits.at(single.map(({ position }) => position))
  }
  const offset = first.position - first.firstRevision
  const end = Math.min(first.firstRevision + first.count, to) + offset
  const start = await store.commits.startOf(Math.max(first.firstRevision, from) + offset)
  if (start === undefined) throw missingCommit(first.position)
  const records = await store.commits.range(start, end, reverse, bytesMax)
  if (records.length === 0) throw missingCommit(start)
  return records
}

/**
 * The part of `stream` in a commit that the index names; it must hold `revision`. It is the index
 * that is wrong, unless one that was made anew says the same.
 * @throws IndexDamage
 */
function sliceOf(commit: Commit, stream: StreamId, revision: number): StreamSlice {
  const slice = commit.streams.find(({ id }) => id === stream)
  const holds =
    slice !== undefined &&
    slice.firstRevision <= revision &&
    revision < slice.firstRevision + slice.count
  if (holds) return slice
  const cause = new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `The commit at position ${commit.position} does not hold what the stream index says`,
    { details: { position: commit.position, stream } },
  )
  throw new IndexDamage(cause.message, { cause })
}

function checkDense(
  records: readonly StoredRecord[],
  reverse: boolean,
  start: number,
  to: number,
): void {
  const ascending = reverse ? records.toReversed() : records
  let next = reverse ? ascending[0]?.commit.position : start
  for (const { commit } of ascending) {
    if (commit.position !== next) throw missingCommit(next ?? start)
    next += commit.count
  }
  if (next === undefined || next === start || (reverse && next < to)) {
    throw missingCommit(next ?? start)
  }
}

function checkChain(records: readonly StoredRecord[], previous: Uint8Array | undefined): void {
  let expected = previous
  for (const { commit } of records) {
    if (expected !== undefined && Buffer.compare(commit.previous, expected) !== 0) {
      throw new TrackError(
        'TRACK_COMMIT_CORRUPT',
        `The commit at position ${commit.position} does not follow the one before it: its digest differs`,
        { details: { position: commit.position } },
      )
    }
    expected = commit.digest
  }
}

function page(records: readonly StoredRecord[], head: number): RecordPage {
  const bytes = new Uint8Array(records.reduce((sum, record) => sum + record.bytes.length, 0))
  const digests = new Uint8Array(records.length * digestBytes)
  let offset = 0
  records.forEach((record, i) => {
    bytes.set(record.bytes, offset)
    offset += record.bytes.length
    digests.set(record.commit.digest, digestBytes * i)
  })
  const places = records.map((record) => [record.commit.position, record.bytes.length] as const)
  return { bytes, places, digests, head }
}
