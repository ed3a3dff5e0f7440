import { type EventLog, type RecordedEvent, readEvents, type StreamId } from '@track/core'
import type { Json } from '../json-value.js'
import { isLeftOut, type LeftOut, leftOutBy, type Revert, revertOf } from '../reverts.js'
import { eventsIn, type Stretch } from './events-in.js'
import type { TrialField } from './trial-field.js'

/**
 * A field as views have it: without the events that were taken back up to there. Where that changes, the field is
 * folded again from its beginning, since no fold can be undone.
 */
export class StandingField {
  readonly #log: EventLog
  readonly #stretches: readonly Stretch[]
  readonly #newField: () => TrialField
  readonly #reverts = new Map<StreamId, Revert[]>()
  readonly #leftOut = new Map<StreamId, LeftOut>()
  #field: TrialField
  #value: Json | undefined

  /** @param newField The field before all events. */
  constructor(log: EventLog, stretches: readonly Stretch[], newField: () => TrialField) {
    this.#log = log
    this.#stretches = stretches
    this.#newField = newField
    this.#field = newField()
  }

  /** What the field is after the next event. */
  after(recorded: RecordedEvent): Json | undefined {
    const leftOut = this.#leftOut.get(recorded.stream)
    const counts = leftOut === undefined || !isLeftOut(recorded, leftOut)
    if (counts && this.#field.takes(recorded.event)) this.#value = this.#field.after(recorded)
    return this.#value
  }

  /** What the field is after the next event, a Reverted of a trial. */
  async afterRevert(recorded: RecordedEvent): Promise<Json | undefined> {
    const { stream, position } = recorded
    if (!(await this.#isConcerned(recorded))) return this.after(recorded)
    this.#leftOut.set(stream, leftOutBy(this.#reverts.get(stream) ?? []))
    this.#field = this.#newField()
    this.#value = undefined
    const upToHere = this.#stretches.map((stretch) => {
      return { ...stretch, to: Math.min(stretch.to, position + 1) }
    })
    for await (const events of eventsIn(this.#log, upToHere)) {
      for (const event of events.recorded) this.after(event)
    }
    return this.#value
  }

  /** Takes note of a revert; whether the event that it takes back, or brings back, may change the field. */
  async #isConcerned(recorded: RecordedEvent): Promise<boolean> {
    const revert = revertOf(recorded)
    if (revert === undefined) return false
    const { stream } = recorded
    const reverts = this.#reverts.get(stream) ?? []
    reverts.push(revert)
    this.#reverts.set(stream, reverts)
    let of = revert.reverted
    for (const one of reverts.toReversed()) if (one.streamRevision === of) of = one.reverted
    for await (const found of readEvents(this.#log, { stream, from: of, to: of + 1 })) {
      return this.#field.takes(found.event)
    }
    return false
  }
}
