import { checkText, TrackError } from '@track/core'
import { checkOptions, type OptionNames } from '../check-options.js'
import { type ProgramVersion, settledVersion } from '../new-trial-options.js'
import type { Optimiser } from './optimiser.js'
import type { Space } from './space.js'

/** What makes the points of a search. */
export type SearchAlgorithm = 'random' | 'grid' | Optimiser

/** What a search is after. */
export interface Objective {
  /** The name of the metric. */
  readonly metric: string
  readonly mode: 'min' | 'max'
  /** Which value of the metric counts. Default 'last'. */
  readonly of?: 'last' | 'min' | 'max' | 'mean'
}

/** What a search of parameters is made of. */
export interface ParameterSearchOptions<S extends Space = Space> {
  /** What each parameter may be. */
  readonly space: S
  /** The name of the group whose trials it makes. Default the group that is set. */
  readonly group?: string
  /** Default 'random'. */
  readonly algorithm?: SearchAlgorithm
  /** A 32-bit integer from which all points at random follow. Default 0. */
  readonly seed?: number
  /** What `observe` logs and `best` goes by. Default the least of the metric `objective`. */
  readonly objective?: Objective
  /** The name of its trials. Default the group's. */
  readonly name?: string
  /** The code that its trials run. Default as of any trial. */
  readonly version?: string
}

const optionNames: OptionNames<ParameterSearchOptions> = {
  space: true,
  group: true,
  algorithm: true,
  seed: true,
  objective: true,
  name: true,
  version: true,
}

/** Options whose defaults are filled in, but for those that the client knows. */
export interface CheckedSearchOptions<S extends Space = Space> {
  readonly space: S
  readonly group: string | undefined
  readonly algorithm: SearchAlgorithm
  readonly seed: number
  readonly objective: Required<Objective>
  readonly name: string | undefined
  readonly version: string
}

/**
 * Options as they were at the call.
 * @param versionDefault Of trials that are given none.
 * @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID; what `versionDefault` throws.
 */
export function copySearchOptions<S extends Space>(
  options: ParameterSearchOptions<S>,
  versionDefault: ProgramVersion,
): CheckedSearchOptions<S> {
  checkOptions<ParameterSearchOptions>('search', options, optionNames)
  const { space, group, algorithm = 'random', seed = 0, objective, name, version } = options
  if (typeof space !== 'object' || space === null) throw invalid('space', 'A search has a space')
  for (const [text, what] of [
    [group, 'group name'],
    [name, 'trial name'],
  ] as const) {
    if (text !== undefined) checkText(text, what)
  }
  const isOwn = typeof algorithm === 'object' && typeof algorithm?.suggest === 'function'
  if (!isOwn && algorithm !== 'random' && algorithm !== 'grid') {
    throw invalid('algorithm', "An algorithm is 'random', 'grid', or an optimiser")
  }
  if (isOwn) checkText(algorithm.name, 'optimiser name')
  if ((seed | 0) !== seed) throw invalid('seed', `A seed is an integer of 32 bits, not ${seed}`)
  return {
    space: { ...space },
    group,
    algorithm,
    seed,
    objective: copyObjective(objective ?? { metric: 'objective', mode: 'min' }),
    name,
    version: settledVersion(version, versionDefault),
  }
}

function copyObjective({ metric, mode, of = 'last' }: Objective): Required<Objective> {
  checkText(metric, 'metric name')
  if (mode !== 'min' && mode !== 'max') throw invalid('objective', "A mode is 'min' or 'max'")
  if (!['last', 'min', 'max', 'mean'].includes(of)) {
    throw invalid('objective', "What counts of a metric is its 'last', 'min', 'max' or 'mean'")
  }
  return { metric, mode, of }
}

function invalid(argument: string, message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument } })
}
