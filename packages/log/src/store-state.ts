import { statfsSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { type Heartbeat, isTrackError, TrackError } from '@track/core/commits'
import { bytesIn, namesIn } from './folder-files.js'
import { readHeartbeats } from './heartbeats.js'
import { isProcess } from './is-process.js'
import { scratchFoldersIn } from './scratch-folder.js'
import { storeFiles } from './store-format.js'
import { readHost } from './store-host.js'
import { readStoreIdentity } from './store-identity.js'

/** What the files of a store say of it, without opening it: its lock is not touched. */
export interface StoreState {
  /** Absolute. */
  readonly path: string
  /** Undefined where there is no store, or what says so is damaged. */
  readonly identity: { readonly id: string; readonly formatVersion: number } | undefined
  /**
   * Why the folder is no store that can be opened: TRACK_STORE_INVALID, TRACK_FORMAT_UNSUPPORTED,
   * TRACK_STORE_UNAVAILABLE, or TRACK_STORE_NOT_FOUND.
   */
  readonly problem: TrackError | undefined
  /** Bytes of files, by what they are. */
  readonly bytes: {
    readonly log: number
    readonly derived: number
    /** Contents of logged files. */
    readonly files: number
  }
  /** Free on the disk, for who is no administrator; undefined where it does not say. */
  readonly freeBytes: number | undefined
  /** Who has it open, or had it last and ended without a word. */
  readonly host: StoreHolder | undefined
  /** The last sign of life of each process that uses it, of those that ended without a word too. */
  readonly heartbeats: readonly Heartbeat[]
  /** Folders and files that work which was cut off has left. */
  readonly leftovers: readonly string[]
}

/** A process that has a store open, as it said itself. */
export interface StoreHolder {
  readonly pid: number
  readonly host: string
  readonly command: string
  /** ISO 8601. */
  readonly since: string
  /** Whether there is a process of that number; undefined on another host. */
  readonly isAlive: boolean | undefined
}

/** Looks at the folder `path`, whatever is in it. It never throws because of that. */
export async function storeState(path: string): Promise<StoreState> {
  const store = resolve(path)
  const { identity, problem } = identityIn(store)
  const { log, derived, files } = storeFiles
  return {
    path: store,
    identity,
    problem,
    bytes: {
      log: bytesIn(join(store, log)),
      derived: bytesIn(join(store, derived)),
      files: bytesIn(join(store, files)),
    },
    freeBytes: freeBytesAt(store),
    host: holderOf(store),
    heartbeats: await readHeartbeats(store),
    leftovers: leftoversOf(store),
  }
}

function identityIn(path: string): Pick<StoreState, 'identity' | 'problem'> {
  try {
    const found = readStoreIdentity(path)
    if (found !== undefined) {
      const { id, formatVersion } = found
      return { identity: { id, formatVersion }, problem: undefined }
    }
    const missing = new TrackError('TRACK_STORE_NOT_FOUND', `There is no store at ${path}`, {
      details: { path },
    })
    return { identity: undefined, problem: missing }
  } catch (error) {
    if (!isTrackError(error)) throw error
    return { identity: undefined, problem: error }
  }
}

function holderOf(path: string): StoreHolder | undefined {
  const said = readHost(path)
  if (said === undefined) return undefined
  const { pid, host, command, since } = said
  return { pid, host, command, since, isAlive: host === hostname() ? isProcess(pid) : undefined }
}

function leftoversOf(store: string): string[] {
  const inStore = namesIn(store)
    .filter((name) => name === storeFiles.unfinished || name.endsWith('.tmp'))
    .map((name) => join(store, name))
  const parent = dirname(store)
  const scratch = scratchFoldersIn(parent)
  return [...inStore, ...scratch.filter((path) => basename(path) !== basename(store))]
}

function freeBytesAt(path: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  } catch {
    return undefined
  }
}
