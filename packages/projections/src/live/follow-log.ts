import { type CommitPage, type EventLog, isTrackError } from '@track/core'
import { Observable } from 'rxjs'
import type { LiveFolds } from './live-folds.js'

/**
 * Feeds `folds` from the log and tells, after each page, that something may have changed. One
 * subscription of the log; unsubscribing aborts it. Aborting `until` ends it in order: what the log
 * has by then is still taken in, and told, before it completes. Snapshots are kept either way.
 * Completes when the log closes; the log's errors, and those of reading it, are the observable's.
 */
export function followLog(
  log: EventLog,
  newFolds: () => LiveFolds,
  until?: AbortSignal,
): Observable<LiveFolds> {
  return new Observable<LiveFolds>((subscriber) => {
    const unsubscribed = new AbortController()
    const signals = until === undefined ? [] : [until]
    const signal = AbortSignal.any([unsubscribed.signal, ...signals])
    const folds = newFolds()
    let told = false
    const tell = (): void => {
      told = true
      subscriber.next(folds)
    }
    const take = async (pages: AsyncIterable<CommitPage>): Promise<void> => {
      for await (const page of pages) {
        if (unsubscribed.signal.aborted) return
        await folds.apply(page)
        tell()
      }
    }
    const follow = async (): Promise<void> => {
      const from = await folds.start()
      await take(log.subscribe({ from, signal }))
      if (until?.aborted !== true || unsubscribed.signal.aborted) return
      await take(log.read({ from: folds.position }))
      if (!told) tell() // it was to end before it began
    }
    follow()
      .finally(() => folds.close().catch(ignoreClosed))
      .then(
        () => subscriber.complete(),
        (error: unknown) => subscriber.error(error),
      )
    return () => unsubscribed.abort()
  })
}

// Snapshots of a log that has closed meanwhile: they are a cache.
function ignoreClosed(error: unknown): void {
  if (!isTrackError(error, 'TRACK_LOG_CLOSED')) throw error
}
