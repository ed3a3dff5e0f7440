import type { LiveSelection } from '@track/projections/live'
import type { Collection } from './collection.js'
import type { Trial } from './trial.js'

/** Which trials to follow. */
export interface ClientLiveOptions {
  /** Default: those of the client's group, or else of its project. */
  readonly trials?: readonly Trial[]
  /** Milliseconds between two emissions at the least. Default 100. */
  readonly intervalMs?: number
  /** Steps that each trial will have, or the name of the parameter that says so, for its ETA. */
  readonly totalSteps?: number | string
}

/** The trials that are asked for, or else those of the group, of the project, or all. */
export function liveSelection(
  trials: readonly Trial[] | undefined,
  group: Collection | undefined,
  project: Collection | undefined,
): LiveSelection {
  if (trials !== undefined) return { trials: trials.map(({ id }) => id) }
  if (group !== undefined) return { group: group.id }
  return project === undefined ? {} : { project: project.id }
}
