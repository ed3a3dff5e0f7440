import { type ProcessRecord, type Status, statuses } from '@track/core'
import { isRunning, type TrialView } from './trial-view.js'

/** What a reader knows beside the log. */
export interface StatusAtOptions {
  /** Whether a process lives: false when it is known to be dead, undefined when it cannot be told. */
  readonly isAlive?: (process: ProcessRecord) => boolean | undefined
  /** When the process was last heard of by a heartbeat: milliseconds since 1970. */
  readonly lastBeatMs?: number
  /**
   * Silence after which a process of which nothing else is known counts as lost. Default one hour:
   * a loop may log rarely. With heartbeats, a few of their intervals.
   */
  readonly missedAfterMs?: number
}

/** The status of a trial as of a moment. */
export interface StatusAt {
  readonly status: Status
  /** Why it is not the one that the log has; undefined when it is. */
  readonly reason: string | undefined
}

const missedAfterMsDefault = 60 * 60 * 1000

/**
 * The status of a trial at `nowMs`, which a fold cannot know: a trial that says it is running, and
 * whose process died without a word, is Interrupted, "lost: no sign since ...". Pure.
 */
export function statusAt(
  view: Pick<TrialView, 'status' | 'process' | 'lastSignMs'>,
  nowMs: number,
  options: StatusAtOptions = {},
): StatusAt {
  const { status, process } = view
  const { isAlive, lastBeatMs, missedAfterMs = missedAfterMsDefault } = options
  if (!isRunning(status)) return { status, reason: undefined }
  const alive = process === undefined ? undefined : isAlive?.(process)
  const signMs = Math.max(
    view.lastSignMs ?? Number.NEGATIVE_INFINITY,
    lastBeatMs ?? Number.NEGATIVE_INFINITY,
  )
  const lost = alive === undefined ? nowMs - signMs > missedAfterMs : !alive
  if (!lost) return { status, reason: undefined }
  return { status: statuses.interrupted, reason: `lost: no sign since ${isoTime(signMs)}` }
}

function isoTime(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? 'its start' : date.toISOString()
}
