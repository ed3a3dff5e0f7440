import type { EventLog, StreamId } from '@track/core'
import { map, type Observable } from 'rxjs'
import type { GroupView } from '../group-view.js'
import type { ProjectView } from '../project-view.js'
import type { StoreView } from '../store-view.js'
import type { TrialView } from '../trial-view.js'
import { ViewReader } from '../view-reader.js'
import { conflate } from './conflate.js'
import { followLog } from './follow-log.js'
import { LiveFolds } from './live-folds.js'
import { intervalMsDefault, type LiveOptions } from './live-options.js'

/** Views of the streams followed, all as of one position. */
export interface LiveViews {
  readonly trials: ReadonlyMap<StreamId, TrialView>
  readonly groups: ReadonlyMap<StreamId, GroupView>
  readonly projects: ReadonlyMap<StreamId, ProjectView>
  /** Undefined when the store's own stream is not followed or has no event. */
  readonly store: StoreView | undefined
  /** The views are those of the log's first so many events. */
  readonly position: number
  /** Whether the end of the log was reached once: before that, it is the past that goes by. */
  readonly caughtUp: boolean
}

/**
 * The views of the streams followed, as the log grows. Reads each from its newest snapshot, catches
 * up, and follows; emits the latest and keeps no queue, however slow the subscriber. It holds the
 * views of all streams followed in memory, of points only the tails.
 *
 * Errors with what the log throws; completes when the log closes. Unsubscribing ends its
 * subscription of the log.
 */
export function liveViews(log: EventLog, options: LiveOptions = {}): Observable<LiveViews> {
  const { intervalMs = intervalMsDefault, scheduler, reader = new ViewReader(log) } = options
  return followLog(log, () => new LiveFolds(log, reader, options), options.until).pipe(
    conflate(intervalMs, scheduler),
    // After conflation, so that only what is emitted is built.
    map(viewsOf),
  )
}

function viewsOf(folds: LiveFolds): LiveViews {
  const trials = new Map<StreamId, TrialView>()
  const groups = new Map<StreamId, GroupView>()
  const projects = new Map<StreamId, ProjectView>()
  let store: StoreView | undefined
  for (const { kind, fold } of folds.folds()) {
    if (kind === 'trial') trials.set(fold.stream, fold.state)
    else if (kind === 'group') groups.set(fold.stream, fold.state)
    else if (kind === 'project') projects.set(fold.stream, fold.state)
    else store = fold.state
  }
  const { position, caughtUp } = folds
  return { trials, groups, projects, store, position, caughtUp }
}
