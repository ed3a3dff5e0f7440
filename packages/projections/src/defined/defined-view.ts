import {
  eventsOfPart,
  isTrackError,
  type RecordedEvent,
  type StreamPart,
  TrackError,
  type TrialCreated,
} from '@track/core'
import { wholeLog } from '../fold-source.js'
import { foldsInBatches } from '../folds-in-batches.js'
import { listOf, naturalOf } from '../plain-reader.js'
import type { Batch, ViewProjection } from '../projection.js'
import { noReverts, type Revert, revertOf } from '../reverts.js'
import { freezeRevert, thawRevert } from '../trial-snapshot.js'
import { initialView, type View } from '../view.js'
import { freezeView, thawView } from '../view-snapshot.js'
import type { DefinedProjection } from './define-projection.js'
import { memoryBytesOf, plainOfState, stateOfPlain } from './state-plain.js'

/**
 * A state of a user's projection as a view, so that it is folded, kept and restored as Track's own are. Of
 * a projection of the store, a stream revision is a position.
 */
export interface DefinedView<State> extends View {
  readonly value: State
  /** About how many bytes of memory `value` takes. */
  readonly bytes: number
  /** Of one trial, as its own view has them. */
  readonly reverts: readonly Revert[]
  /** Of the events that `value` is made of, those that say that a value was removed. */
  readonly redactions: number
}

/** What a user's projection is called in keys of what is derived: apart from Track's own. */
export function keptName(name: string): string {
  return `own/${name}`
}

/** The version of a projection that a kept state is of, whatever its evolve was. */
export function keptProjection(
  name: string,
  version: number,
): ViewProjection<DefinedView<unknown>> {
  return definedViews({ name, version, per: 'trial', initial: null, evolve: (state) => state })
}

/** `projection` in the form that all folds have. */
export function definedViews<State>(
  projection: DefinedProjection<State>,
): ViewProjection<DefinedView<State>> {
  const initialBytes = memoryBytesOf(plainOfState(projection.initial))
  return {
    name: keptName(projection.name),
    version: projection.version,
    get initial(): DefinedView<State> {
      return { ...nothingSeen, value: projection.initial, bytes: initialBytes }
    },
    // A forked trial goes on from what the other one's state was.
    ...(projection.per === 'trial' && {
      fork: (_: TrialCreated, past: DefinedView<State> | undefined) => ({
        ...nothingSeen,
        value: past === undefined ? projection.initial : past.value,
        bytes: past?.bytes ?? initialBytes,
      }),
    }),
    ...foldsInBatches((view) => new DefinedBatch(projection, view)),
    revertsOf: (view) => view.reverts,
    redactionsOf: (view) => view.redactions,
    unsaved: () => [],
    settle: (view) => view,
    freeze: (view) => [
      freezeView(view),
      plainOfState(view.value),
      view.reverts.map(freezeRevert),
      view.redactions,
    ],
    thaw: (plain) => {
      const [view, state, reverts, redactions] = listOf(plain, 4)
      return {
        ...thawView(view),
        value: stateOfPlain(state) as State,
        bytes: memoryBytesOf(state ?? null),
        reverts: listOf(reverts).map(thawRevert),
        redactions: naturalOf(redactions),
      }
    },
  }
}

const nothingSeen: Omit<DefinedView<unknown>, 'value' | 'bytes'> = {
  ...initialView,
  reverts: noReverts,
  redactions: 0,
}

class DefinedBatch<State> implements Batch<DefinedView<State>> {
  readonly #projection: DefinedProjection<State>
  readonly #view: DefinedView<State>
  #value: State
  readonly #reverts: Revert[] = []
  #redactions = 0
  #last: RecordedEvent | undefined

  constructor(projection: DefinedProjection<State>, view: DefinedView<State>) {
    this.#projection = projection
    this.#view = view
    this.#value = view.value
  }

  add(part: StreamPart): void {
    for (const event of eventsOfPart(part)) {
      try {
        this.#value = this.#projection.evolve(this.#value, event)
      } catch (cause) {
        throw this.#failed(event, cause)
      }
      this.#last = event
      if (event.event.type === 'Redacted') this.#redactions++
      const revert = this.#projection.per === 'trial' ? revertOf(event) : undefined
      if (revert !== undefined) this.#reverts.push(revert)
    }
  }

  seal(): DefinedView<State> {
    if (this.#last === undefined) return this.#view
    const { position, stream, streamRevision, timeMs } = this.#last
    const isOfStore = this.#projection.per === 'store'
    const { reverts, redactions } = this.#view
    return {
      ...this.#view,
      stream: isOfStore ? wholeLog : stream,
      asOf: { position, streamRevision: isOfStore ? position : streamRevision, timeMs },
      value: this.#value,
      bytes: this.#checkedBytes(this.#last),
      reverts: this.#reverts.length > 0 ? [...reverts, ...this.#reverts] : reverts,
      redactions: redactions + this.#redactions,
    }
  }

  /** Also where nothing is kept, so that it does not depend on that whether a state is refused. */
  #checkedBytes(last: RecordedEvent): number {
    try {
      return memoryBytesOf(plainOfState(this.#value))
    } catch (cause) {
      if (!isTrackError(cause, 'TRACK_STATE_INVALID')) throw cause
      throw new TrackError(
        'TRACK_STATE_INVALID',
        `Projection ${this.#name} at position ${last.position}: ${(cause as TrackError).message}`,
        { details: { ...this.#place(last), ...(cause as TrackError).details }, cause },
      )
    }
  }

  #failed(event: RecordedEvent, cause: unknown): TrackError {
    const said = cause instanceof Error ? cause.message : String(cause)
    return new TrackError(
      'TRACK_PROJECTION_FAILED',
      `Projection ${this.#name} failed at position ${event.position} (${event.event.type}): ${said}`,
      { details: this.#place(event), cause },
    )
  }

  get #name(): string {
    return `${this.#projection.name} of version ${this.#projection.version}`
  }

  #place({ position, stream }: RecordedEvent): Record<string, unknown> {
    const { name, version } = this.#projection
    return { projection: name, version, position, stream }
  }
}
