import { TrackError } from '@track/core/commits'
import { failureStatus } from './failure-status.js'
import type { Grpc, ServerInterceptor, StatusObject } from './grpc.js'
import type { TokenCheck } from './token.js'
import { tokenHeader, tokenPrefix } from './token-header.js'
import type { Visitor } from './visitor.js'

/** The other end of a connection. */
export interface PeerAddress {
  readonly remoteAddress?: string | undefined
  readonly remotePort?: number | undefined
}

/** Who may call. */
export interface CallGuardOptions {
  readonly token: TokenCheck
  /** The connection that a call came by; undefined for one that is gone. */
  readonly visitorOf: (connection: PeerAddress) => Visitor | undefined
  /** Told of a call that is refused. */
  readonly onRefused: (visitor: Visitor | undefined, why: 'token' | 'place' | 'rate') => void
}

/** Looks at each call before any of its message is read. */
export function callGuard(grpc: Grpc, options: CallGuardOptions): ServerInterceptor {
  const { token, visitorOf, onRefused } = options
  const { UNAUTHENTICATED, RESOURCE_EXHAUSTED } = grpc.status
  const refusal = (given: string, visitor: Visitor | undefined): StatusObject | undefined => {
    if (visitor === undefined || !token.matches(given)) {
      onRefused(visitor, 'token')
      return failureStatus(grpc, tokenRefused(given === ''), UNAUTHENTICATED)
    }
    visitor.isKnown = true
    if (visitor.isSurplus) {
      onRefused(visitor, 'place')
      return failureStatus(grpc, noPlace(), RESOURCE_EXHAUSTED)
    }
    const waitMs = visitor.admit(performance.now())
    if (waitMs === 0) return undefined
    onRefused(visitor, 'rate')
    return failureStatus(grpc, tooFast(waitMs), RESOURCE_EXHAUSTED)
  }
  return (_method, call) =>
    new grpc.ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, pass) => {
            const [header = ''] = metadata.get(tokenHeader)
            const text = String(header)
            const given = text.startsWith(tokenPrefix) ? text.slice(tokenPrefix.length) : ''
            metadata.remove(tokenHeader)
            const refused = refusal(given, visitorOf(call.getConnectionInfo()))
            if (refused === undefined) pass(metadata)
            else call.sendStatus(refused)
          },
        }),
    })
}

function tokenRefused(isMissing: boolean): TrackError {
  const what = isMissing ? 'wants a token, and none was given' : 'does not take this token'
  return new TrackError('TRACK_TOKEN_REFUSED', `The server ${what}`)
}

function noPlace(): TrackError {
  return new TrackError('TRACK_SERVER_BUSY', 'The server has as many connections as it takes')
}

function tooFast(retryMs: number): TrackError {
  const message = `More was asked of the server than it takes of one connection; again in ${retryMs} ms`
  return new TrackError('TRACK_SERVER_BUSY', message, { details: { retryMs } })
}
