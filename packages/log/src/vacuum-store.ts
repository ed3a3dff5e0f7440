import { dirname, join, resolve } from 'node:path'
import type { Commit, EventLog, StreamId } from '@track/core/commits'
import { copyFiles } from './copy-files.js'
import { genesisOf } from './genesis.js'
import { LevelLog } from './level-log.js'
import { type LeftOutCounts, LogWithout } from './log-without.js'
import { makeLogFolder } from './make-log-folder.js'
import { beginNewStore, checkNewStore, finishNewStore, removeNewStore } from './new-store-folder.js'
import { type NewStoreHead, newStoreHead } from './new-store-head.js'
import { checkNotRedacted } from './replaced-bodies.js'
import { SalvageWriter } from './salvage-writer.js'
import { storeFiles } from './store-format.js'
import {
  identityOf,
  inFolder,
  makeStoreFolder,
  type StoreIdentity,
  writeStoreIdentity,
} from './store-identity.js'
import type { StoreProgress } from './store-progress.js'
import type { ThreadProgram } from './thread-protocol.js'

/** How a store is vacuumed. */
export interface VacuumOptions {
  /**
   * Tells which streams to leave out of the log's first `at` events: a log does not know what its events
   * mean. What it throws ends the vacuum.
   */
  readonly leaveOut: (log: EventLog, at: number) => Promise<ReadonlySet<StreamId>>
  /**
   * Tells which contents the events of a commit name: those of commits that stay go with them. Default: all
   * contents are taken over.
   */
  readonly filesOf?: (commit: Commit) => Iterable<string>
  /** What the tombstones say of why, for people. */
  readonly reason: string
  /** Ends the vacuum: the promise rejects with the signal's reason, and nothing is left of the target. */
  readonly signal?: AbortSignal | undefined
  /** Told after each page how many positions are done. What it throws ends the vacuum. */
  readonly onProgress?: ((progress: StoreProgress) => void) | undefined
  /** What the thread of the old store runs, if it is not open in this thread already. */
  readonly program?: ThreadProgram
}

/** What a vacuum came to. */
export interface Vacuumed extends Readonly<LeftOutCounts> {
  readonly path: string
  readonly target: string
  /** That were to be left out, also those that are gone since an earlier vacuum. */
  readonly streams: number
  /** Contents of logged files in the new store. */
  readonly files: number
  /** Where the new log ends, as the old one did at the call. */
  readonly head: NewStoreHead
  readonly durationMs: number
}

/**
 * Makes a new store in the folder `target` of the store in the folder `path`, as it is at the call,
 * without the events of certain streams. Tombstones stand in the place of commits that hold no other, and
 * those that do get a body without them: positions, revisions and digests are what they were. It has the
 * same identity; use one of the two only. The old store may be in use, and keeps all that it has.
 *
 * Contents of logged files go with the commits that name them. Every commit is checked on the way: its
 * checksum, its digest, and that it follows the one before; and every content, against its digest.
 * @param target Must not exist, or be empty. It is a store when all of it is there, and not before.
 * @throws TRACK_STORE_NOT_FOUND; TRACK_STORE_INVALID for a folder that is no store, or a target that is no
 * place for one; TRACK_COMMIT_CORRUPT; TRACK_FILE_CORRUPT; TRACK_STORE_UNAVAILABLE; TRACK_REVISION_CONFLICT when a value
 * was redacted meanwhile; the stores' errors; the signal's reason.
 */
export async function vacuumStore(
  path: string,
  target: string,
  options: VacuumOptions,
): Promise<Vacuumed> {
  const [old, made] = [resolve(path), resolve(target)]
  const startedMs = performance.now()
  options.signal?.throwIfAborted()
  const identity = identityOf(old)
  const isThere = checkNewStore(old, made)
  makeStoreFolder(dirname(made))
  const log = new LevelLog(old, options.program)
  try {
    const { position: at } = await log.head()
    const without = await options.leaveOut(log, at)
    const unfinished = beginNewStore(made)
    const { counts, kept } = await writeLog(
      log,
      at,
      { path: unfinished, identity },
      without,
      options,
    )
    const { signal } = options
    const { files } = await copyFiles(old, unfinished, {
      signal,
      only: (digest) => options.filesOf === undefined || kept.has(digest),
    })
    options.signal?.throwIfAborted()
    await checkNotRedacted(log, log.path, at)
    writeStoreIdentity(unfinished, identity)
    const head = await newStoreHead(unfinished)
    finishNewStore(made)
    const durationMs = performance.now() - startedMs
    return { path: old, target: made, streams: without.size, files, ...counts, head, durationMs }
  } catch (error) {
    await removeNewStore(made, isThere)
    throw error
  } finally {
    await log.close()
  }
}

async function writeLog(
  log: EventLog,
  at: number,
  { path, identity }: { readonly path: string; readonly identity: StoreIdentity },
  without: ReadonlySet<StreamId>,
  { signal, onProgress, reason, filesOf }: VacuumOptions,
): Promise<{ readonly counts: LeftOutCounts; readonly kept: ReadonlySet<string> }> {
  await inFolder(path, makeLogFolder(path))
  const folder = join(path, storeFiles.log)
  const writer = await inFolder(path, SalvageWriter.open(folder, genesisOf(identity)))
  const copy = new LogWithout(writer, without, reason)
  const kept = new Set<string>()
  try {
    for await (const { commits } of log.read({ to: at })) {
      signal?.throwIfAborted()
      for (const commit of commits) {
        const left = await inFolder(path, copy.take(commit))
        if (left === undefined) continue
        for (const file of filesOf?.(left) ?? []) kept.add(file)
      }
      const last = commits.at(-1)
      const done = last === undefined ? 0 : last.position + last.count
      onProgress?.({ phase: 'writing', done, total: at })
    }
    await inFolder(path, copy.finish())
  } catch (error) {
    await writer.close()
    throw error
  }
  return { counts: copy.counts, kept }
}
