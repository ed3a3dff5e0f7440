import {
  type EventOrigin,
  eventsOfPart,
  type RecordedEvent,
  type StreamPart,
  type TrackEvent,
  type Value,
} from '@track/core'
import type { Mutable } from './mutable.js'
import type { Batch } from './projection.js'
import type { FormerName, TrialList } from './trial-list.js'
import type { View } from './view.js'
import { withValues } from './with-values.js'

/** What the views of groups and projects have in common. */
export interface CollectionView extends View {
  readonly tags: ReadonlyMap<string, Value>
  readonly metadata: ReadonlyMap<string, Value>
  readonly trials: TrialList
}

/** Applies an event that only one kind of collection knows; tells whether it is one. */
export type ApplyOwn<State> = (view: Mutable<State>, before: State, event: TrackEvent) => boolean

/** A group's or project's view while a batch of events builds it. */
export class CollectionDraft<State extends CollectionView> implements Batch<State> {
  readonly #before: State
  readonly #view: Mutable<State>
  readonly #applyOwn: ApplyOwn<State>
  #last: RecordedEvent | undefined

  constructor(before: State, applyOwn: ApplyOwn<State>) {
    this.#before = before
    this.#view = { ...before }
    this.#applyOwn = applyOwn
  }

  add(part: StreamPart): void {
    for (const event of eventsOfPart(part)) {
      this.#last = event
      const known =
        this.#applyOwn(this.#view, this.#before, event.event) ||
        applyCommon(this.#view, this.#before, event)
      if (!known) this.#view.unknownEvents++
    }
  }

  seal(): State {
    if (this.#last === undefined) return this.#before
    const { position, stream, streamRevision, timeMs } = this.#last
    this.#view.stream = this.#before.stream ?? stream
    this.#view.asOf = { position, streamRevision, timeMs }
    return this.#view
  }
}

function formerName(origin: EventOrigin | undefined): FormerName | undefined {
  const revision = origin?.trialRevision
  return origin && revision !== undefined ? { store: origin.store, revision } : undefined
}

function applyCommon(
  view: Mutable<CollectionView>,
  before: CollectionView,
  { event, origin }: RecordedEvent,
): boolean {
  switch (event.type) {
    case 'MetadataLogged':
      view.metadata = withValues(before.metadata, view.metadata, event.metadata)
      return true
    case 'TagsAdded':
      view.tags = withValues(before.tags, view.tags, event.tags)
      return true
    case 'TrialAdded':
      view.trials = view.trials.added(event.trial, event.hash, formerName(origin))
      return true
    case 'TrialRemoved':
      view.trials = view.trials.removed(event.trial)
      return true
    case 'EventsDropped':
      view.dropped += event.count
      return true
    case 'Deleted':
      view.deleted = true
      return true
    case 'Redacted':
      return true
    default:
      return false
  }
}
