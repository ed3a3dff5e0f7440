import { type EventLog, isColumns, type StreamId, type StreamPart } from '@track/core'
import { defer, map, type Observable } from 'rxjs'
import type { TrialView } from '../trial-view.js'
import { ViewReader } from '../view-reader.js'
import { conflate } from './conflate.js'
import { EventRate } from './event-rate.js'
import { followLog } from './follow-log.js'
import { LeadingPace } from './leading-pace.js'
import { LiveFolds } from './live-folds.js'
import { intervalMsDefault, type LiveOptions } from './live-options.js'
import { type LiveTrial, liveTrial } from './live-trial.js'

/** Which trials to follow, and how. */
export interface LiveTrialsOptions extends LiveOptions {
  /**
   * Steps of the whole trial, the first being step 0; or the name of the parameter that holds them,
   * such as 'epochs'. Wanted for `etaSeconds`.
   */
  readonly totalSteps?: number | string
}

interface Speed {
  readonly rate: EventRate
  readonly pace: LeadingPace
}

/**
 * The trials followed, in the order in which they came into view, as they go on: like liveViews, the
 * latest at most every `intervalMs`, and no queue. A trial without any event is not among them.
 *
 * Errors with what the log throws; completes when the log closes. Unsubscribing ends its
 * subscription of the log.
 */
export function liveTrials(
  log: EventLog,
  options: LiveTrialsOptions = {},
): Observable<readonly LiveTrial[]> {
  const { intervalMs = intervalMsDefault, scheduler, reader = new ViewReader(log) } = options
  return defer(() => {
    const speeds = new Map<StreamId, Speed>()
    const listener = (stream: StreamId, part: StreamPart): void => {
      let speed = speeds.get(stream)
      if (speed === undefined) {
        speed = { rate: new EventRate(), pace: new LeadingPace() }
        speeds.set(stream, speed)
      }
      note(speed, part)
    }
    return followLog(log, () => new LiveFolds(log, reader, options, listener), options.until).pipe(
      conflate(intervalMs, scheduler),
      // After conflation, so that only what is emitted is built.
      map((folds) => trialsOf(folds, speeds, options.totalSteps)),
    )
  })
}

function note({ rate, pace }: Speed, part: StreamPart): void {
  if (!isColumns(part)) {
    for (const { event, timeMs } of part) {
      rate.add(timeMs)
      if (event.type === 'MetricsLogged') notePace(pace, timeMs, event.names, event.step)
    }
    return
  }
  const { names, from, to, timesMs, steps } = part
  for (let row = from; row < to; row++) {
    const timeMs = timesMs[row] as number
    rate.add(timeMs)
    notePace(pace, timeMs, names, steps?.[row])
  }
}

function notePace(
  pace: LeadingPace,
  timeMs: number,
  names: readonly string[],
  step: number | undefined,
): void {
  const [metric] = names
  if (metric !== undefined && step !== undefined) pace.add(timeMs, metric, step)
}

function trialsOf(
  folds: LiveFolds,
  speeds: ReadonlyMap<StreamId, Speed>,
  totalSteps: number | string | undefined,
): readonly LiveTrial[] {
  const trials: LiveTrial[] = []
  for (const { kind, fold } of folds.folds()) {
    if (kind !== 'trial' || fold.state.asOf === undefined) continue
    const speed = speeds.get(fold.stream)
    trials.push(
      liveTrial(fold.stream, fold.state, {
        eventsPerSecond: speed?.rate.perSecond() ?? 0,
        secondsPerStep: speed?.pace.secondsPerStep(),
        totalSteps: stepsOf(fold.state, totalSteps),
      }),
    )
  }
  return trials
}

function stepsOf(view: TrialView, totalSteps: number | string | undefined): number | undefined {
  const steps = typeof totalSteps === 'string' ? view.parameters.get(totalSteps) : totalSteps
  return typeof steps === 'number' ? steps : undefined
}
