import { realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isTrackError, type ReadableLog, TrackError } from '@track/core/commits'
import { copyFiles } from './copy-files.js'
import { isOpenHere, LevelLog } from './level-log.js'
import { LogAtHand } from './log-at-hand.js'
import { makeLogFolder } from './make-log-folder.js'
import type { MergeItem } from './merge-item.js'
import { mergeOrder } from './merge-order.js'
import { type FormerRevisionsOf, MergeSource } from './merge-source.js'
import { type MergedCounts, MergedLog, type NamedRevisionsOf } from './merged-log.js'
import { beginNewStore, checkNewStore, finishNewStore, removeNewStore } from './new-store-folder.js'
import { type NewStoreHead, newStoreHead } from './new-store-head.js'
import { mergedGenesis, mergedStoreId } from './origin-chains.js'
import { OwnStore } from './own-store.js'
import { SalvageWriter } from './salvage-writer.js'
import { Store } from './store.js'
import { formatVersion, storeFiles } from './store-format.js'
import {
  identityOf,
  inFolder,
  makeStoreFolder,
  type StoreIdentity,
  writeStoreIdentity,
} from './store-identity.js'
import type { StoreProgress } from './store-progress.js'
import { removeUnnamed } from './unnamed-contents.js'

/** How stores are merged. */
export interface MergeOptions {
  /**
   * Makes for each store what tells of its commits, in their order, which trials they add to their projects:
   * a log does not know what its events mean. What it throws ends the merge.
   */
  readonly former: () => FormerRevisionsOf
  /** Tells which events of some streams those of a commit name by their revisions. What it throws ends the merge. */
  readonly names: NamedRevisionsOf
  /** Ends the merge: the promise rejects with the signal's reason, and nothing is left of the target. */
  readonly signal?: AbortSignal | undefined
  /** Told after each page how many positions of all stores are done. What it throws ends the merge. */
  readonly onProgress?: ((progress: StoreProgress) => void) | undefined
  /** Opens a store that this thread does not have open. Default: as its only user. */
  readonly open?: (path: string) => ReadableLog
}

/** A store that was merged. */
export interface MergedSource {
  readonly path: string
  /** Events that were read of it: all that it had at the call. */
  readonly events: number
}

/** What a merge came to. */
export interface Merged extends Readonly<MergedCounts> {
  readonly target: string
  /** In the order given, each folder once. */
  readonly sources: readonly MergedSource[]
  /** The identity of the new store: it says what is in it. */
  readonly id: string
  /** Contents of logged files in the new store. */
  readonly files: number
  readonly head: NewStoreHead
  readonly durationMs: number
}

/** Progress is told after so many commits. */
const commitsAPage = 512

/**
 * Merges the stores in the folders `paths`, as they are at the call, into a new one in the folder `target`: each
 * commit once, in an order that depends on nothing but the commits. Bodies are byte for byte what they were;
 * headers are new, and hold those that were there. Stores may be in use, and keep all that they have.
 *
 * Every commit is checked on the way, and every content of a logged file. It takes memory for each stream and
 * writer, and a page or two of each store.
 * @param target Must not exist, or be empty. It is a store when all of it is there, and not before.
 * @throws TRACK_ARGUMENT_INVALID without a store; TRACK_STORE_NOT_FOUND; TRACK_STORE_INVALID for a folder that is
 * no store, or a target that is no place for one; TRACK_MERGE_CONFLICT, TRACK_ORIGIN_CONFLICT for stores that
 * cannot be merged; TRACK_REVISION_CONFLICT when a value was redacted meanwhile; TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, TRACK_FILE_CORRUPT, naming the store;
 * TRACK_STORE_UNAVAILABLE; the stores' errors; the signal's reason.
 */
