import { isTrackError } from './is-track-error.js'
import { TrackError } from './track-error.js'

/** What went wrong in the commit at `position`, which the error then names. */
export function located(error: unknown, position: number): TrackError {
  const code = isTrackError(error) ? error.code : 'TRACK_EVENT_CORRUPT'
  const what = error instanceof Error ? error.message : String(error)
  return new TrackError(code, `Commit at position ${position}: ${what}`, {
    details: { ...(isTrackError(error) ? error.details : {}), position },
    cause: error,
  })
}
