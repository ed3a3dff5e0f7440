import type { Heartbeat, ResolvedMoment } from '@track/core'
import type { StatusAt, StatusAtView } from '@track/projections'
import { statusAt } from '@track/projections/status-at'
import { isProcessAlive } from './process-record.js'
import { lastBeatOf, statusNow } from './status-now.js'

/**
 * The status of a trial as of an earlier moment, by its view of then, as far as that can still be known; or
 * now, without one. A process lived then if it beat later, or lives now; of one that did neither, its last
 * beat is what was known of it then, too. That it was dead already its own host would have told at once: here
 * that shows when beats are missed.
 */
export function statusAsOf(
  view: StatusAtView,
  heartbeats: readonly Heartbeat[],
  nowMs: number,
  moment: ResolvedMoment | undefined,
): StatusAt {
  if (moment === undefined) return statusNow(view, heartbeats, nowMs)
  const thenMs = Math.min(moment.timeMs ?? nowMs, nowMs)
  const beatMs = lastBeatOf(view, heartbeats)
  return statusAt(view, thenMs, {
    isAlive: (process) => isProcessAlive(process) || undefined,
    ...(beatMs !== undefined && { lastBeatMs: beatMs }),
  })
}
