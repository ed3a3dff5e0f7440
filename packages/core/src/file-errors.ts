import { TrackError } from './track-error.js'

/** The error for a content that is not what it was: `found` is the digest of what is there. */
export function corruptFile(digest: string, found: string): TrackError {
  return new TrackError(
    'TRACK_FILE_CORRUPT',
    `The content ${digest} is damaged: what is there has the digest ${found}; ` +
      'log the file once more, or restore it from a backup',
    { details: { digest, found } },
  )
}

/** The error for a content that is not there. */
export function missingFile(digest: string): TrackError {
  return new TrackError(
    'TRACK_FILE_CORRUPT',
    `The content ${digest} is missing; log the file once more, or restore it from a backup`,
    { details: { digest } },
  )
}
