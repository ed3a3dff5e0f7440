import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { PlannedHow } from '../planned-task.js'
import type { Random } from '../random.js'
import type { Victim } from '../victim.js'
import { levelWork } from './level-work.js'

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

/** A rotation or compaction that is awaited may never come: then the process is struck anyway. */
const patienceMs = 3_000
const lookEveryMs = 2

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
 * As LevelDB compacts, or tells its MANIFEST what it has compacted and waits for the disk. It does so when it has just
 * opened a database with four tables of its first level: each opening makes one.
 */
function duringCompaction(name: 'log' | 'derived'): Aim['moment'] {
  return async ({ victim, path, sinceMs }) => {
    const folder = join(path, name)
    const deadline = performance.now() + patienceMs
    while (!victim.hasEnded && performance.now() < deadline) {
      if (levelWork(folder, sinceMs) === 'compaction') return
      await wait(1)
    }
  }
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

/** What is aimed at in a store of many tables. */
export const compactionAims: readonly [Aim, ...Aim[]] = [
  { how: 'reopen', moment: duringCompaction('log') },
  { how: 'reopen', moment: duringCompaction('derived') },
]
