import { isTrackError } from './is-track-error.js'

/**
 * Whether `error` says of an append only that its answer is overdue: nobody answers for the log, or it
 * takes no writes at present. The append goes on waiting, and nothing need be sent again.
 */
export function isOverdue(error: unknown): boolean {
  return isTrackError(error, 'TRACK_HOST_SILENT') || isTrackError(error, 'TRACK_STORE_UNWRITABLE')
}
