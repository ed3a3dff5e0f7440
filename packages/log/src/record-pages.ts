import {
  type Commit,
  type CommitPage,
  digestBytes,
  type ReadOptions,
  type StreamId,
} from '@track/core/commits'
import { decodeCommitRecord } from './commit-record.js'
import type { RevisionCheck } from './revision-check.js'
import type { PageRequest, RecordPage } from './store-page.js'

export const pageBytesDefault: number = 1 << 20

/** What to read, from where to where. */
export interface PagesRange extends Pick<ReadOptions, 'direction' | 'pageBytes'> {
  readonly from: number
  readonly to: number
}

/**
 * The commits in a range, page by page, as they are asked of a store. It reads the next page while one is used.
 * @param check Holds them against each other; for a log that is read forward.
 */
export async function* recordPages(
  ask: (request: PageRequest) => Promise<RecordPage>,
  { from, to, direction = 'forward', pageBytes = pageBytesDefault }: PagesRange,
  {
    stream,
    check,
  }: { readonly stream?: StreamId | undefined; readonly check?: RevisionCheck | undefined },
): AsyncGenerator<CommitPage> {
  const request = (): Promise<RecordPage> =>
    ask({ from, to, direction, pageBytes, previous: check?.digest })
  let ahead = from < to ? request() : undefined
  while (ahead !== undefined) {
    const page = await ahead
    const commits = commitsOf(page)
    const last = commits.at(-1)
    if (last === undefined) return
    for (const commit of commits) check?.take(commit)
    if (direction === 'forward') {
      from = stream === undefined ? last.position + last.count : endRevision(last, stream)
    } else to = stream === undefined ? last.position : firstRevision(last, stream)
    ahead = from < to ? request() : undefined
    ahead?.catch(() => {})
    yield { commits, head: page.head }
  }
}

/** The commits of a page, in its order. */
export function commitsOf(page: RecordPage): Commit[] {
  let offset = 0
  return page.places.map(([position, length], i) => {
    const bytes = page.bytes.subarray(offset, offset + length)
    offset += length
    const digest = page.digests.subarray(digestBytes * i, digestBytes * (i + 1))
    return decodeCommitRecord(bytes, position, digest)
  })
}

function firstRevision(commit: Commit, stream: StreamId): number {
  return commit.streams.find(({ id }) => id === stream)?.firstRevision ?? 0
}

function endRevision(commit: Commit, stream: StreamId): number {
  const slice = commit.streams.find(({ id }) => id === stream)
  return slice === undefined ? Number.MAX_SAFE_INTEGER : slice.firstRevision + slice.count
}
