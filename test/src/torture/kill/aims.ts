import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { PlannedHow } from '../planned-task.js'
import type { Random } from '../random.js'
import { type LevelWork, levelWork } from './level-work.js'
import type { Victim } from './victim.js'

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

/** What LevelDB is awaited to do it may never do: then the process is struck anyway. */
const patienceMs = 3_000
const lookEveryMs = 2

function inPhase(phase: string, timesMax: number, withinMs: number): Aim['moment'] {
  return async ({ victim }, random) => {
    await victim.reached(phase, 1 + random.below(timesMax))
    await wait(random.unit() * withinMs)
  }
}

function duringLevelWork(work: LevelWork, withinMs: number): Aim['moment'] {
  return async ({ victim, path, sinceMs }, random) => {
    const isBusy = (): boolean =>
      ['log', 'derived'].some((name) => levelWork(join(path, name), sinceMs) === work)
    await victim.reached('opening', 1)
    const deadline = performance.now() + patienceMs
    while (!victim.hasEnded && performance.now() < deadline && !isBusy()) await wait(lookEveryMs)
    await wait(random.unit() * withinMs)
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

/**
 * What is aimed at in a store of large events. Opening turns the write-ahead file into a table, and of
 * four such tables LevelDB's thread makes one, while the process logs on.
 */
export const bulkyAims: readonly [Aim, ...Aim[]] = [
  { how: 'yield', moment: duringLevelWork('rotation', 40) },
  { how: 'never-yield', moment: duringLevelWork('rotation', 40) },
  { how: 'yield', moment: duringLevelWork('compaction', 30) },
  { how: 'flush', moment: duringLevelWork('compaction', 30) },
  { how: 'flush', moment: inPhase('opening', 1, 200) },
]
