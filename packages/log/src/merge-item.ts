import { type Commit, type CommitOrigin, replacedDigest, TrackError } from '@track/core/commits'

/** A commit on its way from a store into a merged one. */
export interface MergeItem {
  /** The folder of the store that it is read from. */
  readonly source: string
  /** As it is there. */
  readonly commit: Commit
  /** The id of its writer; of a tombstone it says nothing. */
  readonly writerId: string
  /** Where it was first made. */
  readonly origin: CommitOrigin
  /** The digest that it has there, and that of the commit before it. */
  readonly digest: Uint8Array
  readonly previous: Uint8Array
  /** Of its body, or of the body that it replaces. */
  readonly bodyDigest: Uint8Array
}

/**
 * The order of a merged store: by the time of the commit in the store that it was first made in, by the
 * generation of that, by its identity, by the position there. The digest decides between two that copies of
 * one store made. In each store time and position ascend, so its own order is kept, however wrong its clock
 * was; in a merged store the generation too, from what was merged to what followed. 0 for the same commit.
 */
export function compareItems(a: MergeItem, b: MergeItem): number {
  const [one, other] = [a.origin, b.origin]
  return (
    a.commit.committedAtMs - b.commit.committedAtMs ||
    one.generation - other.generation ||
    (one.store < other.store ? -1 : one.store > other.store ? 1 : 0) ||
    one.position - other.position ||
    Buffer.compare(a.digest, b.digest)
  )
}

/**
 * The one of two that are the same commit that goes into the merged store: that of which something was
 * removed, in one of the two stores.
 * @param onLack Told if something was.
 * @throws TRACK_MERGE_CONFLICT when something else was removed of each, or when one is a tombstone.
 */
export function poorerOf(a: MergeItem, b: MergeItem, onLack: () => void): MergeItem {
  if (Buffer.compare(a.commit.body, b.commit.body) === 0) return a
  onLack()
  const isCut = ({ commit }: MergeItem): boolean => replacedDigest(commit.body) !== undefined
  const isThere = ({ commit }: MergeItem): boolean => commit.tombstone === undefined
  if (isThere(a) && isThere(b) && isCut(a) !== isCut(b)) return isCut(a) ? a : b
  throw lackingCopies(a, b.source)
}

/** The error for a commit that two stores have, of which one lacks what the other has. */
export function lackingCopies({ source, origin }: MergeItem, other?: string): TrackError {
  const stores = other === undefined || other === source ? [source] : [source, other]
  return new TrackError(
    'TRACK_MERGE_CONFLICT',
    `${stores.join(' and ')}: one of two copies of the store ${origin.store} lacks events from position ` +
      `${origin.position} on that the other has, because of a vacuum or a repair; merge one of the two`,
    { details: { stores, store: origin.store, position: origin.position } },
  )
}
