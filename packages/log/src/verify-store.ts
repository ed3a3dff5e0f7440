import { dirname, resolve } from 'node:path'
import { digestBytes, TrackError } from '@track/core/commits'
import { type CrashingTable, crashingTables, leftOutTable } from './crashing-tables.js'
import { DamageList } from './damage-list.js'
import { indexDamage } from './index-damage.js'
import type { StoreRedaction } from './redaction-audit.js'
import { runStoreJob } from './run-store-job.js'
import { withScratchFolder } from './scratch-folder.js'
import type { StoreDamage } from './store-damage.js'
import { storeFiles } from './store-format.js'
import type { JobReport, KeptHead, Verified } from './store-job.js'
import type { StoreProgress } from './store-progress.js'

/** How a store is checked. */
export interface VerifyOptions {
  /**
   * What `log.head()` said once: the digest, 32 bytes, and the position if that was kept too. It may be
   * older than the last commit.
   */
  readonly headDigest?: Uint8Array | KeptHead
  /** Ends the check: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Told now and then how far it is. What it throws ends the check. */
  readonly onProgress?: (progress: StoreProgress) => void
  /**
   * A folder in which there is room for a copy of the store. Default the one that the store is in:
   * there, a file system that can share the bytes of two files needs no room.
   */
  readonly scratch?: string
}

/** What a check of a store came to. */
export interface VerifySummary {
  readonly path: string
  /** Whether there is no damage at all. */
  readonly isSound: boolean
  /** Sound commits, and their events and streams. */
  readonly commits: number
  readonly events: number
  readonly streams: number
  /** Events that are gone, as a repair or a vacuum leaves it. They are no damage. */
  readonly gone: number
  /** Bytes of records that were read. */
  readonly bytes: number
  /** Contents of logged files that are what was logged. */
  readonly files: number
  /** Values that were removed for good: who did it, when and why, in the order of the log. They are no damage. */
  readonly redactions: readonly StoreRedaction[]
  /** Of the last sound commit; the digest is undefined where damage leaves none. */
  readonly head: { readonly position: number; readonly digest: Uint8Array | undefined }
  /** The position that `headDigest` is of: the head's, or an earlier one. */
  readonly keptPosition: number | undefined
  /** In the order in which it was found, at most a thousand. */
  readonly damage: readonly StoreDamage[]
  /** All damage, also what is not listed. */
  readonly damageCount: number
  readonly durationMs: number
}

/**
 * Checks all of the store in the folder `path`: checksums, the chain of digests, positions, revisions,
 * times, writers, that each event can be read, the index against the commits, a head's digest that
 * was kept, redactions, and the contents of logged files. It goes on after damage, and tells all that it finds.
 *
 * The store is copied first, while nobody has it open, and not changed. A process of its own reads the
 * copy, so that damage that makes LevelDB end the process is told like any other; a table for which it ends
 * every process is found by trying each by itself, and the rest is checked. It takes memory for each stream and each logged content, and none for each commit. Contents are read where they are.
 * @throws TRACK_STORE_NOT_FOUND, TRACK_STORE_INVALID, TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_LOCKED,
 * TRACK_STORE_UNAVAILABLE, TRACK_LOG_FAILED, TRACK_ARGUMENT_INVALID. Damage is not thrown, but told.
 */
export async function verifyStore(
  path: string,
  options: VerifyOptions = {},
): Promise<VerifySummary> {
  const store = resolve(path)
  const kept = keptHead(options.headDigest)
  const startedMs = performance.now()
  const first = await attemptAll(store, kept, [], options)
  const tables = 'crash' in first ? await crashingIn(store, options) : []
  const last = tables.length > 0 ? await attemptAll(store, kept, tables, options) : first
  const { damage } = last
  if ('crash' in last) {
    damage.add({
      kind: 'database',
      file: storeFiles.log,
      position: last.position,
      message: `LevelDB ended the process that read the log, near position ${last.position}: ${last.crash}`,
    })
  }
  return {
    path: store,
    isSound: damage.count === 0,
    ...('crash' in last ? nothing : last.verified),
    damage: damage.listed,
    damageCount: damage.count,
    durationMs: performance.now() - startedMs,
  }
}

const nothing: Verified = {
  commits: 0,
  events: 0,
  gone: 0,
  streams: 0,
  bytes: 0,
  files: 0,
  redactions: [],
  head: { position: 0, digest: undefined },
  keptPosition: undefined,
}

type Attempt = { readonly damage: DamageList } & (
  | { readonly verified: Verified }
  | { readonly crash: string; readonly position: number }
)

function crashingIn(path: string, options: VerifyOptions): Promise<readonly CrashingTable[]> {
  const { signal, onProgress, scratch = dirname(path) } = options
  return crashingTables(path, { signal, onProgress, scratch })
}

/** A check without some tables. If it crashes, it may have been by the log or by the index. */
async function attemptAll(
  path: string,
  kept: KeptHead | undefined,
  tables: readonly CrashingTable[],
  options: VerifyOptions,
): Promise<Attempt> {
  const first = await attempt(path, { kept, tables, withIndex: true }, options)
  if (!('crash' in first)) return first
  const second = await attempt(path, { kept, tables, withIndex: false }, options)
  if (!('crash' in second)) {
    second.damage.add(indexDamage(`LevelDB ended the process: ${first.crash}`))
  }
  return second
}

interface Check {
  readonly kept: KeptHead | undefined
  /** Are left out, and told. */
  readonly tables: readonly CrashingTable[]
  readonly withIndex: boolean
}

/** One check, in a process of its own. */
async function attempt(
  path: string,
  { kept, tables, withIndex }: Check,
  { signal, onProgress, scratch: parent = dirname(path) }: VerifyOptions,
): Promise<Attempt> {
  return withScratchFolder(parent, async (scratch) => {
    const damage = new DamageList()
    for (const table of tables) damage.add(leftOutTable(table))
    const leftOut = tables.map(({ name }) => name)
    let position = 0
    const hear = (report: JobReport): void => {
      if (report.type === 'damage') damage.add(report.damage)
      if (report.type !== 'progress') return
      if (report.progress.phase === 'commits') position = report.progress.done
      onProgress?.(report.progress)
    }
    const job = { type: 'verify', path, scratch, kept, withIndex, leftOut } as const
    const end = await runStoreJob(job, hear, signal)
    if ('crash' in end) return { damage, ...end, position }
    damage.count = end.damageCount + tables.length
    return { damage, verified: plain(end.value) }
  })
}

/** Between processes every array of bytes becomes a Buffer. */
function plain(verified: Verified): Verified {
  const { position, digest } = verified.head
  return { ...verified, head: { position, digest: digest && new Uint8Array(digest) } }
}

function keptHead(given: Uint8Array | KeptHead | undefined): KeptHead | undefined {
  if (given === undefined) return undefined
  const kept = given instanceof Uint8Array ? { digest: given } : given
  if (kept.digest instanceof Uint8Array && kept.digest.length === digestBytes) return kept
  throw new TrackError('TRACK_ARGUMENT_INVALID', 'A head digest has 32 bytes', {
    details: { argument: 'headDigest' },
  })
}
