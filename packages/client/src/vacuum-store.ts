import { eventsOf } from '@track/core'
import type { StoreProgress } from '@track/log/store-checks'
import type { Vacuumed } from '@track/log/vacuum-store'
import { sharedProgram } from '@track/remote'

/** How a store is vacuumed. */
export interface VacuumOptions {
  /** Ends the vacuum: the promise rejects with the signal's reason, and nothing is left of the target. */
  readonly signal?: AbortSignal
  /** Told now and then how many positions of the log are done. What it throws ends the vacuum. */
  readonly onProgress?: (progress: StoreProgress) => void
}

/** What a vacuum came to. */
export interface VacuumSummary {
  readonly path: string
  readonly target: string
  /** Trials that are deleted, also those that an earlier vacuum has taken out. */
  readonly trials: number
  /**
   * Of these, whose events stay nevertheless: trials that are not deleted were forked from them. A vacuum
   * after the deletion of those takes them out.
   */
  readonly keptForForks: number
  /** Contents of logged files in the new store: all that its events name. */
  readonly files: number
  /** Commits in the new store, and the events in them. */
  readonly commits: number
  readonly events: number
  /** Commits that are not in the new store. */
  readonly goneCommits: number
  /**
   * Commits that lost some of their events: what a trial shares with its project and groups, as its
   * creation and its deletion, and what was logged at the same time as another trial of the same client.
   */
  readonly cutCommits: number
  /** Events that are not in the new store. */
  readonly goneEvents: number
  /** Where the log ends: a digest that was kept of it still holds. */
  readonly head: Vacuumed['head']
  readonly durationMs: number
}

/** In the tombstones, for people. */
const reason = 'of trials that were deleted'

/**
 * Makes a new store in the folder `target`, which must not exist or be empty, without the events of
 * deleted trials, as of the call. The old store may be in use, also by another process, and keeps all of its
 * events. Positions, revisions, uids and digests of what is kept stay as they are. Nothing that was logged
 * to a deleted trial is in the new store, unless a trial that is not deleted was forked from it; nor contents of files that only deleted trials logged; its project
 * and groups still list its id and its hash, by which the uids of others are counted, as deleted. It is the
 * same store for merges and digests: use one of the two only.
 * @throws TRACK_STORE_NOT_FOUND, TRACK_STORE_INVALID, TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_LOCKED,
 * TRACK_STORE_UNAVAILABLE, TRACK_LOG_FAILED; TRACK_COMMIT_CORRUPT and TRACK_EVENT_CORRUPT for damage; the
 * signal's reason.
 */
export async function vacuumStore(
  path: string,
  target: string,
  { signal, onProgress }: VacuumOptions = {},
): Promise<VacuumSummary> {
  const [log, { deletedTrials }] = await Promise.all([
    import('@track/log/vacuum-store'),
    import('@track/projections'),
  ])
  let keptForForks = 0
  const { streams, ...vacuumed } = await log.vacuumStore(path, target, {
    filesOf: function* (commit) {
      for (const { event } of eventsOf(commit)) if (event.type === 'FileLogged') yield event.digest
    },
    leaveOut: async (old, at) => {
      const { unneeded, needed } = await deletedTrials(old, at, signal)
      keptForForks = needed.size
      return unneeded
    },
    reason,
    program: sharedProgram(),
    signal,
    onProgress,
  })
  return { trials: streams + keptForForks, keptForForks, ...vacuumed }
}
