import type { StreamId } from '@track/core'
import { TrackError } from '@track/core/light'
import { foundText } from './found-text.js'

/**
 * The id of a trial, or of the summary of one.
 * @throws TRACK_ARGUMENT_INVALID for what has none: without it, all events would be taken for the trial's.
 */
export function trialIdOf(trial: { readonly id: StreamId }): StreamId {
  const given: { readonly id?: unknown } | null | undefined = trial
  if (typeof given?.id === 'string') return given.id
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `A trial is given as an object with its id, found ${foundText(trial)}; setTrial({ uid }) and trials() find one`,
    { details: { argument: 'trial' } },
  )
}
