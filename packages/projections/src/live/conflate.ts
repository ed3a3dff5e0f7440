import {
  asyncScheduler,
  type MonoTypeOperatorFunction,
  Observable,
  type SchedulerLike,
  type Subscription,
} from 'rxjs'

/**
 * Lets a value through at once, and then at most one every `intervalMs`: the latest, and never a
 * queue. The last value comes before completion, without waiting; an error comes at once.
 * @param scheduler Default asyncScheduler.
 */
export function conflate<T>(
  intervalMs: number,
  scheduler: SchedulerLike = asyncScheduler,
): MonoTypeOperatorFunction<T> {
  return (source) =>
    new Observable<T>((subscriber) => {
      let latest: { readonly value: T } | undefined
      let pause: Subscription | undefined
      const deliver = (value: T): void => {
        // The pause begins before the subscriber is called: it may call back into the source.
        pause = scheduler.schedule(resume, intervalMs)
        subscriber.add(pause)
        subscriber.next(value)
      }
      const resume = (): void => {
        if (pause !== undefined) subscriber.remove(pause)
        pause = undefined
        const waiting = latest
        latest = undefined
        if (waiting !== undefined) deliver(waiting.value)
      }
      subscriber.add(
        source.subscribe({
          next: (value) => {
            if (pause === undefined) deliver(value)
            else latest = { value }
          },
          error: (error: unknown) => subscriber.error(error),
          complete: () => {
            if (latest !== undefined) subscriber.next(latest.value)
            subscriber.complete()
          },
        }),
      )
    })
}
