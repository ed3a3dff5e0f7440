import { type RecordedEvent, TrackError } from '@track/core'
import type { Projection } from '../projection.js'
import { plainOfState, stateOfPlain } from './state-plain.js'

/** Whose events a state is made of: those of one trial each, or all events of a store. */
export type ProjectionScope = 'trial' | 'store'

/** What {@link defineProjection} is told. */
export interface ProjectionDefinition<State> {
  /** Names what is kept of it: 1 to 64 letters, digits, hyphens, underscores. */
  readonly name: string
  /** A whole number from 1 on. To be raised with every change of what `evolve` makes. */
  readonly version: number
  /**
   * The state before the first event. What a state may hold can be kept exactly: null, undefined,
   * booleans, numbers, bigints, strings, dates, plain objects, arrays, Maps, Sets, typed arrays; 100 levels
   * deep.
   */
  readonly initial: State
  /**
   * The state after `event`. Pure: it changes neither of the two, asks no clock and draws no random
   * number, and equal arguments give equal states. It passes over events that it does not know.
   */
  evolve(state: State, event: RecordedEvent): State
}

/** A projection of a user's own. */
export interface DefinedProjection<State, Per extends ProjectionScope = ProjectionScope>
  extends Projection<State> {
  readonly per: Per
}

const namePattern = /^[A-Za-z0-9_-]{1,64}$/

/**
 * A projection of one's own: a state for each trial, or with `per: 'store'` one of all events of a
 * store, in the order of the log. Its events are the public union, so `event.type` narrows them.
 * @throws TRACK_ARGUMENT_INVALID; TRACK_STATE_INVALID for an `initial` that cannot be kept.
 */
export function defineProjection<State>(
  definition: ProjectionDefinition<State> & { readonly per: 'store' },
): DefinedProjection<State, 'store'>
export function defineProjection<State>(
  definition: ProjectionDefinition<State> & { readonly per?: 'trial' },
): DefinedProjection<State, 'trial'>
export function defineProjection<State>(
  definition: ProjectionDefinition<State> & { readonly per?: ProjectionScope },
): DefinedProjection<State> {
  const { name, version, initial, per = 'trial' } = definition
  if (typeof name !== 'string' || !namePattern.test(name)) {
    throw invalid(name, 'name', '1 to 64 letters, digits, hyphens or underscores', name)
  }
  if (!Number.isSafeInteger(version) || version < 1) {
    throw invalid(name, 'version', 'a whole number from 1 on', version)
  }
  if (per !== 'trial' && per !== 'store') throw invalid(name, 'per', "'trial' or 'store'", per)
  if (typeof definition.evolve !== 'function') {
    throw invalid(name, 'evolve', 'a function', typeof definition.evolve)
  }
  const plain = plainOfState(initial)
  return {
    name,
    version,
    per,
    // A copy each time: whatever an evolve that is not pure does to it, no other trial begins with that.
    get initial(): State {
      return stateOfPlain(plain) as State
    },
    evolve: (state, event) => definition.evolve(state, event),
  }
}

function invalid(name: unknown, option: string, expected: string, found: unknown): TrackError {
  return new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `The ${option} of projection ${String(name)}: expected ${expected}, found ${String(found)}`,
    { details: { projection: name, option, found } },
  )
}
