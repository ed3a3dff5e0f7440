import { createHash } from 'node:crypto'
import { bodyOfStream, type Commit, type EventLog, type StreamId } from '@track/core'

/** A commit of a trial, as receipts see it. */
export interface TrialCommit {
  readonly commit: Commit
  /** SHA-256 of what it holds of the trial. */
  readonly content: Uint8Array
}

/**
 * The commits that hold the first `events` events of a trial, in the order of the log.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, what the log throws.
 */
export async function* trialCommits(
  log: EventLog,
  trial: StreamId,
  events: number,
): AsyncGenerator<TrialCommit> {
  for await (const { commits } of log.readStream(trial, { to: events })) {
    for (const commit of commits) yield { commit, content: contentOf(commit, trial) }
  }
}

function contentOf(commit: Commit, trial: StreamId): Uint8Array {
  // Nothing else is in a body of one stream, and a tombstone has none.
  const isWhole = commit.streams.length === 1 || commit.tombstone !== undefined
  return sha256(isWhole ? commit.body : bodyOfStream(commit, trial, sha256))
}

export function sha256(data: Uint8Array): Uint8Array {
  return createHash('sha256').update(data).digest()
}
