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
  /** Of the commit whose body was replaced: in a merged store, where it was first made. */
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

/** The redactions that a log tells of, in a trial's own stream and in the store's. */
export class Redactions {
  readonly #byPlace: ReadonlyMap<string, readonly RedactedEvent[]>

  private constructor(byPlace: ReadonlyMap<string, readonly RedactedEvent[]>) {
    this.#byPlace = byPlace
  }

  /** @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, what the log throws. */
  static async read(log: EventLog, trial: StreamId): Promise<Redactions> {
    const byPlace = new Map<string, RedactedEvent[]>()
    for (const stream of [trial, storeStreamId]) {
      for await (const event of readEvents(log, { stream })) {
        if (!isRedacted(event)) continue
        const place = placeOf(event.event.position, event.origin)
        byPlace.set(place, [...(byPlace.get(place) ?? []), event])
      }
    }
    return new Redactions(byPlace)
  }

  /**
   * What led from the body that a commit was written with to the one that it has; undefined when that is not
   * all there is to it.
   */
  of({ position: here, origin, body }: Commit): readonly Redaction[] | undefined {
    const position = origin?.position ?? here
    const steps = this.#byPlace.get(placeOf(position, origin)) ?? []
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
      by: step.event.by,
      path: step.event.path,
      reason: step.event.reason,
    }))
  }
}

function isRedacted(event: RecordedEvent): event is RedactedEvent {
  return event.event.type === 'Redacted'
}

/** A position means one in the store that the event which names it was first logged to. */
function placeOf(position: number, origin: { readonly store: string } | undefined): string {
  return `${origin?.store ?? ''} ${position}`
}
