import { type EventLog, isTrackError } from '@track/core'
import { Observable } from 'rxjs'
import type { LiveFolds } from './live-folds.js'

/**
 * Feeds `folds` from the log and tells, after each page, that something may have changed. One
 * subscription of the log; unsubscribing aborts it, and snapshots are kept either way. Completes when
 * the log closes; the log's errors, and those of reading it, are the observable's.
 */
export function followLog(log: EventLog, newFolds: () => LiveFolds): Observable<LiveFolds> {
  return new Observable<LiveFolds>((subscriber) => {
    const controller = new AbortController()
    const { signal } = controller
    const folds = newFolds()
    const follow = async (): Promise<void> => {
      const from = await folds.start()
      if (signal.aborted) return
      for await (const page of log.subscribe({ from, signal })) {
        if (signal.aborted) return
        await folds.apply(page)
        subscriber.next(folds)
      }
    }
    follow()
      .finally(() => folds.close().catch(ignoreClosed))
      .then(
        () => subscriber.complete(),
        (error: unknown) => subscriber.error(error),
      )
    return () => controller.abort()
  })
}

// Snapshots of a log that has closed meanwhile: they are a cache.
function ignoreClosed(error: unknown): void {
  if (!isTrackError(error, 'TRACK_LOG_CLOSED')) throw error
}
