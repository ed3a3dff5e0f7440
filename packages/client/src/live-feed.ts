import type { EventLog } from '@track/core'
import type { ViewReader } from '@track/projections'
import type { LiveTrial, LiveTrialsOptions } from '@track/projections/live'
import type { ReadingLoader } from './reading-loader.js'
import { type Observable, rxjs, type Subscriber } from './rxjs.js'

/** What is made by `begin` of the module that it is given, which is loaded when somebody subscribes. */
export type BeginLive<T> = (
  live: typeof import('@track/projections/live'),
  log: EventLog,
  options: { readonly until: AbortSignal; readonly reader: ViewReader },
) => Observable<T>

/** What follows the log of a client, and its end with the client that hands it out. */
export class LiveFeed {
  readonly #log: EventLog
  readonly #reading: ReadingLoader
  readonly #tell: (work: () => void) => void
  readonly #closing = new AbortController()
  /** Each settles when a subscriber has had its last. */
  readonly #lives = new Set<Promise<void>>()

  /** @param tell Runs what calls subscribers. */
  constructor(log: EventLog, reading: ReadingLoader, tell: (work: () => void) => void) {
    this.#log = log
    this.#reading = reading
    this.#tell = tell
  }

  /** The numbers of the trials that `options` selects, for each subscriber from its beginning. */
  numbers(options: Omit<LiveTrialsOptions, 'until' | 'reader'>): Observable<readonly LiveTrial[]> {
    return this.observe(({ liveTrials }, log, own) => liveTrials(log, { ...options, ...own }))
  }

  /** What `begin` makes, anew for each subscriber. */
  observe<T>(begin: BeginLive<T>): Observable<T> {
    const { Observable: NewObservable } = rxjs()
    return new NewObservable((subscriber) => {
      const ended = this.#follow(subscriber, begin)
        .catch((error: unknown) => subscriber.error(error))
        .finally(() => this.#lives.delete(ended))
      this.#lives.add(ended)
    })
  }

  /** Completes them all, with what the log has by then; resolves when each subscriber has had that. */
  async end(): Promise<void> {
    this.#closing.abort()
    await Promise.all(this.#lives)
  }

  /** Resolves when the subscriber has had its last. */
  async #follow<T>(subscriber: Subscriber<T>, begin: BeginLive<T>): Promise<void> {
    const { finalize } = rxjs()
    const reading = this.#reading.load()
    const live = await import('@track/projections/live')
    const { reader } = await reading
    const until = this.#closing.signal
    await new Promise<void>((resolve) => {
      subscriber.add(
        begin(live, this.#log, { until, reader })
          .pipe(finalize(resolve))
          .subscribe({
            next: (value) => this.#tell(() => subscriber.next(value)),
            error: (error) => subscriber.error(error),
            complete: () => this.#tell(() => subscriber.complete()),
          }),
      )
    })
  }
}
