import { join } from 'node:path'
import type { PlannedTask } from '../planned-task.js'
import { tracingIsAbsent } from '../power/traced-program.js'
import type { Random } from '../random.js'
import { StoreCheck } from '../store-check.js'
import type { Round, TortureKind } from '../torture-kind.js'
import { Victim } from '../victim.js'
import { type Aim, bulkyAims, compactionAims, fileAims, smallAims } from './aims.js'
import { isWritingFile } from './file-work.js'
import { levelWork } from './level-work.js'

/** Processes that a store survives at most before the next one is made: it grows with each. */
const strikesMax = 12
const strikesMin = 5

/** How it goes with a store. */
interface History {
  readonly aims: readonly [Aim, ...Aim[]]
  readonly isBulky: boolean
  /**
   * How often of four times it is looked at after a strike. Who opens a store adds a table, and LevelDB
   * compacts: that shall be a process that is struck, and not the check.
   */
  readonly checksIn4: number
  /** Each sync takes so many milliseconds longer, where strace is: what lasts for one is met then. Default 0. */
  readonly syncMs?: number
}

const small: History = { aims: smallAims, isBulky: false, checksIn4: 3 }
const bulky: History = { aims: bulkyAims, isBulky: true, checksIn4: 1 }
const files: History = { aims: fileAims, isBulky: false, checksIn4: 3 }
const tables: History = {
  aims: compactionAims,
  isBulky: false,
  checksIn4: 1,
  syncMs: 20,
}

export const killKind: TortureKind = {
  name: 'kill',
  about: 'SIGKILL at random moments of a process that logs',
  kills: true,
  absent: () => undefined,
  run: (random, round) => strikeStore(random, round, random.pick([small, small, bulky])),
}

export const compactKind: TortureKind = {
  name: 'compact',
  about: 'SIGKILL of a process that logs while LevelDB compacts its store',
  kills: true,
  absent: () => undefined,
  run: (random, round) => strikeStore(random, round, tables),
}

export const filesKind: TortureKind = {
  name: 'files',
  about: 'SIGKILL of a process that logs files',
  kills: true,
  absent: () => undefined,
  run: (random, round) => strikeStore(random, round, files),
}

/**
 * Kills process after process that logs to one store. What is acknowledged is there once and in order,
 * and what follows is a prefix of what was logged; sometimes the next process opens the store as the
 * last one left it, and only then it is looked at.
 */
async function strikeStore(random: Random, round: Round, history: History): Promise<void> {
  const { aims, isBulky, checksIn4, syncMs = 0 } = history
  const slow = syncMs > 0 && tracingIsAbsent() === undefined ? { syncMs } : {}
  const path = join(round.folder, 'store')
  const store = new StoreCheck(path)
  let next = new Victim(slow)
  try {
    const strikes = strikesMin + random.below(strikesMax - strikesMin)
    for (let strike = 0; strike < strikes && !round.isOver(); strike++) {
      const { how, moment } = random.pick(aims)
      const task: PlannedTask = { path, how, isBulky, seed: random.below(0x7fffffff) }
      const victim = next
      const sinceMs = Date.now()
      victim.begin(task)
      await moment({ victim, path, sinceMs }, random)
      const end = await victim.kill(task)
      next = new Victim(slow)
      round.count(
        isWritingFile(path, victim.pid)
          ? 'writing the content of a file'
          : placeOf(path, sinceMs, end.phase),
      )
      store.add(end)
      if (random.below(4) < checksIn4) await store.check()
    }
    await store.checkAll()
  } finally {
    await next.discard()
  }
}

/** Where a process was struck: what LevelDB's thread was doing, or what the process said it was about. */
function placeOf(path: string, sinceMs: number, phase: string | undefined): string {
  if (phase === undefined) return 'starting'
  for (const name of ['log', 'derived']) {
    const work = levelWork(join(path, name), sinceMs)
    // While a store is opened, LevelDB writes tables of what it recovers.
    if (work === 'compaction' || (work !== undefined && phase !== 'opening')) {
      return `${work} of ${name}/`
    }
  }
  return phase
}
