import type { StreamId } from '@track/core'
import type { AsOf } from '../view.js'
import type { DefinedView } from './defined-view.js'
import type { OlderView } from './older-versions.js'

/** The state of a user's projection, and what it reflects. */
export interface Projected<State> {
  readonly state: State
  /**
   * The last event that the state reflects; undefined before the first. Of a projection of the store,
   * `streamRevision` is the position.
   */
  readonly asOf: AsOf | undefined
  /** Of the projection. */
  readonly version: number
  readonly isRebuilding: false
}

/**
 * What an older version had come to, while the one in use is being built. What its state holds is that
 * version's business.
 */
export interface ProjectedBefore {
  readonly state: unknown
  readonly asOf: AsOf | undefined
  readonly version: number
  readonly isRebuilding: true
}

/** That it is the state of this trial. */
export interface OfTrial {
  /** The trial's `id`. */
  readonly trial: StreamId
}

/** What a user is given of `view`. */
export function projectedOf<State>(
  version: number,
  { value, asOf }: DefinedView<State>,
): Projected<State> {
  return { state: value, asOf, version, isRebuilding: false }
}

/** What a user is given of what an older version had come to. */
export function projectedBefore({ version, view }: OlderView): ProjectedBefore {
  return { state: view.value, asOf: view.asOf, version, isRebuilding: true }
}
