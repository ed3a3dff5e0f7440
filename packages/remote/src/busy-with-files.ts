import { TrackError } from '@track/core/commits'

/** A client that is told so comes again so much later. */
const retryMs = 500

/** The error for what a server has no place for at present: TRACK_SERVER_BUSY with `details.retryMs`. */
export function busyWithFiles(what: string): TrackError {
  const message = `The server ${what}; again in ${retryMs} ms`
  return new TrackError('TRACK_SERVER_BUSY', message, { details: { retryMs } })
}
