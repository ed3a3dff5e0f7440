import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import type { PlannedHow } from '../planned-task.js'
import type { Random } from '../random.js'
import type { Victim } from '../victim.js'
import { levelWork } from './level-work.js'
import { manifestOf } from './table-move.js'

/** Where in its work a process is to be struck, and how it must go about it for that to come. */
export interface Aim {
  readonly how: PlannedHow
  /** Resolves at the moment to strike, or when the process has ended. */
  readonly moment: (target: Target, random: Random) => Promise<void>
}

/** A process at work on a store. */
interface Target {
  readonly victim: Victim
  /** The store's folder. */
  readonly path: string
  /** When it began, in milliseconds since 1970. */
  readonly sinceMs: number
}

/** A rotation that is awaited may never come: then the process is struck anyway. */
const patienceMs = 3_000
const lookEveryMs = 2
/** A compaction may last for one fsync: so long it is looked for without a pause. */
const stareMs = 1

function inPhase(phase: string, timesMax: number, withinMs: number): Aim['moment'] {
  return async ({ victim }, random) => {
    await victim.reached(phase, 1 + random.below(timesMax))
    await wait(random.unit() * withinMs)
  }
}

function duringRotation(withinMs: number): Aim['moment'] {
  return async ({ victim, path, sinceMs }, random) => {
    const isBusy = (): boolean =>
      ['log', 'derived'].some((name) => levelWork(join(path, name), sinceMs) === 'rotation')
    await victim.reached('opening', 1)
    const deadline = performance.now() + patienceMs
    while (!victim.hasEnded && performance.now() < deadline && !isBusy()) await wait(lookEveryMs)
    await wait(random.unit() * withinMs)
  }
}

/**
 * As LevelDB tells its MANIFEST what it has compacted, and waits for the disk. It does so when it has just
 * opened a database with many tables, if at all: the first edit after those of the opening.
 */
function duringCompaction(name: 'log' | 'derived'): Aim['moment'] {
  return async ({ victim, path }) => {
    const folder = join(path, name)
    const before = manifestOf(folder)
    const open = { is: true }
    void victim.reached('appending', 1).then(() => {
      open.is = false
    })
    let opened: { readonly file: string; readonly bytes: number } | undefined
    for (; open.is; await turn()) {
      for (const end = performance.now() + stareMs; performance.now() < end; ) {
        if (opened !== undefined && bytesOf(opened.file) !== opened.bytes) return
        if (opened !== undefined) continue
        const file = manifestOf(folder)
        if (file !== undefined && file !== before) opened = { file, bytes: bytesOf(file) }
      }
    }
  }
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** What is aimed at in a store of small events. The times are those of the phases, about. */
export const smallAims: readonly [Aim, ...Aim[]] = [
  { how: 'reopen', moment: inPhase('opening', 4, 60) },
  { how: 'flush', moment: inPhase('opening', 1, 200) },
  { how: 'reopen', moment: inPhase('closing', 3, 20) },
  { how: 'yield', moment: inPhase('appending', 1, 200) },
  { how: 'never-yield', moment: inPhase('appending', 1, 300) },
  { how: 'trickle', moment: inPhase('appending', 1, 200) },
  { how: 'flush', moment: inPhase('appending', 1, 200) },
  { how: 'report', moment: inPhase('snapshotting', 3, 30) },
  { how: 'report', moment: inPhase('snapshotting', 6, 30) },
]

/** What is aimed at in a store of large events, which make LevelDB rotate its write-ahead file. */
export const bulkyAims: readonly [Aim, ...Aim[]] = [
  { how: 'yield', moment: duringRotation(40) },
  { how: 'never-yield', moment: duringRotation(40) },
  { how: 'flush', moment: inPhase('opening', 1, 200) },
]

/** What is aimed at in a store of files. */
export const fileAims: readonly [Aim, ...Aim[]] = [
  { how: 'files', moment: inPhase('keeping a file', 3, 12) },
  // The fourth one is large.
  { how: 'files', moment: inPhase('keeping a file', 4, 40) },
  { how: 'files', moment: inPhase('appending', 6, 20) },
]

/** What gives a store many tables: opening it turns the write-ahead file into one. */
export const tableAim: Aim = { how: 'flush', moment: ({ victim }) => victim.flushed() }

/** What is aimed at in a store of many tables. */
export const compactionAims: readonly [Aim, ...Aim[]] = [
  tableAim, // who is struck as it opens the store leaves nothing to make a table of
  { how: 'flush', moment: duringCompaction('log') },
  { how: 'yield', moment: duringCompaction('derived') },
]
