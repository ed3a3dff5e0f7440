import type { EventLog, StreamId, StreamPart } from '@track/core'
import { defer, map, type Observable } from 'rxjs'
import { ViewReader } from '../view-reader.js'
import { conflate } from './conflate.js'
import { followLog } from './follow-log.js'
import { LiveFolds } from './live-folds.js'
import { intervalMsDefault, type LiveOptions } from './live-options.js'
import type { LiveTrial } from './live-trial.js'
import { TrialSpeeds } from './trial-speeds.js'

/** Which trials to follow, and how. */
export interface LiveTrialsOptions extends LiveOptions {
  /**
   * Steps of the whole trial, the first being step 0; or the name of the parameter that holds them,
   * such as 'epochs'. Wanted for `etaSeconds`.
   */
  readonly totalSteps?: number | string
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
    const speeds = new TrialSpeeds(options.totalSteps)
    const listener = (stream: StreamId, part: StreamPart): void => speeds.note(stream, part)
    return followLog(log, () => new LiveFolds(log, reader, options, listener), options.until).pipe(
      conflate(intervalMs, scheduler),
      // After conflation, so that only what is emitted is built.
      map((folds) => trialsOf(folds, speeds)),
    )
  })
}

function trialsOf(folds: LiveFolds, speeds: TrialSpeeds): readonly LiveTrial[] {
  const trials: LiveTrial[] = []
  for (const { kind, fold } of folds.folds()) {
    if (kind !== 'trial' || fold.state.asOf === undefined) continue
    trials.push(speeds.liveTrial(fold.stream, fold.state))
  }
  return trials
}
