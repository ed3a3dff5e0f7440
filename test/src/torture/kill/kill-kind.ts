import { join } from 'node:path'
import type { PlannedTask } from '../planned-task.js'
import { StoreCheck } from '../store-check.js'
import type { TortureKind } from '../torture-kind.js'
import { bulkyAims, smallAims } from './aims.js'
import { levelWork } from './level-work.js'
import { Victim } from './victim.js'

/** Processes that a store survives at most before the next one is made: it grows with each. */
const strikesMax = 12
/** Processes that it takes at least before LevelDB has tables to compact. */
const strikesMin = 5

/**
 * Kills process after process that logs to one store. What is acknowledged is there once and in order,
 * and what follows is a prefix of what was logged; sometimes the next process opens the store as the
 * last one left it, and only then it is looked at.
 */
export const killKind: TortureKind = {
  name: 'kill',
  about: 'SIGKILL at random moments of a process that logs',
  absent: () => undefined,
  run: async (random, round) => {
    const path = join(round.folder, 'store')
    const store = new StoreCheck(path)
    let next = new Victim()
    try {
      const isBulky = random.below(3) === 0
      const aims = isBulky ? bulkyAims : smallAims
      // Who opens a store after a kill adds a table, and LevelDB compacts every fourth: that shall be
      // a process that is struck, and not the check.
      const checksIn4 = isBulky ? 1 : 3
      const strikes = strikesMin + random.below(strikesMax - strikesMin)
      for (let strike = 0; strike < strikes && !round.isOver(); strike++) {
        const { how, moment } = random.pick(aims)
        const task: PlannedTask = { path, how, isBulky, seed: random.below(0x7fffffff) }
        const victim = next
        const sinceMs = Date.now()
        victim.begin(task)
        await moment({ victim, path, sinceMs }, random)
        const end = await victim.kill(task)
        next = new Victim()
        round.count(placeOf(path, sinceMs, end.phase))
        store.add(end)
        if (random.below(4) < checksIn4) await store.check()
      }
      await store.checkAll()
    } finally {
      await next.discard()
    }
  },
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
