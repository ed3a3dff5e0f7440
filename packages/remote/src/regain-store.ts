import { TrackError } from '@track/core/commits'
import { Outage } from '@track/log/hosting'
import type { StoreAccess } from './store-access.js'
import { type ElectionOptions, electHost, visitHost } from './store-election.js'

/**
 * As {@link electHost}, for a store that was open before: while a full disk, or the like, keeps it from
 * being opened again, it is tried again after growing pauses, when there is room for what opening writes.
 * Meanwhile another process may have got it: then this one is its guest, room or none.
 * @throws What {@link electHost} throws, but TRACK_STORE_UNAVAILABLE: `onSilence` is told of that, as of
 * TRACK_STORE_UNWRITABLE.
 */
export async function regainStore(options: ElectionOptions): Promise<StoreAccess> {
  const { path, signal, onSilence } = options
  let outage: Outage | undefined
  for (;;) {
    try {
      return await electHost(options)
    } catch (error) {
      if (!Outage.passes(error)) throw error
      outage ??= outageUntil(signal, path, error)
      onSilence(outage.reason)
    }
    while (!(await outage.pause(path, [])) && !signal.aborted) {
      const connection = await visitHost(options)
      if (connection !== undefined) return connection
    }
  }
}

function outageUntil(signal: AbortSignal, path: string, error: unknown): Outage {
  const outage = new Outage(notOpenedAgain(path, error))
  signal.addEventListener('abort', () => outage.giveUp(), { once: true })
  return outage
}

function notOpenedAgain(path: string, cause: unknown): TrackError {
  const first = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  const reason = first instanceof Error ? first.message : String(first)
  return new TrackError(
    'TRACK_STORE_UNWRITABLE',
    `The process that had the store ${path} is gone, and this one cannot open it: ${reason}; it is tried ` +
      'again',
    { details: { path }, cause },
  )
}
