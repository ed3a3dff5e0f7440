import { dirname, resolve } from 'node:path'
import { TrackError } from '@track/core/commits'
import { type CrashingTable, crashingTables, leftOutTable } from './crashing-tables.js'
import { DamageList } from './damage-list.js'
import { beginNewStore, checkNewStore, finishNewStore, removeNewStore } from './new-store-folder.js'
import { runStoreJob } from './run-store-job.js'
import { withScratchFolder } from './scratch-folder.js'
import type { StoreDamage } from './store-damage.js'
import { makeStoreFolder } from './store-identity.js'
import type { LostEvents, Repaired, RepairJob } from './store-job.js'
import type { StoreProgress } from './store-progress.js'

/** How a store is repaired. */
export interface RepairOptions {
  /** Ends the repair: the promise rejects with the signal's reason, and nothing is left of the target. */
  readonly signal?: AbortSignal
  /** Told now and then how far it is. What it throws ends the repair. */
  readonly onProgress?: (progress: StoreProgress) => void
  /**
   * A folder in which there is room for a copy of the old store. Default the one that the new store is
   * in.
   */
  readonly scratch?: string
}

/** What a repair of a store came to. */
export interface RepairSummary {
  readonly path: string
  readonly target: string
  /** That are in the new store, with their events. */
  readonly commits: number
  readonly events: number
  /** By position. */
  readonly lost: readonly LostEvents[]
  /** Positions in all of `lost`. */
  readonly lostEvents: number
  /**
   * Where the end of the log is damaged: what stood from this position on is lost, and nobody knows how
   * much it was. Undefined when there is no such end.
   */
  readonly lostFrom: number | undefined
  /** What LevelDB and the folder were found to lack, at most a thousand; `verifyStore` tells all. */
  readonly damage: readonly StoreDamage[]
  readonly durationMs: number
}

/** What to try, one after the other, if it makes LevelDB end the process; and at last without some tables. */
const attempts = [
  { isSalvaged: true, withIndex: true },
  { isSalvaged: false, withIndex: true },
  { isSalvaged: true, withIndex: false },
  { isSalvaged: false, withIndex: false },
] as const
const lastAttempts = attempts.filter(({ isSalvaged }) => isSalvaged)

/**
 * Makes a new store in the folder `target` of every commit that is intact in the store in the folder
 * `path`, and does not touch that. Commits are taken over as they are, with their positions and
 * revisions; a tombstone stands in the place of what is lost, so that the new store is whole, and a
 * digest that was kept of a commit that is left still holds. It is the same store for merges and digests:
 * use one of the two only.
 *
 * The index, when it is sound, tells whose the lost events were; otherwise the commits around them tell
 * what they can. A table of the log for which LevelDB ends every process is found by trying each by
 * itself, and left out: `damage` names it, and what stood in it is lost.
 * @param target Must not exist, or be empty. It is a store when all of it is there, and not before.
 * @throws TRACK_STORE_NOT_FOUND; TRACK_STORE_INVALID for a folder that is no store, or a target that is no
 * place for one; TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_LOCKED, TRACK_STORE_UNAVAILABLE, TRACK_LOG_FAILED;
 * TRACK_COMMIT_CORRUPT when LevelDB ends every process that reads the log, and no single table is why.
 */
export async function repairStore(
  path: string,
  target: string,
  options: RepairOptions = {},
): Promise<RepairSummary> {
  const [store, made] = [resolve(path), resolve(target)]
  const startedMs = performance.now()
  const isThere = checkNewStore(store, made)
  makeStoreFolder(dirname(made))
  try {
    const { repaired, damage } = await attempt(store, made, options)
    return {
      path: store,
      target: made,
      ...repaired,
      lostEvents: repaired.lost.reduce((sum, { from, to }) => sum + to - from, 0),
      damage: damage.listed,
      durationMs: performance.now() - startedMs,
    }
  } catch (error) {
    await removeNewStore(made, isThere)
    throw error
  }
}

interface Attempted {
  readonly repaired: Repaired
  readonly damage: DamageList
}

async function attempt(path: string, target: string, options: RepairOptions): Promise<Attempted> {
  const first = await tryInTurn(path, target, options, attempts, [])
  if ('repaired' in first) return first
  const { signal, onProgress, scratch = dirname(target) } = options
  const tables = await crashingTables(path, { signal, onProgress, scratch })
  const last =
    tables.length > 0 ? await tryInTurn(path, target, options, lastAttempts, tables) : first
  if ('repaired' in last) return last
  throw new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `The log of ${path} cannot be read: LevelDB ends the process that reads it: ${last.crash}`,
    { details: { path } },
  )
}

async function tryInTurn(
  path: string,
  target: string,
  { signal, onProgress, scratch: parent = dirname(target) }: RepairOptions,
  ways: readonly Pick<RepairJob, 'isSalvaged' | 'withIndex'>[],
  tables: readonly CrashingTable[],
): Promise<Attempted | { readonly crash: string }> {
  const leftOut = tables.map(({ name }) => name)
  let crash = ''
  for (const how of ways) {
    const damage = new DamageList()
    for (const table of tables) damage.add(leftOutTable(table))
    const unfinished = beginNewStore(target)
    const end = await withScratchFolder(parent, (scratch) =>
      runStoreJob(
        { type: 'repair', path, scratch, target: unfinished, leftOut, ...how },
        (report) => {
          if (report.type === 'damage') damage.add(report.damage)
          if (report.type === 'progress') onProgress?.(report.progress)
        },
        signal,
      ),
    )
    if ('value' in end) {
      finishNewStore(target)
      return { repaired: end.value, damage }
    }
    crash = end.crash
    await removeNewStore(target, true)
  }
  return { crash }
}
