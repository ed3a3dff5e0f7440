import { copyMoment, type Moment, TrackError } from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'
import {
  copyTrialOptions,
  type NewTrialOptions,
  type ProgramVersion,
  type VersionedTrialOptions,
} from './new-trial-options.js'

/**
 * A moment of a trial, as one knows checkpoints: also by the step that was logged last before it was written,
 * of one metric, or of any. Of a step that was logged several times the latest is meant.
 */
export type ForkMoment = Moment | { readonly step: number; readonly metric?: string }

/** What a fork is made of. */
export interface ForkOptions extends Omit<NewTrialOptions, 'name' | 'force'> {
  /** The moment that it starts from. Default: the trial as it is now. */
  readonly at?: ForkMoment
  /** Default: that of the trial; so is the description's. */
  readonly name?: string
  /** Parameters that differ from those that the trial had, or are added to them. */
  readonly parameters?: object
}

const optionNames: OptionNames<ForkOptions> = {
  at: true,
  name: true,
  description: true,
  parameters: true,
  tags: true,
  metadata: true,
  version: true,
  groups: true,
}

/** Options of a fork as they were at the call. */
export interface CopiedForkOptions extends Omit<VersionedTrialOptions, 'name' | 'force'> {
  readonly at: ForkMoment | undefined
  readonly name: string | undefined
}

/**
 * A copy of the options, read completely.
 * @throws TRACK_ARGUMENT_INVALID for what is no moment; TRACK_VALUE_INVALID; what `versionDefault` throws.
 */
export function copyForkOptions(
  options: ForkOptions,
  versionDefault: ProgramVersion,
): CopiedForkOptions {
  checkOptions('forkTrial', options, optionNames)
  const { at, name, ...others } = options
  const copied = copyTrialOptions({ ...others, name: name ?? '' }, versionDefault)
  return { ...copied, name, at: at === undefined ? undefined : copyForkMoment(at) }
}

function copyForkMoment(at: ForkMoment): ForkMoment {
  if (typeof at !== 'object' || at === null || !('step' in at)) return copyMoment(at)
  const { step, metric } = at
  if (Number.isFinite(step) && (metric === undefined || typeof metric === 'string')) {
    return metric === undefined ? { step } : { step, metric }
  }
  const message = 'A step is a finite number, and its metric a name'
  throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'at' } })
}
