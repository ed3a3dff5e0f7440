import { type EventLog, MemoryLog, TrackError } from '@track/core'
import { LevelLog } from '@track/log/level-log'
import { type ServerOptions, serverProgram, sharedProgram } from '@track/remote'
import { checkPath, folderOf, isAddress, schemeOf } from './store-uri.js'

/** Makes the log that the part of a URI after its scheme and colon names. */
export type LogFactory = (rest: string, uri: string, options: OpenLogOptions) => EventLog

/** How a log is going to be used. */
export interface OpenLogOptions extends ServerOptions {
  /** Whether it is only read. See TrackClientOptions. Default false. */
  readonly reader?: boolean
}

const factories = new Map<string, LogFactory>()

/**
 * Registers a log of one's own under a scheme: `registerLog('mylog', …)` serves `mylog:anything`.
 * A scheme that is registered again is replaced.
 * @param scheme A letter, then letters, digits, '+', '.' or '-'; at least two characters, so that it
 * cannot be mistaken for a drive.
 * @throws TRACK_URI_INVALID
 */
export function registerLog(scheme: string, factory: LogFactory): void {
  if (schemeOf(`${scheme}:`) !== scheme) {
    throw new TrackError('TRACK_URI_INVALID', `${JSON.stringify(scheme)} is no scheme of a URI`, {
      details: { scheme },
    })
  }
  factories.set(scheme, factory)
}

/**
 * The log that `uri` names. `file:PATH` and `file://PATH` are a store's folder, relative to the
 * working directory unless PATH begins with a slash, and taken as it is, but for one that begins with `~`; `memory:` is a log of its
 * own that ends with the process; `track://HOST:PORT` is the store of a server ({@link serveStore}).
 * @param options How to reach a server, and for how long one, or another process that has the store, may
 * be silent.
 * @throws TRACK_URI_INVALID; TRACK_TOKEN_REFUSED when there is no token for a server.
 */
export function openLog(uri: string, options: OpenLogOptions = {}): EventLog {
  const scheme = schemeOf(uri) ?? ''
  const factory = factories.get(scheme)
  if (factory === undefined) {
    const known = [...factories.keys()].map((scheme) => `${scheme}:`).join(', ')
    const folder = scheme === '' && uri !== '' ? `, as ${JSON.stringify(`file:${uri}`)}` : ''
    const server = isAddress(uri) ? `; a server is track://${uri}` : ''
    throw new TrackError(
      'TRACK_URI_INVALID',
      `${JSON.stringify(uri)} names no log; a URI begins with one of ${known}${folder}${server}`,
      { details: { uri } },
    )
  }
  return factory(uri.slice(`${scheme}:`.length), uri, options)
}

registerLog('file', (_rest, uri, { silenceMs, reader = false }) => {
  const path = folderOf(uri)
  if (path === undefined) throw new TrackError('TRACK_URI_INVALID', `${uri} names no folder`)
  checkPath(uri, path)
  return new LevelLog(
    path,
    sharedProgram({ reader, ...(silenceMs !== undefined && { silenceMs }) }),
  )
})

registerLog('track', (_rest, uri, options) => new LevelLog('', serverProgram(uri, options)))

registerLog('memory', (rest, uri) => {
  if (rest !== '') throw new TrackError('TRACK_URI_INVALID', `${uri}: memory: takes no name`)
  return new MemoryLog({ now: Date.now })
})
