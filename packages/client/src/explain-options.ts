import { type RecordedEvent, type StreamId, TrackError } from '@track/core'
import type { ReportDiff } from '@track/projections/explain'
import { type AsOfOptions, copyAt } from './as-of-options.js'
import { checkOptions, type OptionNames } from './check-options.js'
import { trialIdOf } from './trial-id.js'

/** How a field is explained. */
export interface WhyOptions extends AsOfOptions {
  /** So many causes at the most, the last ones. Default 100. */
  readonly limit?: number
}

/** A trial at a moment. */
export interface TrialMoment extends AsOfOptions {
  /** A trial, or the summary of one. */
  readonly trial: { readonly id: StreamId }
}

/** What is not the same about a trial at two moments, or about two trials. */
export interface TrialDiff extends ReportDiff {
  /** The moments: the log had its first so many events. */
  readonly from: number
  readonly to: number
  /**
   * The trial's events between the two, in the order of the log; of two trials there are none. They are
   * read as it is iterated, while the client is open.
   */
  readonly events: AsyncIterable<RecordedEvent>
}

const whyOptions: OptionNames<WhyOptions> = { at: true, limit: true }
const momentOptions: OptionNames<TrialMoment> = { trial: true, at: true }

/** The options as they are at the call. @throws TRACK_ARGUMENT_INVALID */
export function copyWhyOptions(options: WhyOptions): WhyOptions {
  checkOptions('why', options, whyOptions)
  const { at, limit } = options
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0)) {
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'A limit is a count from 1 on', {
      details: { argument: 'limit' },
    })
  }
  return { ...atOf(at), ...(limit !== undefined && { limit }) }
}

/** The moment as it is at the call. @throws TRACK_ARGUMENT_INVALID */
export function copyTrialMoment(moment: TrialMoment): TrialMoment {
  checkOptions('diff', moment, momentOptions)
  const { trial, at } = moment
  return { trial: { id: trialIdOf(trial) }, ...atOf(at) }
}

function atOf(at: AsOfOptions['at']): AsOfOptions {
  const copied = copyAt(at)
  return copied === undefined ? {} : { at: copied }
}
