import type { Heartbeat, ProcessRecord } from '@track/core'
import type { StatusAt, StatusAtView } from '@track/projections'
import { statusAt } from '@track/projections/status-at'
import { isProcessAlive } from './process-record.js'

/** The status of a trial now, by its view, the heartbeats beside the log, and this host's processes. */
export function statusNow(
  view: StatusAtView,
  heartbeats: readonly Heartbeat[],
  nowMs: number,
): StatusAt {
  const process = view.reservation?.process ?? view.process
  const beat = heartbeats.find((one) => process !== undefined && isSame(one.process, process))
  return statusAt(view, nowMs, {
    isAlive: isProcessAlive,
    ...(beat !== undefined && { lastBeatMs: beat.beatMs }),
  })
}

function isSame(a: ProcessRecord, b: ProcessRecord): boolean {
  return a.host === b.host && a.boot === b.boot && a.pid === b.pid && a.startedMs === b.startedMs
}
