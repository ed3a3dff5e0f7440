import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { bytesOfHex, hexOf, isTrackError, TrackError } from '@track/core/light'
import { makeFolders } from './make-folders.js'
import { formatVersion, storeFiles } from './store-format.js'

/** What store.json says. */
export interface StoreIdentity {
  /** 16 bytes in lower-case hex. */
  readonly id: string
  readonly formatVersion: number
  /**
   * What the first commit names as the one before it, 32 bytes, where the identity under which it was
   * written is lost. Undefined otherwise: it follows from `id`.
   */
  readonly genesis?: Uint8Array
}

const kind = 'track-store'

/**
 * Reads what the folder `path` says it is; undefined when there is no folder, or an empty one.
 * @throws TRACK_STORE_INVALID for a folder that is no store; TRACK_FORMAT_UNSUPPORTED for a store of
 * a newer format; TRACK_STORE_UNAVAILABLE when it cannot be read.
 */
export function readStoreIdentity(path: string): StoreIdentity | undefined {
  const file = join(path, storeFiles.identity)
  let text: string
  try {
    if (!existsSync(path)) return undefined
    if (!existsSync(file)) {
      // A crash as the store was made leaves an empty log, or half of one, and store.json half written.
      const names = readdirSync(path)
      const strange = names.filter((name) => name !== storeFiles.log && !isTemporary(name))
      if (strange.length === 0) return undefined
      // Another process may have made the store between the two looks.
      if (!names.includes(storeFiles.identity)) {
        throw invalid(
          path,
          `it has no ${storeFiles.identity}, and holds ${strange.slice(0, 3).join(', ')}`,
        )
      }
    }
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw error instanceof TrackError ? error : unavailable(path, error)
  }
  return parse(path, text)
}

/** So many folders are looked into for stores. */
const foldersMax = 1000

/** The stores among the folders in `folder`, by their paths, in alphabetical order. */
export function findStores(folder: string): string[] {
  return foldersIn(folder)
    .slice(0, foldersMax)
    .map((name) => join(folder, name))
    .filter((path) => {
      try {
        return readStoreIdentity(path) !== undefined
      } catch {
        return false // it is no store, or none for this program
      }
    })
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  } catch {
    return [] // nothing to be found
  }
}

/**
 * Writes store.json for good: what is there after a crash is all of it or nothing, and the log was
 * there before.
 * @throws TRACK_STORE_UNAVAILABLE
 */
export function writeStoreIdentity(path: string, identity: StoreIdentity): StoreIdentity {
  const { id, genesis } = identity
  const known = genesis === undefined ? {} : { genesis: hexOf(genesis) }
  const content = { kind, formatVersion, id, ...known }
  try {
    syncToDisk(join(path, storeFiles.log))
    replaceFile(join(path, storeFiles.identity), `${JSON.stringify(content, null, 2)}\n`)
  } catch (error) {
    throw unavailable(path, error)
  }
  return { ...identity, formatVersion }
}

/** Makes the folder of a store. Only its owner gets in. */
export function makeStoreFolder(path: string): void {
  try {
    makeFolders(path)
  } catch (error) {
    throw unavailable(path, error)
  }
}

/**
 * What the store in the folder `path` says it is.
 * @throws TRACK_STORE_NOT_FOUND when none is there; what {@link readStoreIdentity} throws.
 */
export function identityOf(path: string): StoreIdentity {
  const known = existsSync(path) ? readStoreIdentity(path) : undefined
  if (known !== undefined) return known
  throw new TrackError('TRACK_STORE_NOT_FOUND', `There is no store at ${path}`, {
    details: { path },
  })
}

/** What LevelDB and the file system refuse is told of the folder. */
export async function inFolder<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isTrackError(error) ? error : unavailable(path, error)
  }
}

function isTemporary(name: string): boolean {
  const { identity, log } = storeFiles
  const isHalf = name.startsWith(`${identity}.`) || name.startsWith(`${log}.`)
  return (isHalf && name.endsWith('.tmp')) || /^opening\.\d+$/.test(name)
}

/** Replaces a file's content by rename, and syncs it and its folder. */
export function replaceFile(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  const handle = openSync(temporary, 'w', 0o600)
  try {
    writeSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(temporary, file)
  syncToDisk(join(file, '..'))
}

/** Makes what stands in a file, or in a folder itself, stand there after a power cut. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Whether the file system, or LevelDB, refused something: another error without a code of Track is the program's. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return 'syscall' in error || ('code' in error && String(error.code).startsWith('LEVEL_'))
}

/** The error for a store that the file system does not let us use. */
export function unavailable(path: string, cause: unknown): TrackError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `The store ${path} cannot be used: ${reason}${adviceOn(reason)}`
  return new TrackError('TRACK_STORE_UNAVAILABLE', message, { details: { path }, cause })
}

/** What to do about it: reasons are those of Node, by their codes, and of LevelDB, by the system's words. */
function adviceOn(reason: string): string {
  if (/ENOSPC|EDQUOT|No space left|quota exceeded/i.test(reason)) {
    return '; make room on its disk, and open it again with a new client'
  }
  if (/EMFILE|ENFILE|Too many open files/i.test(reason)) {
    return '; raise the limit on open files (ulimit -n), or close some, and open it again with a new client'
  }
  if (/EACCES|EPERM|EROFS|Permission denied|not permitted|Read-only/i.test(reason)) {
    return '; this user must be able to write to its folder, to read it too'
  }
  return ''
}

function parse(path: string, text: string): StoreIdentity {
  let content: { kind?: unknown; formatVersion?: unknown; id?: unknown; genesis?: unknown } | null
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw invalid(path, `its ${storeFiles.identity} is not JSON`, error)
  }
  if (typeof content !== 'object' || content?.kind !== kind) {
    throw invalid(path, `its ${storeFiles.identity} does not say that it is one`)
  }
  const { formatVersion: version, id } = content
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw invalid(path, `its ${storeFiles.identity} names no format version`)
  }
  if (version > formatVersion) {
    throw new TrackError(
      'TRACK_FORMAT_UNSUPPORTED',
      `The store ${path} has format version ${version}, and this version of Track reads up to ` +
        `${formatVersion}; use the version that wrote it, or a newer one`,
      { details: { path, found: version, supported: formatVersion } },
    )
  }
  if (typeof id !== 'string' || !/^[0-9a-f]{32}$/.test(id)) {
    throw invalid(path, `its ${storeFiles.identity} names no identity`)
  }
  const { genesis } = content
  if (genesis === undefined) return { id, formatVersion: version }
  if (typeof genesis !== 'string' || !/^[0-9a-f]{64}$/.test(genesis)) {
    throw invalid(path, `its ${storeFiles.identity} names a beginning that is no digest`)
  }
  return { id, formatVersion: version, genesis: bytesOfHex(genesis) }
}

function invalid(path: string, what: string, cause?: unknown): TrackError {
  return new TrackError('TRACK_STORE_INVALID', `The folder ${path} is not a Track store: ${what}`, {
    details: { path },
    cause,
  })
}
