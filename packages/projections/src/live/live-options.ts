import type { SchedulerLike } from 'rxjs'
import type { ViewReader } from '../view-reader.js'
import type { LiveSelection } from './live-selection.js'

/** Which streams to follow, and how often to hear of them. */
export interface LiveOptions extends LiveSelection {
  /** The least time between two emissions. Default 100. */
  readonly intervalMs?: number
  /** Times the emissions. Default RxJS's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /** Ends the observable in order when aborted: with what the log has by then, and snapshots kept. */
  readonly until?: AbortSignal
  /** A reader of the same log, if there is one already. */
  readonly reader?: ViewReader
}

/** The default of {@link LiveOptions.intervalMs}. */
export const intervalMsDefault = 100
