import { type Append, isTrackError, namedContent, type TrackError } from '@track/core/commits'
import { loadFileFolder } from './load-file-folder.js'
import type { AppendOutcome, Store } from './store.js'

/**
 * Appends to a store that keeps contents. An event that names a content which is not there is refused
 * (TRACK_FILE_CORRUPT): it was put, and went with a redaction before this event came. Appends and redactions take
 * turns, so what is there stays there when the event is. A retry is answered by what the log has: the content may
 * have gone since.
 */
export async function appendContentsFirst(
  store: Store,
  appends: readonly Append[],
): Promise<readonly AppendOutcome[]> {
  const refused = new Map<Append, AppendOutcome>()
  for (const append of appends) {
    const digest = namedContent(append)
    if (digest === undefined) continue
    const error = await missing(store.path, digest)
    if (error !== undefined && !(await isRetry(store, append))) refused.set(append, { error })
  }
  if (refused.size === 0) return store.append(appends)
  const outcomes = await store.append(appends.filter((append) => !refused.has(append)))
  const others = outcomes.values()
  return appends.map((append) => refused.get(append) ?? (others.next().value as AppendOutcome))
}

/** Why a content cannot be named. */
async function missing(path: string, digest: string): Promise<TrackError | undefined> {
  try {
    await (await loadFileFolder(path)).readPiece(digest, 0, 0)
    return undefined
  } catch (error) {
    // A disk that does not say whether it is there is no reason: the append finds out itself.
    return isTrackError(error, 'TRACK_FILE_CORRUPT') ? error : undefined
  }
}

async function isRetry(store: Store, { origin }: Append): Promise<boolean> {
  const known = await store.withIndex((index) => index.writer(origin.writer))
  return known !== undefined && origin.sequence <= known.lastSequence
}
