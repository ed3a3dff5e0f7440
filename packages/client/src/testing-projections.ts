// The entry `@track/client/testing`. It knows no test runner: what is wrong is thrown.
import { deepStrictEqual, match } from 'node:assert/strict'
import { isTrackError, type RecordedEvent, TrackError, type TrackEvent } from '@track/core'
import {
  type DefinedProjection,
  decodeState,
  definedViews,
  encodeState,
  type ProjectionScope,
} from '@track/projections'

/** An event that a test gives: as it is, or with its time, or of another stream than the others. */
export type GivenEvent =
  | TrackEvent
  | {
      readonly event: TrackEvent
      /** Milliseconds since 1970. Default a second for each event before it. */
      readonly timeMs?: number
      /** Tells trials, groups and projects apart, for projections of the store. Default 'trial'. */
      readonly stream?: string
    }

/** A projection and the events that it is given. */
export interface ProjectionSpec<State> {
  /** The state after all events so far, for matchers of one's own. @throws Like `thenState`. */
  readonly state: State
  /** With these events after the others. */
  when(...events: readonly GivenEvent[]): ProjectionSpec<State>
  /**
   * Checks that the state is deeply equal to `expected`.
   * @throws AssertionError; what `evolve` throws, as TRACK_PROJECTION_FAILED; TRACK_STATE_INVALID for a state
   * that cannot be kept; TRACK_PROJECTION_IMPURE when `evolve` changes the state it is given, or comes to
   * another one when it is asked again from a snapshot.
   */
  thenState(expected: State): void
  /** Checks that `evolve` throws, with a message that matches. @throws AssertionError */
  thenFails(message: RegExp): void
}

/**
 * Begins a test of a projection: `given(projection, ...events).when(...events).thenState(expected)`. `evolve` gets
 * frozen events and frozen states, and each is folded twice.
 */
export function given<State>(
  projection: DefinedProjection<State, ProjectionScope>,
  ...events: readonly GivenEvent[]
): ProjectionSpec<State> {
  return {
    get state() {
      return folded(projection, events)
    },
    when: (...more) => given(projection, ...events, ...more),
    thenState: (expected) => deepStrictEqual(folded(projection, events), expected),
    thenFails: (message) =>
      match(
        failureOf(() => folded(projection, events)),
        message,
      ),
  }
}

/** Metrics as `trial.logMetrics` records them. */
export function metricsLogged(
  metrics: Readonly<Record<string, number>>,
  { step }: { readonly step?: number } = {},
): TrackEvent {
  const [names, values] = [Object.keys(metrics), Object.values(metrics)]
  return { type: 'MetricsLogged', names, values, step }
}

function folded<State>(
  projection: DefinedProjection<State, ProjectionScope>,
  events: readonly GivenEvent[],
): State {
  const views = definedViews(projection)
  let view = views.initial
  for (const event of recorded(events)) {
    const before = encodeState(views, view)
    freeze(view.value)
    const next = views.evolve(view, event)
    if (!equal(encodeState(views, view), before)) {
      throw impure(projection.name, event, 'changes the state that it is given')
    }
    const restored = decodeState(views, before)
    if (restored === undefined) throw new TypeError('A snapshot was not read back')
    if (!equal(encodeState(views, views.evolve(restored, event)), encodeState(views, next))) {
      throw impure(projection.name, event, 'comes to another state when it is asked again')
    }
    view = next
  }
  return view.value
}

/** The events as a log records them, frozen. */
function recorded(events: readonly GivenEvent[]): RecordedEvent[] {
  const revisions = new Map<string, number>()
  return events.map((given, position) => {
    const {
      event,
      timeMs = 1000 * position,
      stream = 'trial',
    } = 'event' in given ? given : { event: given }
    const streamRevision = revisions.get(stream) ?? 0
    revisions.set(stream, streamRevision + 1)
    const copy = structuredClone(event)
    return freeze({ position, stream, streamRevision, timeMs, event: copy })
  })
}

/** Freezes what can be frozen: Maps, Sets and typed arrays cannot. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  const parts = value instanceof Map || value instanceof Set ? value.values() : Object.values(value)
  for (const part of parts) freeze(part)
  return Object.freeze(value)
}

function failureOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    const { cause } = error as Error
    if (isTrackError(error, 'TRACK_PROJECTION_FAILED') && cause instanceof Error)
      return cause.message
    throw error
  }
  throw new TypeError('evolve was expected to throw, and has not')
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

function impure(projection: string, { position, event }: RecordedEvent, what: string): TrackError {
  return new TrackError(
    'TRACK_PROJECTION_IMPURE',
    `Projection ${projection}: evolve ${what}, at event ${position} (${event.type})`,
    { details: { projection, position } },
  )
}
