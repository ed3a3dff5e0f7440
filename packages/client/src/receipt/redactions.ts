import {
  type Commit,
  type EventLog,
  hexOf,
  type RecordedEvent,
  type Redacted,
  readEvents,
  replacedDigest,
  type StreamId,
  storeStreamId,
} from '@track/core'
import { sha256 } from '../sha256.js'

/** A body that was replaced, as a `Redacted` event tells it. */
export interface Redaction {
  /** Of the commit whose body was replaced. */
  readonly position: number
  /** Of the event that says so. */
  readonly saidAt: number
  /** By the clock of whoever did it: milliseconds since 1970. */
  readonly timeMs: number
  /** Who asked for it; empty when nobody said. */
  readonly by: string
  /** What was removed, such as `arguments.api_key`. */
  readonly path: string
  readonly reason: string
}

type RedactedEvent = RecordedEvent & { readonly event: Redacted }

/**
 * The redactions that a log tells of, in a trial's own stream and in the store's. In a merged store positions
 * may be those of other stores: there a body is found by its digest, which its salt makes its own.
 */
export class Redactions {
  readonly #events: readonly RedactedEvent[]

  private constructor(events: readonly RedactedEvent[]) {
    this.#events = events
  }

  /** @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, what the log throws. */
  static async read(log: EventLog, trial: StreamId): Promise<Redactions> {
    const events: RedactedEvent[] = []
    for (const stream of [trial, storeStreamId]) {
      for await (const event of readEvents(log, { stream }))
        if (isRedacted(event)) events.push(event)
    }
    return new Redactions(events)
  }

  /**
   * What led from the body that a commit was written with to the one that it has; undefined when that is not
   * all there is to it.
   */
  of({ position, origin, body }: Commit): readonly Redaction[] | undefined {
    const last = hexOf(sha256(body))
    let digest = hexOf(replacedDigest(body) ?? sha256(body))
    const steps: RedactedEvent[] = []
    while (digest !== last) {
      const from = digest
      const step = this.#events.find(({ event }) => event.oldBodyDigest === from)
      const isHere = origin !== undefined || step?.event.position === position
      if (step === undefined || !isHere || steps.includes(step)) return undefined
      steps.push(step)
      digest = step.event.newBodyDigest
    }
    return steps.map((step) => ({
      position,
      saidAt: step.position,
      timeMs: step.timeMs,
      by: step.event.by,
      path: step.event.path,
      reason: step.event.reason,
    }))
  }
}

function isRedacted(event: RecordedEvent): event is RedactedEvent {
  return event.event.type === 'Redacted'
}
