import type { EventLog, TrackError } from '@track/core'

/** Who hears of an outage. */
export interface OutageListeners {
  readonly onError: (error: TrackError) => void
  readonly onBlocked: (outage: TrackError) => void
}

/** Tells of outages of a log, of each once: that the disk takes no writes, that a server is away. */
export class OutageNews {
  readonly #log: EventLog
  readonly #listeners: OutageListeners
  #told: TrackError | undefined
  #toldBlocked: TrackError | undefined
  /** Whether subscribers know that the log's server is away. */
  #hasToldAway = false

  constructor(log: EventLog, listeners: OutageListeners) {
    this.#log = log
    this.#listeners = listeners
  }

  /** Why nothing is acknowledged at present; undefined while all is well. */
  get outage(): TrackError | undefined {
    return this.#log.backlog.outage?.()
  }

  /** Tells `onError`; of a server once each time that it is away. */
  tell(): void {
    const away = this.#log.spool?.state().away
    if (away !== undefined && !this.#hasToldAway) this.#listeners.onError(away)
    this.#hasToldAway = away !== undefined
    const { outage } = this
    if (outage === this.#told) return
    this.#told = outage
    if (outage !== undefined) this.#listeners.onError(outage)
  }

  /** Tells `onBlocked` of an outage that a call is blocked by. */
  tellBlocked(): void {
    const { outage } = this
    if (outage === this.#toldBlocked) return
    this.#toldBlocked = outage
    if (outage !== undefined) this.#listeners.onBlocked(outage)
  }
}
