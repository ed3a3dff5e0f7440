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
import { sha256 } from './trial-commits.js'

/** A body that was replaced, as a `Redacted` event tells it. */
export interface Redaction {
  /** Of the commit whose body was replaced. */
  readonly position: number
  /** Of the event that says so. */
  readonly saidAt: number
  /** By the clock of whoever did it: milliseconds since 1970. */
  readonly timeMs: number
  readonly reason: string
}

type RedactedEvent = RecordedEvent & { readonly event: Redacted }

/** The redactions that a log tells of, in a trial's own stream and in the store's. */
export class Redactions {
  readonly #byPosition: ReadonlyMap<number, readonly RedactedEvent[]>

  private constructor(byPosition: ReadonlyMap<number, readonly RedactedEvent[]>) {
    this.#byPosition = byPosition
  }

  /** @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, what the log throws. */
  static async read(log: EventLog, trial: StreamId): Promise<Redactions> {
    const byPosition = new Map<number, RedactedEvent[]>()
    for (const stream of [trial, storeStreamId]) {
      for await (const event of readEvents(log, { stream })) {
        if (!isRedacted(event)) continue
        const { position } = event.event
        byPosition.set(position, [...(byPosition.get(position) ?? []), event])
      }
    }
    return new Redactions(byPosition)
  }

  /**
   * What led from the body that a commit was written with to the one that it has; undefined when that is not
   * all there is to it.
   */
  of({ position, body }: Commit): readonly Redaction[] | undefined {
    const steps = this.#byPosition.get(position) ?? []
    let digest = hexOf(replacedDigest(body) ?? sha256(body))
    for (const { event } of steps) {
      if (event.oldBodyDigest !== digest) return undefined
      digest = event.newBodyDigest
    }
    if (digest !== hexOf(sha256(body))) return undefined
    return steps.map((step) => ({
      position,
      saidAt: step.position,
      timeMs: step.timeMs,
      reason: step.event.reason,
    }))
  }
}

function isRedacted(event: RecordedEvent): event is RedactedEvent {
  return event.event.type === 'Redacted'
}
