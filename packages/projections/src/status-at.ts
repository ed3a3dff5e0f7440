import { type ProcessRecord, type Status, statuses } from '@track/core'
import { isRunning, type TrialView } from './trial-view.js'

/** What a reader knows beside the log. */
export interface StatusAtOptions {
  /** Whether a process lives: false when it is known to be dead, undefined when it cannot be told. */
  readonly isAlive?: (process: ProcessRecord) => boolean | undefined
  /** When the process was last heard of by a heartbeat: milliseconds since 1970. */
  readonly lastBeatMs?: number
  /**
   * Silence after which a process of which nothing else is known counts as lost. Default one hour, for
   * a loop may log rarely; two minutes when `lastBeatMs` is given.
   */
  readonly missedAfterMs?: number
}

/** What of a trial's view its status hangs on. */
export type StatusAtView = Pick<TrialView, 'status' | 'process' | 'lastSignMs' | 'reservation'>

/** The status of a trial as of a moment. */
export interface StatusAt {
  readonly status: Status
  /** Why it is not the one that the log has, or may not be for long; undefined when all is well. */
  readonly reason: string | undefined
  /**
   * When the process was last heard of, milliseconds since 1970, of a trial whose process counts as gone: it tells one
   * loss from another. Left out of any other.
   */
  readonly lastSignMs?: number
  /** Whether a process that is not known to be dead has the trial for itself, and has not started it. */
  readonly isReserved: boolean
}

const missedAfterMsDefault = 60 * 60 * 1000
const missedBeatsMs = 2 * 60 * 1000

/**
 * The status of a trial at `nowMs`, which a fold cannot know: a trial that says it is running, and
 * whose process died without a word, is Interrupted, "lost: no sign since ...". One whose process is known
 * to live is running however long it was silent, and then says so. One that a process had taken for itself
 * and that died is as it was before. Pure.
 */
export function statusAt(
  view: StatusAtView,
  nowMs: number,
  options: StatusAtOptions = {},
): StatusAt {
  const { status, reservation } = view
  const { isAlive, lastBeatMs } = options
  const isReserved = reservation !== undefined
  const asLogged = { status, reason: undefined, isReserved }
  if (!isReserved && !isRunning(status)) return asLogged
  const process = reservation?.process ?? view.process
  const alive = process === undefined ? undefined : isAlive?.(process)
  const signMs = Math.max(
    view.lastSignMs ?? Number.NEGATIVE_INFINITY,
    lastBeatMs ?? Number.NEGATIVE_INFINITY,
  )
  const silence = `no sign since ${isoTime(signMs)}`
  const before = reservation?.before ?? status
  // Who took a trial that ran had found it lost.
  const lost = isRunning(before) ? statuses.interrupted : before
  const loss = `${isReserved ? 'free again' : 'lost'}: ${silence}`
  const sign = Number.isFinite(signMs) ? { lastSignMs: signMs } : {}
  const gone = { status: lost, ...sign, isReserved: false }
  if (alive === false) return { ...gone, reason: loss }
  const silenceMs = lastBeatMs === undefined ? missedAfterMsDefault : missedBeatsMs
  if (nowMs - signMs <= (options.missedAfterMs ?? silenceMs)) return asLogged
  if (alive === true) {
    const reason = `${silence}, and its process lives: slow, or stopped`
    return { status, reason, isReserved }
  }
  return { ...gone, reason: `${loss}; whether its process lives cannot be known from here` }
}

function isoTime(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? 'its start' : date.toISOString()
}
