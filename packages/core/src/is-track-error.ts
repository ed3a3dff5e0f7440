import type { TrackError, TrackErrorCode } from './track-error.js'

/**
 * Tells whether `error` is a {@link TrackError}, and has `code` if one is given. It looks at the
 * code and not at the class, so an error from another copy of Track counts too.
 */
export function isTrackError(error: unknown, code?: TrackErrorCode): error is TrackError {
  if (!(error instanceof Error) || !('code' in error)) return false
  const found = error.code
  if (typeof found !== 'string' || !found.startsWith('TRACK_')) return false
  return code === undefined || found === code
}
