import {
  bodyOfStream,
  type Commit,
  type EventLog,
  hexOf,
  originDigest,
  type StreamId,
} from '@track/core'
import { sha256 } from '../sha256.js'

/** A commit of a trial, as receipts see it. */
export interface TrialCommit {
  readonly commit: Commit
  /** The digest of the commit in the store that it was first made in. */
  readonly digest: Uint8Array
  /** SHA-256 of what it holds of the trial. */
  readonly content: Uint8Array
}

/** Which commits of a trial to read. */
export interface TrialCommitsOptions {
  /** So many events of the trial are in them. */
  readonly events: number
  /**
   * Of a merged store, only commits of these digests: in between may be what was logged to the trial in a copy of
   * its store that went on apart. Default: all.
   */
  readonly only?: ReadonlySet<string> | undefined
  /** Told of commits that are passed over, and how many events of the trial are in each. */
  readonly onPassed?: (events: number) => void
}

/**
 * The commits that hold the first events of a trial, in the order of the log.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, what the log throws.
 */
export async function* trialCommits(
  log: EventLog,
  trial: StreamId,
  { events, only, onPassed }: TrialCommitsOptions,
): AsyncGenerator<TrialCommit> {
  let seen = 0
  for await (const { commits } of log.readStream(trial)) {
    for (const commit of commits) {
      if (seen >= events) return
      const count = commit.streams.find(({ id }) => id === trial)?.count ?? 0
      const digest = originDigest(commit, sha256)
      if (only !== undefined && commit.origin !== undefined && !only.has(hexOf(digest))) {
        onPassed?.(count)
        continue
      }
      seen += count
      yield { commit, digest, content: contentOf(commit, trial) }
    }
  }
}

function contentOf(commit: Commit, trial: StreamId): Uint8Array {
  // Nothing else is in a body of one stream, and a tombstone has none.
  const isWhole = commit.streams.length === 1 || commit.tombstone !== undefined
  return sha256(isWhole ? commit.body : bodyOfStream(commit, trial, sha256))
}
