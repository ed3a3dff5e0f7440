import { TrackError } from '@track/core/commits'

/** The error for an answer that the service does not give. */
export function strangeAnswer(what: string, cause?: unknown): TrackError {
  return new TrackError('TRACK_LOG_FAILED', `The host of the store answers strangely: ${what}`, {
    cause,
  })
}