export async function mergeStores(
  paths: readonly string[],
  target: string,
  options: MergeOptions,
): Promise<Merged> {
  const made = resolve(target)
  const startedMs = performance.now()
  const { signal, open = openAlone } = options
  signal?.throwIfAborted()
  if (paths.length === 0) {
    const details = { argument: 'paths' }
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'There is no store to merge', { details })
  }
  const identities = new Map<string, StoreIdentity>()
  for (const path of paths.map((one) => resolve(one))) {
    const identity = identityOf(path)
    identities.set(realpathSync(path), identity)
  }
  const isThere = [...identities.keys()].map((path) => checkNewStore(path, made)).includes(true)
  makeStoreFolder(dirname(made))
  const logs: ReadableLog[] = []
  try {
    const unfinished = beginNewStore(made)
    const opening = Array.from(identities, async ([path, { id }], i) => {
      const log = isOpenHere(path) ? new LevelLog(path) : open(path)
      logs[i] = log
      const former = options.former()
      return ofStore(path, MergeSource.open(path, id, { log, former }))
    })
    await Promise.allSettled(opening) // none is left behind when one fails
    const sources = await Promise.all(opening)
    // Before the events that name them: what is redacted meanwhile is noticed when those are read.
    let files = 0
    for (const { path } of sources) {
      files += (await ofStore(path, copyFiles(path, unfinished, { signal }))).files
    }
    const { counts, digest, genesis, hasLack } = await writeLog(sources, unfinished, options)
    signal?.throwIfAborted()
    const id = mergedStoreId(digest)
    writeStoreIdentity(unfinished, { id, formatVersion, genesis })
    const head = await newStoreHead(unfinished, async ({ path, commits }) => {
      if (hasLack && files > 0) files -= await removeUnnamed(path, commits)
    })
    finishNewStore(made)
    return {
      target: made,
      sources: sources.map(({ path, events }) => ({ path, events })),
      id,
      files,
      ...counts,
      head,
      durationMs: performance.now() - startedMs,
    }
  } catch (error) {
    await removeNewStore(made, isThere)
    throw error
  } finally {
    await Promise.all(logs.map((log) => log.close()))
  }
}

function openAlone(path: string): ReadableLog {
  return new LogAtHand(path, new OwnStore(Store.open(path)))
}

async function writeLog(
  sources: readonly MergeSource[],
  path: string,
  { names, signal, onProgress }: MergeOptions,
): Promise<{
  counts: MergedCounts
  digest: Uint8Array
  genesis: Uint8Array
  hasLack: boolean
}> {
  await inFolder(path, makeLogFolder(path))
  const total = sources.reduce((sum, { events }) => sum + events, 0)
  let [read, done, hasLack] = [0, 0, false]
  const count = ({ commit }: MergeItem): void => {
    done += commit.count
    if (++read % commitsAPage !== 0) return
    signal?.throwIfAborted()
    onProgress?.({ phase: 'writing', done, total })
  }
  const lack = (): void => {
    hasLack = true
  }
  const parts = sources.flatMap((source) =>
    source.parts().map((pages) => pagesOfStore(source.path, pages)),
  )
  let writer: SalvageWriter | undefined
  let log: MergedLog | undefined
  let genesis = mergedGenesis(new Uint8Array())
  try {
    for await (const item of mergeOrder(parts, count, lack)) {
      if (log === undefined) {
        genesis = mergedGenesis(item.digest)
        writer = await inFolder(path, SalvageWriter.open(join(path, storeFiles.log), genesis))
        log = new MergedLog(writer, genesis, names)
      }
      await log.add(item)
    }
    await (writer && inFolder(path, writer.finish()))
  } catch (error) {
    await writer?.close()
    throw error
  }
  onProgress?.({ phase: 'writing', done, total })
  return {
    counts: log?.counts ?? { commits: 0, events: 0 },
    digest: log?.digest ?? genesis,
    genesis,
    hasLack,
  }
}

async function* pagesOfStore<T>(path: string, pages: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* pages
  } catch (error) {
    throw named(path, error)
  }
}

/** What is wrong with a store is told with its path, and what to do about it. */
async function ofStore<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw named(path, error)
  }
}

function named(path: string, error: unknown): unknown {
  const isDamage =
    isTrackError(error, 'TRACK_COMMIT_CORRUPT') ||
    isTrackError(error, 'TRACK_EVENT_CORRUPT') ||
    isTrackError(error, 'TRACK_FILE_CORRUPT')
  if (!isDamage) return error
  const message =
    `${path} is damaged, and was not merged: ${error.message}. repairStore (track repair) makes a store of ` +
    'what is intact; merge that'
  return new TrackError(error.code, message, { details: { ...error.details, path }, cause: error })
}
