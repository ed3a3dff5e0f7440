import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { TrackError } from '@track/core/commits'
import type { ThreadProgram } from '@track/log/hosting'
import type { RemoteProgramOptions, ServerOptions } from './server-options.js'
import { silenceOf } from './silence.js'

const spoolBytesDefault = 1 << 30
const portMax = 65_535

/**
 * What runs in the thread of a log on the server `track://host:port`: `new LevelLog('', serverProgram(…))`.
 * @throws TRACK_URI_INVALID, TRACK_ARGUMENT_INVALID; TRACK_TOKEN_REFUSED when there is no token.
 */
export function serverProgram(uri: string, options: ServerOptions = {}): ThreadProgram {
  const { host, port } = addressOf(uri)
  const { env } = process
  const { serverName, tls, spool = {} } = options
  const silenceMs = silenceOf(options.silenceMs)
  const { folder = defaultFolder(), bytesMax = spoolBytesDefault } = spool
  const ca = options.ca ?? textOf('ca', options.caFile ?? env.TRACK_CA_FILE)
  if (!(bytesMax > 0)) throw invalid(`spool.bytesMax is above 0, found ${String(bytesMax)}`)
  const shown = `track://${host.includes(':') ? `[${host}]` : host}:${port}`
  const threadOptions: RemoteProgramOptions = {
    uri: shown,
    host,
    port,
    token: tokenOf(options),
    isSecure: tls ?? (ca === undefined ? undefined : true),
    tls: { ca, serverName },
    folder: join(resolve(folder), `${host.replaceAll(/[^a-zA-Z0-9.-]/g, '_')}_${port}`),
    spoolBytesMax: bytesMax,
    silenceMs,
  }
  return {
    url: new URL('./remote-thread.js', import.meta.url),
    options: { ...threadOptions },
    uri: shown,
  }
}

function addressOf(uri: string): { readonly host: string; readonly port: number } {
  // Of a token that somebody put into the URI nothing may be shown.
  if (uri.includes('@')) throw notUri('it has an @; a token is no part of it')
  const match = /^track:\/\/(?:\[([0-9a-fA-F:.]+)\]|([a-zA-Z0-9._-]+)):(\d{1,5})\/?$/.exec(uri)
  const port = Number(match?.[3])
  const host = match?.[1] ?? match?.[2]
  if (host === undefined || port < 1 || port > portMax) {
    throw notUri(`it is track://HOST:PORT, found ${JSON.stringify(uri)}`)
  }
  return { host: host.toLowerCase(), port }
}

function tokenOf(options: ServerOptions): string {
  const { TRACK_TOKEN, TRACK_TOKEN_FILE } = process.env
  const isAsked = options.token !== undefined || options.tokenFile !== undefined
  const given = isAsked ? options.token : TRACK_TOKEN
  const file = isAsked ? options.tokenFile : TRACK_TOKEN_FILE
  const token = given ?? textOf('token', file)?.trim()
  if (token === undefined || token === '') {
    throw new TrackError(
      'TRACK_TOKEN_REFUSED',
      'There is no token to show to the server: set TRACK_TOKEN or TRACK_TOKEN_FILE, or give token or ' +
        'tokenFile in a program',
    )
  }
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw invalid('token is visible ASCII characters')
}

function textOf(what: string, file: string | undefined): string | undefined {
  if (file === undefined || file === '') return undefined
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new TrackError('TRACK_ARGUMENT_INVALID', `The ${what} cannot be read: ${reason}`, {
      cause,
    })
  }
}

function defaultFolder(): string {
  const state = process.env.XDG_STATE_HOME
  return join(state?.startsWith('/') ? state : join(homedir(), '.local', 'state'), 'track', 'spool')
}

function invalid(what: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', `A client of a server: ${what}`)
}

function notUri(what: string): TrackError {
  return new TrackError('TRACK_URI_INVALID', `The URI of a server is wrong: ${what}`)
}
