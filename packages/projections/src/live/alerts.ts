import type { EventLog } from '@track/core'
import { exhaustMap, Observable } from 'rxjs'
import type { Alert } from './alert.js'
import { AlertWatch, type AlertWatchOptions } from './alert-watch.js'
import { followLog } from './follow-log.js'

/** Which alerts to tell, and when. */
export interface AlertsOptions extends AlertWatchOptions {
  /** Each emission asks the rules with a clock again; one that comes while they are asked does nothing. */
  readonly checks: Observable<unknown>
  /** Ends the observable in order when aborted: with what the log has by then. */
  readonly until?: AbortSignal
}

/**
 * Alerts as rules become true of trials. Rules are asked about the view as of the end of each commit, of
 * the trials that the commit has events of. The log is read at the subscriber's pace: the next page when
 * it has returned from the alerts of the last. Views are held of the trials that run.
 *
 * Errors with TRACK_RULE_FAILED, and with what the log throws; completes when the log closes.
 */
export function alerts(log: EventLog, options: AlertsOptions): Observable<Alert> {
  return new Observable<Alert>((subscriber) => {
    const watch = new AlertWatch(log, options, (alert) => {
      if (!subscriber.closed) subscriber.next(alert)
      return !subscriber.closed
    })
    const fail = (error: unknown): void => subscriber.error(error)
    subscriber.add(options.checks.pipe(exhaustMap(() => watch.check())).subscribe({ error: fail }))
    subscriber.add(
      followLog(log, () => watch, options.until).subscribe({
        error: fail,
        complete: () => subscriber.complete(),
      }),
    )
  })
}
