import { isTrackError } from './is-track-error.js'
import type { TrackErrorCode } from './track-error.js'

const codes: readonly TrackErrorCode[] = [
  'TRACK_HOST_SILENT',
  'TRACK_STORE_UNWRITABLE',
  'TRACK_SPOOL_FULL',
]

/**
 * Whether `error` says of an append only that its answer is overdue: nobody answers for the log, or it
 * takes no writes at present. The append goes on waiting, and nothing need be sent again.
 */
export function isOverdue(error: unknown): boolean {
  return codes.some((code) => isTrackError(error, code))
}
