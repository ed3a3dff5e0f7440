import { isIP } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { isTrackError } from '@track/core/commits'
import { BrokenConnection } from './broken-connection.js'
import { certificateProblem } from './certificate-problem.js'
import { type HostAddress, HostConnection } from './host-connection.js'
import type { RemoteThreadOptions } from './server-options.js'

/**
 * Connects to a server that is able to take appends.
 * @param store The identity of the store that must be there; undefined for whatever is there.
 * @throws BrokenConnection; TRACK_TOKEN_REFUSED, TRACK_CERTIFICATE_REFUSED, TRACK_SERVER_BUSY,
 * TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_INVALID when another store is there; why the server's store takes
 * no appends at present.
 */
export async function connectServer(
  options: RemoteThreadOptions,
  store: string | undefined,
  signal: AbortSignal,
): Promise<HostConnection> {
  const { host, port, token, tls, silenceMs } = options
  const name = host.includes(':') ? `[${host}]` : host
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), silenceMs)
  let connection: HostConnection | undefined
  try {
    connection = await HostConnection.open({
      address: { target: `dns:${name}:${port}`, token, ...(tls && { tls: named(tls, host) }) },
      store: store === undefined ? undefined : { id: store, folder: undefined },
      silenceMs,
      answerMs: silenceMs,
      signal: AbortSignal.any([signal, limit.signal]),
    })
    await Promise.race([connection.told, wait(silenceMs, undefined, { ref: false, signal })])
    if (connection.outage !== undefined) throw connection.outage
    return connection
  } catch (error) {
    await connection?.close()
    if (isTrackError(error) || signal.aborted) throw error
    throw (await certificateProblem(options, signal)) ?? broken(error)
  } finally {
    clearTimeout(timer)
  }
}

/** A host that is an address has a certificate for that, unless a name is given. */
function named(
  tls: NonNullable<RemoteThreadOptions['tls']>,
  host: string,
): NonNullable<HostAddress['tls']> {
  return isIP(host) !== 0 && tls.serverName === undefined ? { ...tls, address: host } : tls
}

function broken(error: unknown): BrokenConnection {
  if (error instanceof BrokenConnection) return error
  return new BrokenConnection(error instanceof Error ? error : new Error(String(error)), false)
}
