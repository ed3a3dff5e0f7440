import { isTrackError, TrackError } from '@track/core'

/** What a log refused an append of so many events with, as one of Track's errors. */
export function refusal(error: unknown, count: number): TrackError {
  if (isTrackError(error)) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new TrackError('TRACK_LOG_FAILED', `${count} events were not kept: ${reason}`, {
    details: { events: count },
    cause: error,
  })
}
