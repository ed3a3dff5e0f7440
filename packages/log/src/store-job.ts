// What verifyStore and repairStore, and the process that works for them, say to each other. It is a
// process of its own because damage in LevelDB's files can make LevelDB end the process that reads them.
import type { StreamSlice } from '@track/core/commits'
import type { DamageList } from './damage-list.js'
import type { StoreRedaction } from './redaction-audit.js'
import type { StoreDamage } from './store-damage.js'
import type { StoreProgress } from './store-progress.js'
import type { PlainError } from './thread-protocol.js'

/** What a user kept of a log's head: the digest, and of which position if that is known. */
export interface KeptHead {
  /** One past the last position then. */
  readonly position?: number
  /** 32 bytes. */
  readonly digest: Uint8Array
}

/** A check of the store at `path`, which works in the folder `scratch`. */
export interface VerifyJob {
  readonly type: 'verify'
  readonly path: string
  /** Exists, and is empty. */
  readonly scratch: string
  readonly kept: KeptHead | undefined
  /** Whether derived/ is read too. */
  readonly withIndex: boolean
  /** Files of log/ that are passed over. */
  readonly leftOut: readonly string[]
}

/** What a check has found, beside the damage that it told before. */
export interface Verified {
  readonly commits: number
  readonly events: number
  readonly gone: number
  readonly streams: number
  readonly bytes: number
  readonly files: number
  readonly redactions: readonly StoreRedaction[]
  readonly head: { readonly position: number; readonly digest: Uint8Array | undefined }
  readonly keptPosition: number | undefined
}

/** The making of a new store in the folder `target`, which is empty or is not there. */
export interface RepairJob {
  readonly type: 'repair'
  readonly path: string
  /** Exists, and is empty. */
  readonly scratch: string
  readonly target: string
  readonly withIndex: boolean
  /** Whether LevelDB makes one log of all files first, whatever its manifest says. */
  readonly isSalvaged: boolean
  /** Files of log/ that are passed over. */
  readonly leftOut: readonly string[]
}

/** A trial of the tables of a log, to see which of them make LevelDB end the process. */
export interface ProbeJob {
  readonly type: 'probe'
  readonly path: string
  /** Exists, and is empty. */
  readonly scratch: string
  /** Names in log/, in the order in which they are tried. */
  readonly tables: readonly string[]
}

/** Events that are lost. */
export interface LostEvents {
  /** Position of the first. */
  readonly from: number
  /** Exclusive. */
  readonly to: number
  /** Whose they were, as far as that is known; `firstRevision` is of the first that is lost. */
  readonly streams: readonly StreamSlice[]
}

/** What a repair has come to. */
export interface Repaired {
  readonly commits: number
  readonly events: number
  readonly lost: readonly LostEvents[]
  /** Where the log's end is damaged: positions from here on are lost, and nobody knows how many. */
  readonly lostFrom: number | undefined
}

export type StoreJob = VerifyJob | RepairJob | ProbeJob

/** What a job comes to. */
export interface JobResults {
  readonly verify: Verified
  readonly repair: Repaired
  /** Tables that were tried. */
  readonly probe: number
}

/**
 * What the process tells while it works, in order. The last is `done` or `failed`. Of damage it tells as
 * much as a {@link DamageList} lists, and at last how much there was.
 */
export type JobReport =
  | { readonly type: 'progress'; readonly progress: StoreProgress }
  | { readonly type: 'damage'; readonly damage: StoreDamage }
  /** The table that is tried next. */
  | { readonly type: 'table'; readonly table: string }
  | {
      readonly type: 'done'
      readonly value: JobResults[StoreJob['type']]
      readonly damageCount: number
    }
  | { readonly type: 'failed'; readonly error: PlainError }
