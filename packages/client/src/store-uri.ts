import { homedir } from 'node:os'
import { dirname, isAbsolute, join, normalize } from 'node:path'
import { TrackError } from '@track/core/light'
import type { ConfigValue } from './config-file.js'
import { type ConfigPlace, configured } from './configured.js'

const uriDefault = 'file:./runs'

/**
 * The store of a client that is given none: the one that TRACK_STORE names, or `store` in the nearest
 * track.config.json, several of them as a list there; or else `file:./runs`. Each is as {@link uriOf} takes it.
 * A path that is not absolute begins at the working directory, and in a configuration file at that
 * file's folder.
 * @throws TRACK_CONFIG_INVALID, TRACK_URI_INVALID
 */
export function configuredUris(place: ConfigPlace): readonly string[] {
  const found = configured('store', place)
  if (found === undefined) return [uriDefault]
  if ('text' in found) return [uriOf(found.text)]
  const { file, value } = found
  const uris: readonly ConfigValue[] = Array.isArray(value) ? value : [value]
  if (uris.length === 0) throw invalid(file)
  return uris.map((uri) => {
    if (typeof uri !== 'string') throw invalid(file)
    return fromFolder(uriOf(uri), dirname(file))
  })
}

/** The scheme of a URI: two characters at least, since a drive has one. Undefined for what is no URI. */
export function schemeOf(uri: string): string | undefined {
  return /^([a-z][a-z0-9+.-]+):/.exec(uri)?.[1]
}

/** The folder that `file:PATH` or `file://PATH` names, as it is written; undefined where it names none. */
export function folderOf(uri: string): string | undefined {
  if (schemeOf(uri) !== 'file') return undefined
  const path = uri.slice('file:'.length).replace(/^\/\//, '')
  return path === '' ? undefined : path
}

/**
 * The URI that a text of a user names: what is no URI is the path of a folder.
 * @throws TRACK_URI_INVALID for what would be a folder that nobody means: see {@link checkPath}, and the address
 * of a server without its scheme.
 */
export function uriOf(text: string): string {
  checkPath(text, folderOf(text) ?? text)
  if (text === '' || schemeOf(text) !== undefined) return text
  if (isAddress(text)) throw notMeant(text, `a server is track://${text}, a folder file:${text}`)
  const path = normalize(text)
  return path.startsWith('~') ? `file:./${path}` : `file:${path}`
}

/**
 * Checks that the path of a folder does not begin with `~`, which would be made in the working directory. Shells
 * put a home folder in its place, `~/runs` mine and `~ada/runs` another's; `./~` begins with a dot.
 * @throws TRACK_URI_INVALID
 */
export function checkPath(uri: string, path: string): void {
  if (!path.startsWith('~')) return
  const isOwn = path === '~' || path.startsWith('~/')
  const meant = isOwn ? join(homedir(), path.slice(1)) : 'the whole path'
  throw notMeant(uri, `~ is a home folder to a shell alone: write ${meant}, or ./${path}`)
}

/** Whether a text is HOST:PORT, the address of a server. */
export function isAddress(text: string): boolean {
  return /^([\w.-]+|\[[\da-f:]+\]):\d{1,5}$/i.test(text)
}

function notMeant(uri: string, todo: string): TrackError {
  const message = `${JSON.stringify(uri)} names no store: ${todo}`
  return new TrackError('TRACK_URI_INVALID', message, { details: { uri } })
}

function fromFolder(uri: string, folder: string): string {
  const path = folderOf(uri)
  return path === undefined || isAbsolute(path) ? uri : `file:${join(folder, path)}`
}

function invalid(file: string): TrackError {
  return new TrackError(
    'TRACK_CONFIG_INVALID',
    `"store" in ${file} is a folder or a URI, or a list of some: ./runs, for example`,
    { details: { key: 'store', file } },
  )
}
