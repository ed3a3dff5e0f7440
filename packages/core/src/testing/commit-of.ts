import type { Append, Commit } from '../commit.js'

/** The commit that `append` would become as the first of a log, for decoding its events. */
export function commitOf(append: Append): Commit {
  const { baseTimeMs, body } = append
  return {
    position: 0,
    baseTimeMs,
    committedAtMs: baseTimeMs,
    previous: new Uint8Array(32),
    store: 0,
    writer: 0,
    writerId: undefined,
    sequence: append.origin.sequence,
    streams: append.streams.map(({ id, count }) => ({ id, count, firstRevision: 0 })),
    count: append.streams.reduce((sum, { count }) => sum + count, 0),
    digest: new Uint8Array(32),
    body,
  }
}
