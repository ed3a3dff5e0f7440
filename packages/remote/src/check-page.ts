import { type Commit, type StreamId, TrackError } from '@track/core/commits'
import { missingCommit, type PageRequest } from '@track/log/hosting'

/**
 * Checks that commits are what was asked for: the first holds the beginning of the range, and each
 * follows the one before it, by position or by revision, and read forward by digest too.
 * @throws TRACK_COMMIT_CORRUPT, naming the position.
 */
export function checkPage(
  commits: readonly Commit[],
  head: number,
  request: PageRequest,
  stream: StreamId | undefined,
): void {
  const isBackward = request.direction === 'backward'
  const to = stream === undefined ? Math.min(request.to, head) : request.to
  if (stream === undefined && commits.length === 0 && request.from < to) {
    throw missingCommit(isBackward ? to - 1 : request.from)
  }
  let next = isBackward ? to - 1 : request.from
  let previous = isBackward || stream !== undefined ? undefined : request.previous
  commits.forEach((commit, i) => {
    const [first, count] = rangeOf(commit, stream)
    // The first may begin before the range, the last may end after it; those between meet.
    const isFirst = i === 0
    const follows = isBackward ? first + count - 1 === next : first === next
    const holds = first <= next && next < first + count
    const isEndOfStream = isFirst && isBackward && stream !== undefined && first + count - 1 <= next
    if (!(isFirst ? holds || isEndOfStream : follows)) throw misplaced(commit, next)
    if (previous !== undefined && Buffer.compare(commit.previous, previous) !== 0) {
      throw broken(commit.position)
    }
    if (!isBackward && stream === undefined) previous = commit.digest
    next = isBackward ? first - 1 : first + count
  })
}

/** What a commit holds of the log, or of a stream: the first, and how many. */
function rangeOf(commit: Commit, stream: StreamId | undefined): readonly [number, number] {
  if (stream === undefined) return [commit.position, commit.count]
  const slice = commit.streams.find(({ id }) => id === stream)
  return [slice?.firstRevision ?? -1, slice?.count ?? 0]
}

function misplaced({ position }: Commit, expected: number): TrackError {
  return new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `The host of the store gives the commit at position ${position} where ${expected} was due`,
    { details: { position, expected } },
  )
}

function broken(position: number): TrackError {
  return new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `The commit at position ${position} does not follow the one before it: its digest differs`,
    { details: { position } },
  )
}
