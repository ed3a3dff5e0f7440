/**
 * Every code that a {@link TrackError} can carry. Codes are part of the public API and of semver;
 * messages are not.
 */
export const trackErrorCodes = [
  'TRACK_ARGUMENT_INVALID',
  'TRACK_VALUE_INVALID',
  'TRACK_EVENT_TOO_LARGE',
  'TRACK_EVENT_CORRUPT',
  'TRACK_COMMIT_CORRUPT',
  'TRACK_REVISION_CONFLICT',
  'TRACK_ORIGIN_CONFLICT',
  'TRACK_LOG_CLOSED',
  'TRACK_LOG_FAILED',
  'TRACK_EVENTS_DROPPED',
  'TRACK_STORE_NOT_FOUND',
  'TRACK_STORE_LOCKED',
  'TRACK_HOST_SILENT',
  'TRACK_STORE_INVALID',
  'TRACK_STORE_UNAVAILABLE',
  'TRACK_STORE_UNWRITABLE',
  'TRACK_SERVER_AWAY',
  'TRACK_SERVER_BUSY',
  'TRACK_SPOOL_FULL',
  'TRACK_TOKEN_REFUSED',
  'TRACK_CERTIFICATE_REFUSED',
  'TRACK_TLS_REQUIRED',
  'TRACK_FORMAT_UNSUPPORTED',
  'TRACK_URI_INVALID',
  'TRACK_CONFIG_INVALID',
  'TRACK_PROJECT_NOT_FOUND',
  'TRACK_GROUP_NOT_FOUND',
  'TRACK_TRIAL_NOT_FOUND',
  'TRACK_TRIAL_ENDED',
  'TRACK_MOMENT_NOT_FOUND',
  'TRACK_FORK_TOO_DEEP',
  'TRACK_FORK_PAST_MISSING',
  'TRACK_FIELD_NOT_FOUND',
  'TRACK_EVENT_NOT_FOUND',
  'TRACK_EVENT_NOT_REVERTIBLE',
  'TRACK_VALUE_NOT_FOUND',
  'TRACK_REDACTION_UNSUPPORTED',
  'TRACK_FILE_UNREADABLE',
  'TRACK_FILE_NOT_FOUND',
  'TRACK_FILE_CORRUPT',
  'TRACK_FILE_TOO_LARGE',
  'TRACK_FILES_UNSUPPORTED',
  'TRACK_RECEIPT_INVALID',
  'TRACK_STATE_INVALID',
  'TRACK_PROJECTION_FAILED',
  'TRACK_PROJECTION_IMPURE',
  'TRACK_MERGE_CONFLICT',
  'TRACK_RULE_FAILED',
  'TRACK_CONFORMANCE_FAILED',
] as const

/** A code that a {@link TrackError} can carry. */
export type TrackErrorCode = (typeof trackErrorCodes)[number]

/** What a {@link TrackError} can say beside its message. */
export interface TrackErrorOptions {
  /** The facts of the case, for programs: plain values whose names the code's documentation gives. */
  readonly details?: Readonly<Record<string, unknown>>
  /** The error that led to this one. */
  readonly cause?: unknown
}

/** The one error class of Track: recognise it by {@link TrackError.code}, not by its message. */
export class TrackError extends Error {
  override readonly name: string = 'TrackError'
  readonly code: TrackErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: TrackErrorCode, message: string, options: TrackErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.details = options.details ?? {}
  }
}
