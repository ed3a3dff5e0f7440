import { TrackError } from '@track/core'
import { type Observable, rxjs, type Subject } from './rxjs.js'

/** Errors that may wait to be told; of more than that only the count is. */
const waitingMax = 1_000

/**
 * Tells subscribers of refusals and drops: on a later turn of the event loop, and never from within
 * the call that met them, so that a subscriber may log. What its own calls then lose at once is
 * counted, and told with the next error: to tell it each time would never end.
 */
export class ErrorFeed {
  /** Of who looked; what is told while nobody has is told to nobody. */
  #seen:
    | { readonly subject: Subject<TrackError>; readonly errors$: Observable<TrackError> }
    | undefined
  readonly #tell: (work: () => void) => void
  #waiting: TrackError[] = []
  /** Errors that do not wait, and are only counted. */
  #omitted = 0
  #delivering = false
  #completed = false
  #turn: NodeJS.Timeout | undefined

  /** @param tell Runs what calls subscribers. */
  constructor(tell: (work: () => void) => void) {
    this.#tell = tell
  }

  /** The first look at it loads RxJS. */
  get errors$(): Observable<TrackError> {
    if (this.#seen === undefined) {
      const { Subject: NewSubject } = rxjs()
      const subject = new NewSubject<TrackError>()
      if (this.#completed) subject.complete()
      this.#seen = { subject, errors$: subject.asObservable() }
    }
    return this.#seen.errors$
  }

  /**
   * Takes an error, to be told when the event loop turns. That does not keep the process alive: a
   * program whose subscriber logs each error would never end.
   */
  add(error: TrackError): void {
    if (this.#delivering || this.#waiting.length >= waitingMax) {
      this.#omitted++
      return
    }
    this.#waiting.push(error)
    // Not setImmediate: one that keeps nothing alive waits for the next event of another kind.
    this.#turn ??= setTimeout(() => this.deliver(), 0).unref()
  }

  /** Tells what waits; does nothing when called from within itself. */
  deliver(): void {
    clearTimeout(this.#turn)
    this.#turn = undefined
    if (this.#delivering || this.#waiting.length === 0) return
    const errors = this.#waiting
    this.#waiting = []
    if (this.#omitted > 0) errors.push(omitted(this.#omitted))
    this.#omitted = 0
    this.#delivering = true
    try {
      for (const error of errors) this.#tell(() => this.#seen?.subject.next(error))
    } finally {
      this.#delivering = false
    }
  }

  /** Tells what waits, and that nothing more comes. */
  complete(): void {
    this.deliver()
    this.#completed = true
    this.#tell(() => this.#seen?.subject.complete())
  }
}

function omitted(errors: number): TrackError {
  return new TrackError(
    'TRACK_EVENTS_DROPPED',
    `${errors} more refusals or drops were not told one by one; stats() counts their events`,
    { details: { errors } },
  )
}
