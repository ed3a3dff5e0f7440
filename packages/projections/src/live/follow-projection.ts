import type { EventLog, StreamId } from '@track/core'
import { mergeMap, Observable } from 'rxjs'
import type { DefinedProjection } from '../defined/define-projection.js'
import type { OfTrial, Projected, ProjectedBefore } from '../defined/projected.js'
import { wholeLog } from '../fold-source.js'
import { ViewReader } from '../view-reader.js'
import { conflate } from './conflate.js'
import { DefinedFolds } from './defined-folds.js'
import { followLog } from './follow-log.js'
import { intervalMsDefault, type LiveOptions } from './live-options.js'

/** How to follow a user's projection. */
export interface FollowProjectionOptions
  extends Pick<LiveOptions, 'intervalMs' | 'scheduler' | 'until' | 'reader'> {
  /** Only this trial. Default: of a projection of trials, all that are not deleted. */
  readonly trial?: StreamId
  /** Bytes of states to hold in memory, about. Default 96 MiB. */
  readonly memoryBytesMax?: number
}

/** A state of a projection of trials as a subscriber gets it. */
export type FollowedTrial<State> = (Projected<State> | ProjectedBefore) & OfTrial

/** A state of a projection of the store as a subscriber gets it. */
export type FollowedStore<State> = Projected<State> | ProjectedBefore

const memoryBytesMaxDefault = 96 * 1024 * 1024

/**
 * The states of a projection, as they are and as they become. First, if an older version has left any,
 * what that had come to, marked by `isRebuilding`. Then every state once, when the log is folded up to
 * where it ended at subscription; what older versions left is removed then. From there on what
 * changes: the latest state of each trial at most once every `intervalMs`, and no queue, however slow the
 * subscriber. A state that has to make room in memory comes at once.
 *
 * Errors with what {@link DefinedProjection.evolve} throws, as TRACK_PROJECTION_FAILED, and with
 * what the log throws; completes when the log closes. Unsubscribing ends its subscription of the log.
 */
export function followProjection<State>(
  log: EventLog,
  projection: DefinedProjection<State, 'trial'>,
  options?: FollowProjectionOptions,
): Observable<FollowedTrial<State>>
export function followProjection<State>(
  log: EventLog,
  projection: DefinedProjection<State, 'store'>,
  options?: Omit<FollowProjectionOptions, 'trial'>,
): Observable<FollowedStore<State>>
export function followProjection<State>(
  log: EventLog,
  projection: DefinedProjection<State>,
  options: FollowProjectionOptions = {},
): Observable<FollowedStore<State>> {
  const { intervalMs = intervalMsDefault, scheduler, until, reader = new ViewReader(log) } = options
  const { memoryBytesMax = memoryBytesMaxDefault } = options
  const stream = projection.per === 'store' ? wholeLog : options.trial
  const ofTrial = (trial: StreamId): Partial<OfTrial> => (trial === wholeLog ? {} : { trial })
  return new Observable((subscriber) => {
    const tell = (trial: StreamId, state: FollowedStore<State>): void =>
      subscriber.next({ ...ofTrial(trial), ...state })
    const newFolds = (): DefinedFolds<State> =>
      new DefinedFolds(log, reader, projection, tell, { stream, memoryBytesMax })
    return followLog(log, newFolds, until)
      .pipe(
        conflate(intervalMs, scheduler),
        mergeMap((folds) => folds.takeChanged()),
      )
      .subscribe({
        next: ([trial, state]) => tell(trial, state),
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      })
  })
}
