import { isTrackError, TrackError, type TrackErrorCode } from '@track/core/commits'
import { plainReason } from './plain-reason.js'
import type { RemoteThreadOptions } from './server-options.js'

/** What a server that was never reached says for good: waiting would not help. */
const finals: readonly TrackErrorCode[] = [
  'TRACK_TOKEN_REFUSED',
  'TRACK_CERTIFICATE_REFUSED',
  'TRACK_FORMAT_UNSUPPORTED',
]

export function isFinal(error: unknown): boolean {
  return finals.some((code) => isTrackError(error, code))
}

/**
 * The error for what needs a server that is away.
 * @param isDoubtful Whether the server was asked, and may have done it.
 */
export function serverAway(
  { uri, tls }: Pick<RemoteThreadOptions, 'uri' | 'tls'>,
  cause: unknown,
  isDoubtful: boolean,
): TrackError {
  const how = tls === undefined ? 'without TLS' : 'with TLS'
  const why = cause instanceof Error ? plainReason(cause.message) : 'it has not answered yet'
  const doubt = isDoubtful
    ? '. It was asked before that, and may have done what it was asked for'
    : ''
  return new TrackError('TRACK_SERVER_AWAY', `${uri} cannot be reached ${how}: ${why}${doubt}`, {
    details: { uri, ...(isDoubtful && { doubtful: true }) },
    cause,
  })
}

/** The error for calls that come when the log is closed. */
export function closedServer(uri: string): TrackError {
  return new TrackError('TRACK_LOG_CLOSED', `The log of ${uri} is closed`, { details: { uri } })
}
