import type { Merged } from '@track/log/merge-stores'
import type { StoreProgress } from '@track/log/store-checks'

/** How stores are merged. */
export interface MergeOptions {
  /** Ends the merge: the promise rejects with the signal's reason, and nothing is left of the target. */
  readonly signal?: AbortSignal
  /** Told now and then how many positions of all stores are done. What it throws ends the merge. */
  readonly onProgress?: (progress: StoreProgress) => void
}

/**
 * Merges the stores in the folders `paths`, each as it is at the call, into a new one in the folder `target`,
 * which must not exist or be empty. Each commit is in it once, in an order that depends on nothing but the
 * commits: by the time, the store and the position at which it was first made. So it makes no difference in
 * which order stores are given, how often, or whether some of them were merged before. The stores may be in
 * use, also by other processes, and keep all that they have.
 *
 * Projects and groups of equal names are one. Uids count equal trials in the new order; an old uid still names
 * its trial where no other has it. Receipts that were made of the stores hold.
 * @throws TRACK_ARGUMENT_INVALID without a store; TRACK_STORE_NOT_FOUND, TRACK_STORE_INVALID,
 * TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_LOCKED, TRACK_STORE_UNAVAILABLE; TRACK_MERGE_CONFLICT when one of two
 * copies of a store lacks what the other has, or took back, or forked at, an event of its own of a trial that
 * both went on with; TRACK_ORIGIN_CONFLICT when a client logged into two of the
 * stores; TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, TRACK_FILE_CORRUPT for damage, with `details.path`; the
 * signal's reason.
 */
export async function mergeStores(
  paths: readonly string[],
  target: string,
  { signal, onProgress }: MergeOptions = {},
): Promise<Merged> {
  const [log, { sharedReader }, { FormerRevisions, namedRevisions }] = await Promise.all([
    import('@track/log/merge-stores'),
    import('@track/remote/shared-reader'),
    import('@track/projections'),
  ])
  return log.mergeStores(paths, target, {
    former: () => {
      const revisions = new FormerRevisions()
      return (commit) => revisions.take(commit)
    },
    names: namedRevisions,
    open: sharedReader,
    signal,
    onProgress,
  })
}
