import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { hexOf, type LogHead, TrackError } from '@track/core/commits'
import { checkLogFolder } from './check-log-folder.js'
import { CommitDatabase } from './commit-database.js'
import { DerivedDatabase } from './derived-database.js'
import { finishErasure, isErasurePending } from './erasure.js'
import { genesisOf } from './genesis.js'
import { identityToOpen } from './identity-to-open.js'
import { isLevelDamage } from './leveldb.js'
import { checkEnds, lastCommit } from './log-ends.js'
import { goneFolder } from './log-folder.js'
import { makeLogFolder } from './make-log-folder.js'
import { closeInProcess, openInProcess } from './process-guard.js'
import { formatVersion, storeFiles } from './store-format.js'
import { lockedStore, publishHost } from './store-host.js'
import {
  isRefusal,
  makeStoreFolder,
  readStoreIdentity,
  type StoreIdentity,
  unavailable,
  writeStoreIdentity,
} from './store-identity.js'

/** What a store is opened with. */
export interface StoreOptions {
  /** Milliseconds since 1970. Default the system's clock. */
  readonly now?: () => number
  /** Of a store that is yet to be made. Default a random one. */
  readonly identity?: StoreIdentity
  /**
   * The store's identity: it must be there already, and be this one. Default: whatever is there, and
   * it is made if there is nothing.
   */
  readonly knownIdentity?: string
  /** Called when the lock is taken; gives the socket that host.json shall name, if any. */
  readonly onLocked?: () => Promise<string | undefined>
}

/** What is open of a store, whose lock is taken. */
export interface OpenedStore {
  readonly commits: CommitDatabase
  readonly derived: DerivedDatabase
  readonly identity: StoreIdentity
  readonly head: LogHead
  /** What host.json says of this opening. */
  readonly published: string
  /** What it is opened with again. */
  readonly again: StoreOptions & Required<Pick<StoreOptions, 'now'>>
}

/**
 * Opens the databases of the store in the folder `path`, and makes it if there is none. Both ends of the log are
 * checked. When `use` fails, all is closed again.
 * @throws What `Store.open` says.
 */
export async function withOpenedStore<T>(
  path: string,
  options: StoreOptions,
  use: (opened: OpenedStore) => Promise<T>,
): Promise<T> {
  const now = options.now ?? Date.now
  const before = identityToOpen(path)
  if (options.knownIdentity !== undefined && options.knownIdentity !== before?.id)
    throw goneFolder(path)
  checkLogFolder(path, before !== undefined)
  makeStoreFolder(path)
  if (before === undefined) await makeLogFolder(path).catch((error) => notMade(path, error))
  const commits = await openCommits(path, before !== undefined)
  let derived: Promise<DerivedDatabase> | undefined
  try {
    const known = before ?? readStoreIdentity(path) // who had the lock meanwhile has made it
    const last = await lastCommit(commits)
    if (known === undefined && last !== undefined) {
      throw new TrackError(
        'TRACK_STORE_INVALID',
        `The folder ${path} holds a log, and its ${storeFiles.identity} is missing`,
        { details: { path } },
      )
    }
    if (isErasurePending(path)) await finishErasure(path, commits)
    const identity = known ?? writeStoreIdentity(path, options.identity ?? newIdentity())
    const head = await checkEnds(commits, path, last, genesisOf(identity))
    derived = DerivedDatabase.open(join(path, storeFiles.derived)) // meanwhile; it rejects nothing
    const socket = await options.onLocked?.()
    const published = publishHost(path, new Date(now()), socket)
    const again = { now, knownIdentity: identity.id, onLocked: async () => socket }
    return await use({ again, commits, derived: await derived, identity, head, published })
  } catch (error) {
    await (await derived)?.close()
    await closeInProcess(path, () => commits.close())
    throw notOpened(path, error)
  }
}

function newIdentity(): StoreIdentity {
  return { id: hexOf(randomBytes(16)), formatVersion }
}

function notMade(path: string, error: unknown): never {
  throw notOpened(path, error instanceof Error ? (error.cause ?? error) : error)
}

/** The error of an opening. One of the program, such as a module that is missing, passes by no waiting: it stays that. */
function notOpened(path: string, error: unknown): unknown {
  return isRefusal(error) ? unavailable(path, error) : error
}

async function openCommits(path: string, mustExist: boolean): Promise<CommitDatabase> {
  let commits: CommitDatabase | undefined
  try {
    commits = await openInProcess(path, () =>
      CommitDatabase.open(join(path, storeFiles.log), mustExist),
    )
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined
    if (isLevelDamage(cause)) {
      throw new TrackError(
        'TRACK_COMMIT_CORRUPT',
        `The log of ${path} is damaged: ${cause.message}; restore the store from a copy`,
        { details: { path }, cause },
      )
    }
    const locked = cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
    throw locked ? lockedStore(path, error) : notOpened(path, cause ?? error)
  }
  if (commits === undefined) throw lockedStore(path, undefined)
  return commits
}
