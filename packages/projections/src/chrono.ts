import {
  type AggregatorKind,
  type ChronoRecorded,
  type ChronoSummarized,
  ringLapsMax,
} from '@track/core'
import { addLap, type LapStats, mergeLaps, noLaps } from './lap-stats.js'
import type { Mutable } from './mutable.js'
import { appendPoint, emptySeries, type Points, type Series } from './series.js'

/** A named timer's laps, in seconds. */
export interface Chrono {
  /** Place among the chronos of the trial, in the order first logged. */
  readonly index: number
  /** How the laps are shown: the aggregator of the latest one. */
  readonly kind: AggregatorKind
  /** Laps recorded, and laps that merged summaries stand for. */
  readonly laps: number
  /** The latest lap; NaN when there are only summaries. */
  readonly last: number
  /** Of every lap of finite length, whichever its aggregator, but the first `skip`; and of summaries. */
  readonly stats: LapStats
  /** Of the latest lap recorded with 'ring'. */
  readonly window: number
  /** The last `window` laps that were recorded with 'ring', oldest first. */
  readonly ring: readonly number[]
  /** All laps that were recorded with 'series'; undefined when there are none. */
  readonly series: Series | undefined
}

/** A chrono without laps. */
export function emptyChrono(index: number): Chrono {
  return {
    index,
    kind: 'stat',
    laps: 0,
    last: Number.NaN,
    stats: noLaps,
    window: 0,
    ring: [],
    series: undefined,
  }
}

/** A chrono while a batch builds it. */
export type ChronoDraft = Omit<Mutable<Chrono>, 'ring' | 'stats'> & {
  readonly stats: Mutable<LapStats>
  readonly ring: number[]
}

/** A copy of `chrono` that {@link recordLap} and {@link recordSummary} may write. */
export function chronoDraft(chrono: Chrono): ChronoDraft {
  const { stats, ring, series } = chrono
  return {
    ...chrono,
    stats: { ...stats },
    ring: ring.slice(),
    series: series === undefined ? undefined : { ...series },
  }
}

/** Adds to a draft what a lap comes to. The lap itself is {@link keepLap}'s. */
export function recordLap(draft: ChronoDraft, lap: ChronoRecorded): void {
  const { seconds, aggregator, skip } = lap
  // The laps before this one count, so that exactly the first `skip` are left out.
  if (draft.laps >= skip && Number.isFinite(seconds)) addLap(draft.stats, seconds)
  draft.laps++
  draft.last = seconds
  draft.kind = aggregator
}

/**
 * Adds a lap to the ring or the series of a draft; returns the points of the chunk that it fills, if it does.
 */
export function keepLap(
  draft: ChronoDraft,
  { seconds, aggregator, window }: ChronoRecorded,
  timeMs: number,
): Points | undefined {
  if (aggregator === 'ring') addToRing(draft, seconds, window)
  if (aggregator !== 'series') return undefined
  draft.series ??= emptySeries(false)
  return appendPoint(draft.series, seconds, timeMs)
}

/** Merges a summary into a draft; tells whether it made sense. */
export function recordSummary(draft: ChronoDraft, summary: ChronoSummarized): boolean {
  const merged = mergeLaps(draft.stats, summary)
  if (merged) draft.laps += summary.count
  return merged
}

/** Brings a draft into the form of a state. */
export function sealChrono(draft: ChronoDraft): Chrono {
  cutRing(draft)
  return draft
}

// The ring is cut when it has doubled, or when the window changes: once a lap is too much work.
function addToRing(draft: ChronoDraft, seconds: number, window: number): void {
  const bounded = Math.min(window, ringLapsMax)
  if (bounded !== draft.window) cutRing(draft)
  draft.window = bounded
  draft.ring.push(seconds)
  if (draft.ring.length > 2 * bounded) cutRing(draft)
}

function cutRing({ ring, window }: ChronoDraft): void {
  if (ring.length > window) ring.splice(0, ring.length - window)
}
