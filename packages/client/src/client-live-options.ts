import type { LiveSelection } from '@track/projections/live'
import type { Collection } from './collection.js'
import type { Trial } from './trial.js'

/** Which trials to follow. */
export interface ClientLiveOptions {
  /** Default: those of the client's group, or else of its project. */
  readonly trials?: readonly Pick<Trial, 'id'>[]
  /** Whether to follow, besides `trials`, every trial that logs something from now on. Default false. */
  readonly newcomers?: boolean
  /** Milliseconds between two emissions at the least. Default 100. */
  readonly intervalMs?: number
  /** Steps that each trial will have, or the name of the parameter that says so, for its ETA. */
  readonly totalSteps?: number | string
}

/** The trials that are asked for, or else those of the group, of the project, or all. */
export function liveSelection(
  { trials, newcomers = false }: ClientLiveOptions,
  group: Collection | undefined,
  project: Collection | undefined,
): LiveSelection {
  if (newcomers) return { trials: trials?.map(({ id }) => id) ?? [], from: 'head' }
  if (trials !== undefined) return { trials: trials.map(({ id }) => id) }
  if (group !== undefined) return { group: group.id }
  return project === undefined ? {} : { project: project.id }
}
