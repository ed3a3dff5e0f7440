import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../random.js'
import type { Round } from '../torture-kind.js'
import { Maker } from './maker.js'
import type { Operation } from './making-task.js'
import { checkNoStore, foundIn } from './new-store-check.js'

/** A new store, and what it is made of. */
export interface NewStore {
  readonly operation: Operation
  readonly stores: readonly string[]
  /** What must stay as it is of each of them. */
  readonly lookAt: (path: string) => string | Promise<string>
  /** Looks at the whole new store. @throws When it is not what it must be. */
  readonly check: (target: string) => Promise<void>
}

const strikesMin = 16
const strikesMax = 40
/** After one in so many strikes, what was cut off is made again, and the old stores are looked at. */
const thorough = 5

/**
 * Kills processes that make a new store. What is in its place is no store, or all of it; made again it is the same;
 * and the old ones are as they were.
 */
export async function strikeNewStore(store: NewStore, random: Random, round: Round): Promise<void> {
  const { operation, stores, lookAt } = store
  const maker = new Maker({ operation, stores })
  try {
    const whole = join(round.folder, 'whole')
    await maker.make(whole)
    await store.check(whole)
    const expected = await foundIn(whole)
    const before = await Promise.all(stores.map(lookAt))
    const checkOld = async (): Promise<void> => {
      for (const [at, path] of stores.entries()) {
        if ((await lookAt(path)) === before[at]) continue
        throw new Error(`${path} was changed by a ${operation}`)
      }
    }
    const strikes = strikesMin + random.below(strikesMax - strikesMin)
    for (let i = 0; i < strikes && (i === 0 || !round.isOver()); i++) {
      const target = join(round.folder, `target-${i}`)
      const { isTold } = await maker.strike(target, random)
      round.count(placeOf(target))
      if (!existsSync(join(target, 'store.json'))) {
        if (isTold) throw new Error(`a ${operation} was told to be done, and is not there`)
        await checkNoStore(target)
        rmSync(target, { recursive: true, force: true })
        if (random.below(thorough) === 0) await maker.make(target)
      }
      if (existsSync(target)) await checkSame(target, expected)
      if (random.below(thorough) === 0) await checkOld()
      rmSync(target, { recursive: true, force: true })
    }
    await checkOld()
    const last = join(round.folder, 'last')
    await maker.make(last)
    await checkSame(last, expected)
    checkLeft(round.folder)
  } finally {
    await maker.discard()
  }
}

async function checkSame(target: string, expected: string): Promise<void> {
  const found = await foundIn(target)
  if (found !== expected) throw new Error(`${target} is ${found} in place of ${expected}`)
}

/** @throws When one that was killed left something that the next one has not taken away. */
function checkLeft(folder: string): void {
  const left = readdirSync(folder).filter((name) => name.startsWith('.'))
  if (left.length > 0) throw new Error(`what was killed has left ${left}`)
}

/** Where it was, as what it left tells. */
function placeOf(target: string): string {
  const has = (...names: string[]): boolean => existsSync(join(target, ...names))
  if (!has()) return 'nothing is begun'
  if (has('store.json')) return 'it is there'
  if (has('log')) return 'moving to its place'
  if (has('unfinished', 'store.json')) return 'all is written'
  if (has('unfinished', 'files')) return 'copying files'
  return has('unfinished', 'log') ? 'writing its log' : 'reading'
}
