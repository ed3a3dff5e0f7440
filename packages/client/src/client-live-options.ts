import type { StreamId } from '@track/core'
import { TrackError } from '@track/core/light'
import type { LiveSelection } from '@track/projections/live'
import type { TrialQuery } from '@track/projections/query'
import { copyWhere } from './alert-options.js'
import { checkOptions, type OptionNames } from './check-options.js'
import type { Collection } from './collection.js'
import { foundText } from './found-text.js'
import type { Trial } from './trial.js'
import { trialIdOf } from './trial-id.js'

/** Which trials to follow. */
export interface ClientLiveOptions {
  /**
   * Of the whole store the trials that run and that this asks for, those that start later too; it goes
   * with neither `trials` nor `newcomers`.
   */
  readonly where?: TrialQuery
  /** Default: those of the client's group, or else of its project. */
  readonly trials?: readonly Pick<Trial, 'id'>[]
  /** Whether to follow, besides `trials`, every trial that logs something from now on. Default false. */
  readonly newcomers?: boolean
  /** Milliseconds between two emissions at the least. Default 100. */
  readonly intervalMs?: number
  /** Steps that each trial will have, or the name of the parameter that says so, for its ETA. */
  readonly totalSteps?: number | string
}

const optionNames: OptionNames<ClientLiveOptions> = {
  where: true,
  trials: true,
  newcomers: true,
  intervalMs: true,
  totalSteps: true,
}

/**
 * The trials that are asked for, or else those of the group, of the project, or all.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function liveSelection(
  { trials, newcomers = false }: ClientLiveOptions,
  group: Collection | undefined,
  project: Collection | undefined,
): LiveSelection {
  if (newcomers) return { trials: idsOf(trials ?? []), from: 'head' }
  if (trials !== undefined) return { trials: idsOf(trials) }
  if (group !== undefined) return { group: group.id }
  return project === undefined ? {} : { project: project.id }
}

function idsOf(trials: readonly Pick<Trial, 'id'>[]): readonly StreamId[] {
  if (Array.isArray(trials)) return trials.map(trialIdOf)
  const message = `Live trials are a list of trials, found ${foundText(trials)}`
  throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'trials' } })
}

/** The query for trials that run, if there is one. @throws TRACK_ARGUMENT_INVALID */
export function copyLiveQuery(options: ClientLiveOptions): TrialQuery | undefined {
  checkOptions('live', options, optionNames)
  const { where, trials, newcomers } = options
  if (where === undefined) return undefined
  if (trials !== undefined || newcomers !== undefined) {
    const message = 'Live trials are those of a query, or those that are named'
    throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'where' } })
  }
  return copyWhere(where)
}
