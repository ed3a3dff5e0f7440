import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Merged, mergeStores } from '@track/client'
import { type Commit, hexOf, isTrackError } from '@track/core'
import { LevelLog, verifyStore } from '@track/log'
import type { PlannedTask } from '../planned-task.js'
import type { Random } from '../random.js'
import { StoreCheck } from '../store-check.js'
import { ToldProgram } from '../told-program.js'
import type { Round, TortureKind } from '../torture-kind.js'
import { Victim } from '../victim.js'

/** What is merged. */
const sessions = [
  { how: 'trickle', steps: 80 },
  { how: 'flush', steps: 300 },
  { how: 'files', steps: 15 },
] as const
const strikesMin = 3
const strikesMax = 8

/**
 * Kills a process that merges stores. What is in the place of the new one is no store, or all of it; merged
 * again it is the same; and the old ones are as they were.
 */
export const mergeKind: TortureKind = {
  name: 'merge',
  about: 'SIGKILL of a process that merges stores',
  kills: true,
  absent: () => undefined,
  run: async (random, round) => {
    const whole = join(round.folder, 'whole')
    const check = new StoreCheck(whole, { atOnce: true })
    const sources = await Promise.all(
      sessions.map(async (session, i) => {
        const path = join(round.folder, `store-${i}`)
        const task = { path, isBulky: false, seed: random.below(0x7fffffff), ...session }
        check.add(await ended(task))
        return { path, digest: await headOf(path) }
      }),
    )
    const merged = await mergeStores(
      sources.map(({ path }) => path),
      whole,
    )
    await check.check()
    const strikes = strikesMin + random.below(strikesMax - strikesMin)
    for (let i = 0; i < strikes && (i === 0 || !round.isOver()); i++) {
      await strike(merged, random, round)
      for (const { path, digest } of sources) {
        if ((await headOf(path)) !== digest) throw new Error(`${path} was changed by a merge`)
      }
    }
  },
}

async function strike(whole: Merged, random: Random, { folder, count }: Round): Promise<void> {
  const target = join(folder, 'target')
  // In any order, it comes to the same.
  const paths = whole.sources.map(({ path }) => path)
  if (random.below(2) === 0) paths.reverse()
  const program = new ToldProgram('merge', { args: [target, ...paths] })
  await program.told(/^phase merging$/)
  await wait(random.unit() * whole.durationMs * 1.5)
  await program.kill()
  if (program.errors !== '') throw new Error(`the program that merges failed: ${program.errors}`)
  count(placeOf(target))
  if (existsSync(join(target, 'store.json'))) await checkSame(whole, target)
  else {
    if (program.last('merged') !== undefined) throw new Error('a merge was told, and is not there')
    if (existsSync(target)) await checkNoStore(target)
    rmSync(target, { recursive: true, force: true })
    await mergeStores(paths, target)
    await checkSame(whole, target)
  }
  rmSync(target, { recursive: true })
}

/** Where a merge was, as what it left tells. */
function placeOf(target: string): string {
  const has = (...names: string[]): boolean => existsSync(join(target, ...names))
  if (!has()) return 'nothing is begun'
  if (has('store.json')) return 'it is there'
  if (has('log')) return 'moving to its place'
  if (has('unfinished', 'store.json')) return 'all is written'
  if (has('unfinished', 'files')) return 'copying files'
  return has('unfinished', 'log') ? 'writing its log' : 'reading the stores'
}

async function ended(task: PlannedTask): Promise<Awaited<ReturnType<Victim['kill']>>> {
  const victim = new Victim()
  victim.begin(task)
  await victim.ended()
  return victim.kill(task)
}

/** Reads all of a store. @returns The digest of its last commit, which vouches for all of them. */
async function headOf(path: string): Promise<string> {
  const log = new LevelLog(path)
  try {
    let last: Commit | undefined
    for await (const { commits } of log.read()) last = commits.at(-1) ?? last
    return last === undefined ? '' : hexOf(last.digest)
  } finally {
    await log.close()
  }
}

async function checkSame(whole: Merged, target: string): Promise<void> {
  if ((await headOf(target)) !== (await headOf(whole.target))) {
    throw new Error('a merge of the same stores came to another log')
  }
  const { id } = JSON.parse(readFileSync(join(target, 'store.json'), 'utf8'))
  if (id !== whole.id) throw new Error(`a merge of the same stores is the store ${id}`)
  const { isSound, damage } = await verifyStore(target)
  if (!isSound) throw new Error(`the merged store is damaged: ${damage[0]?.message}`)
}

/** @throws When what a merge left is taken for a store, or for a place to make one. */
async function checkNoStore(target: string): Promise<void> {
  const log = new LevelLog(target)
  try {
    await log.head()
  } catch (error) {
    if (isTrackError(error, 'TRACK_STORE_INVALID')) return
    throw error
  } finally {
    await log.close().catch(() => {}) // it was never open
  }
  throw new Error('half of a merge was opened')
}
