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
import { listOf } from '../plain-reader.js'
import type { Batch, ViewProjection } from '../projection.js'
import type { View } from '../view.js'
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
    unsaved: () => [],
    settle: (view) => view,
    freeze: (view) => [freezeView(view), plainOfState(view.value)],
    thaw: (plain) => {
      const [view, state] = listOf(plain, 2)
      const value = stateOfPlain(state) as State
      return { ...thawView(view), value, bytes: memoryBytesOf(state ?? null) }
    },
  }
}

const nothingSeen: View = {
  stream: undefined,
  asOf: undefined,
  deleted: false,
  dropped: 0,
  unknownEvents: 0,
}

class DefinedBatch<State> implements Batch<DefinedView<State>> {
  readonly #projection: DefinedProjection<State>
  readonly #view: DefinedView<State>
  #value: State
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
    }
  }

  seal(): DefinedView<State> {
    if (this.#last === undefined) return this.#view
    const { position, stream, streamRevision, timeMs } = this.#last
    const isOfStore = this.#projection.per === 'store'
    return {
      ...this.#view,
      stream: isOfStore ? wholeLog : stream,
      asOf: { position, streamRevision: isOfStore ? position : streamRevision, timeMs },
      value: this.#value,
      bytes: this.#checkedBytes(this.#last),
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
