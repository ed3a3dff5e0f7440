import { connect } from 'node:tls'
import { TrackError } from '@track/core/commits'
import type { RemoteThreadOptions } from './server-options.js'

/** What is asked here is asked after a connection has failed, and is not worth longer. */
const lookMaxMs = 5_000

/**
 * What is wrong with the certificate that a server shows; undefined when nothing is, or when it shows none.
 * gRPC tells of a failed handshake only in words.
 * @param signal Ends the look.
 */
export function certificateProblem(
  options: Pick<RemoteThreadOptions, 'uri' | 'host' | 'port' | 'tls'>,
  signal: AbortSignal,
): Promise<TrackError | undefined> {
  const { uri, host, port, tls } = options
  if (tls === undefined) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      ca: tls.ca,
      ALPNProtocols: ['h2'],
      rejectUnauthorized: false, // nothing is sent: what it would be rejected for is what is asked
      ...(tls.serverName !== undefined && { servername: tls.serverName }),
    })
    const done = (problem?: TrackError): void => {
      signal.removeEventListener('abort', giveUp)
      resolve(problem)
      socket.destroy()
    }
    const giveUp = (): void => done()
    signal.addEventListener('abort', giveUp)
    socket.setTimeout(lookMaxMs, giveUp)
    socket.on('error', giveUp)
    socket.on('secureConnect', () => {
      const { authorizationError: reason } = socket
      done(socket.authorized ? undefined : refused(uri, String(reason)))
    })
  })
}

function refused(uri: string, reason: string): TrackError {
  return new TrackError(
    'TRACK_CERTIFICATE_REFUSED',
    `The certificate of ${uri} is not to be believed (${reason}). If it is the right one, give it, or ` +
      'the authority that signed it, as TRACK_CA_FILE, or as ca in a program; if it has another name, give ' +
      'that as serverName there',
    { details: { uri, reason } },
  )
}
