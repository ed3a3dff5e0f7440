import { type CommitPage, type EventLog, isTrackError } from '@track/core'
import { Observable } from 'rxjs'

/** What is kept up with a log. */
export interface Follower {
  /** One past the position of the last event taken in. */
  readonly position: number
  /** Begins, and returns the position to subscribe from. */
  start(unsubscribed: AbortSignal): Promise<number>
  /** Takes in the next page of the log. */
  apply(page: CommitPage): Promise<void>
  /** Keeps snapshots of where it stands. */
  close(): Promise<void>
}

/**
 * Feeds `folds` from the log and tells, after each page, that something may have changed. One
 * subscription of the log; unsubscribing aborts it. Aborting `until` ends it in order: what the log
 * has by then is still taken in, and told, before it completes. Snapshots are kept either way.
 * Completes when the log closes; the log's errors, and those of reading it, are the observable's.
 */
export function followLog<Folds extends Follower>(
  log: EventLog,
  newFolds: () => Folds,
  until?: AbortSignal,
): Observable<Folds> {
  return new Observable<Folds>((subscriber) => {
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
      const from = await folds.start(unsubscribed.signal)
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
