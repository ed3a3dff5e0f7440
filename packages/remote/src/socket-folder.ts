// The private folders of sockets. They are outside the store: Node cuts the path of a socket silently
// where it is too long for the system, and two stores must never share one.
import { randomBytes } from 'node:crypto'
import { lstatSync, mkdtempSync, rmdirSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { TrackError } from '@track/core/commits'

/** What a socket's path may have: Linux takes 107 bytes, macOS and the BSDs 103. */
const pathBytesMax = 103
const prefix = 'track-'
const othersMode = 0o077n

/**
 * Node's realpathSync looks at what the last stat without this said, and takes no more links when that was
 * of a socket: what is imported next would be loaded a second time, under the name of its link.
 */
const bigint = { bigint: true } as const

/**
 * Makes a folder that only this user gets into; gives the path of a socket in it, which is not there yet.
 * @throws TRACK_STORE_UNAVAILABLE when there is no place for one.
 */
export function newSocketPath(): string {
  const problems: unknown[] = []
  for (const base of [process.env.XDG_RUNTIME_DIR, tmpdir(), '/tmp']) {
    if (base === undefined || !isAbsolute(base)) continue
    const name = `${randomBytes(6).toString('hex')}.sock`
    if (Buffer.byteLength(join(base, `${prefix}XXXXXX`, name)) > pathBytesMax) continue
    try {
      const path = join(mkdtempSync(join(base, prefix)), name)
      checkPrivate(dirname(path))
      return path
    } catch (error) {
      problems.push(error)
    }
  }
  throw new TrackError(
    'TRACK_STORE_UNAVAILABLE',
    'There is no folder in which a socket for other processes could be: XDG_RUNTIME_DIR and the ' +
      'folder for temporary files cannot be written, or their paths are too long',
    { cause: problems[0] },
  )
}

/**
 * Checks that a socket is one of Track's, in a folder that only this user gets into.
 * @throws When it is not, or not there.
 */
export function checkSocketPath(path: string): void {
  const isNamedSo = isAbsolute(path) && basename(dirname(path)).startsWith(prefix)
  if (!isNamedSo || Buffer.byteLength(path) > pathBytesMax) throw notPrivate(path)
  checkPrivate(dirname(path))
  const stats = lstatSync(path, bigint)
  if (!stats.isSocket() || stats.uid !== userId()) throw notPrivate(path)
}

/** Removes a socket and its folder, if they are Track's; nothing else. */
export function removeSocket(path: string): void {
  try {
    checkPrivate(dirname(path))
    if (!basename(dirname(path)).startsWith(prefix)) return
    if (lstatSync(path, { ...bigint, throwIfNoEntry: false })?.isSocket()) unlinkSync(path)
    rmdirSync(dirname(path)) // only if it is empty
  } catch {
    // What is left of it is in a folder for temporary files, and harms nobody.
  }
}

function checkPrivate(folder: string): void {
  const stats = lstatSync(folder, bigint)
  const isOurs = stats.isDirectory() && stats.uid === userId()
  if (!isOurs || (stats.mode & othersMode) !== 0n) throw notPrivate(folder)
}

function userId(): bigint | undefined {
  const id = process.getuid?.()
  return id === undefined ? undefined : BigInt(id)
}

function notPrivate(path: string): TrackError {
  return new TrackError(
    'TRACK_STORE_UNAVAILABLE',
    `${path.slice(0, 200)} is not a place that only this user gets into`,
    { details: { path } },
  )
}
