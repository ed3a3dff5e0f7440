import type { Status, StreamId, Value } from '@track/core'
import type { Chrono } from '../chrono.js'
import { isRunning, type TrialView, trialRuntime } from '../trial-view.js'
import type { AsOf } from '../view.js'

/** The latest point of a metric. */
export interface LatestPoint {
  readonly value: number
  /** Undefined for a point without a step. */
  readonly step: number | undefined
}

/** What there is to see of a trial while it runs. */
export interface LiveTrial {
  readonly stream: StreamId
  readonly name: string
  readonly parameters: ReadonlyMap<string, Value>
  readonly status: Status
  /** The furthest of the metrics' latest steps: a loss of every batch, not one of every epoch. */
  readonly step: number | undefined
  readonly metrics: ReadonlyMap<string, LatestPoint>
  readonly chronos: ReadonlyMap<string, Chrono>
  /** Events of the trial so far. */
  readonly events: number
  /** Over the last ten seconds of the events' own clock, of those that came since the start. */
  readonly eventsPerSecond: number
  /**
   * Seconds until the last step at the pace of the last half minute; undefined when the number of
   * steps is not known, no pace was seen yet, or the trial does not run.
   */
  readonly etaSeconds: number | undefined
  /** Of all runs, up to the last sign. */
  readonly runtimeSeconds: number
  /** Milliseconds since 1970; see statusAt. */
  readonly lastSignMs: number | undefined
  readonly asOf: AsOf | undefined
  /** All of the view. */
  readonly view: TrialView
}

/** What a view does not know of its trial's speed. */
export interface LivePace {
  readonly eventsPerSecond: number
  readonly secondsPerStep: number | undefined
  /** Steps of the whole trial, the first being step 0. */
  readonly totalSteps: number | undefined
}

/** What there is to see of a trial. Pure. */
export function liveTrial(stream: StreamId, view: TrialView, pace: LivePace): LiveTrial {
  const step = furthestStep(view)
  return {
    stream,
    name: view.name,
    parameters: view.parameters,
    status: view.status,
    step,
    metrics: latestPoints(view),
    chronos: view.chronos,
    events: (view.asOf?.streamRevision ?? -1) + 1,
    eventsPerSecond: pace.eventsPerSecond,
    etaSeconds: isRunning(view.status) ? etaSeconds(step, pace) : undefined,
    runtimeSeconds: trialRuntime(view),
    lastSignMs: view.lastSignMs,
    asOf: view.asOf,
    view,
  }
}

function latestPoints(view: TrialView): ReadonlyMap<string, LatestPoint> {
  const points = new Map<string, LatestPoint>()
  for (const [name, { last, lastStep }] of view.metrics) {
    points.set(name, { value: last, step: Number.isNaN(lastStep) ? undefined : lastStep })
  }
  return points
}

function furthestStep(view: TrialView): number | undefined {
  let step: number | undefined
  for (const { lastStep } of view.metrics.values()) {
    if (step === undefined ? !Number.isNaN(lastStep) : lastStep > step) step = lastStep
  }
  return step
}

function etaSeconds(step: number | undefined, pace: LivePace): number | undefined {
  const { secondsPerStep, totalSteps } = pace
  if (step === undefined || secondsPerStep === undefined || totalSteps === undefined)
    return undefined
  return Math.max(0, totalSteps - 1 - step) * secondsPerStep
}
