import { TrackError } from '@track/core/commits'
import { messageBytesMax } from './event-log-service.js'

/** What a server bears. */
export interface ServerLimits {
  /** Connections at once, those that have not shown a token included. Default 256. */
  readonly connectionsMax?: number
  /**
   * Bytes of one request, 1 MiB at least. Default, and most: what the largest commit takes, 72 MiB.
   * A client that logs a larger event is told TRACK_EVENT_TOO_LARGE.
   */
  readonly messageBytesMax?: number
  /** Of one connection. A client that is faster waits. Default 5,000. */
  readonly requestsPerSecondMax?: number
  /** Of one connection. A client that is faster waits. Default 256 MiB. */
  readonly bytesPerSecondMax?: number
  /** Milliseconds that a connection has to show the token. Default 10,000. */
  readonly handshakeMs?: number
  /**
   * Milliseconds after which a connection ends on which nothing came (clients ping), and a file of which
   * nothing came is forgotten. Default 120,000.
   */
  readonly idleMs?: number
  /**
   * Bytes of one logged file. Default 64 GiB. A client that logs a larger one is told TRACK_FILE_TOO_LARGE
   * before it sends it.
   */
  readonly fileBytesMax?: number
  /** Files that come in at once, of all connections. Clients wait for a place as for a server. Default 64. */
  readonly uploadsMax?: number
}

const defaults: Required<ServerLimits> = {
  connectionsMax: 256,
  messageBytesMax,
  requestsPerSecondMax: 5_000,
  bytesPerSecondMax: 256 << 20,
  handshakeMs: 10_000,
  idleMs: 120_000,
  fileBytesMax: 64 * 2 ** 30,
  uploadsMax: 64,
}

const least: Partial<ServerLimits> = { messageBytesMax: 1 << 20 }
const most: Partial<ServerLimits> = { messageBytesMax }

/**
 * The limits with what they default to.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function serverLimits(limits: ServerLimits = {}): Required<ServerLimits> {
  const names = Object.keys(defaults) as (keyof ServerLimits)[]
  const strange = Object.keys(limits).find((name) => !names.some((known) => known === name))
  if (strange !== undefined) throw invalid(`there is no limit ${strange}`)
  const given = names.map((name) => {
    const value = limits[name] ?? defaults[name]
    const from = least[name] ?? 1
    const to = most[name] ?? Number.MAX_SAFE_INTEGER
    if (Number.isSafeInteger(value) && value >= from && value <= to) return [name, value]
    throw invalid(`${name} is an integer from ${from} to ${to}, found ${String(value)}`)
  })
  return Object.fromEntries(given)
}

function invalid(what: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', `The limits of a server: ${what}`)
}
