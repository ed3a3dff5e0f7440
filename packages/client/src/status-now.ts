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
  const beatMs = lastBeatOf(view, heartbeats)
  return statusAt(view, nowMs, {
    isAlive: isProcessAlive,
    ...(beatMs !== undefined && { lastBeatMs: beatMs }),
  })
}

/** When the process that has a trial was last heard of; undefined when it never was. */
export function lastBeatOf(
  view: StatusAtView,
  heartbeats: readonly Heartbeat[],
): number | undefined {
  const process = view.reservation?.process ?? view.process
  return heartbeats.find((one) => process !== undefined && isSame(one.process, process))?.beatMs
}

function isSame(a: ProcessRecord, b: ProcessRecord): boolean {
  return a.host === b.host && a.boot === b.boot && a.pid === b.pid && a.startedMs === b.startedMs
}
