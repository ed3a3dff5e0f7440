import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../random.js'
import { ToldProgram } from '../told-program.js'
import type { Round, TortureKind } from '../torture-kind.js'
import type { RedactTask } from './redact-task.js'
import { SecretStore } from './secret-store.js'

const trials = 24
const strikesMin = 6
const strikesMax = 14

/**
 * Kills a process that redacts. The store opens, and is sound; of each value all is there, or none of it is
 * anywhere in its files; what was told to be gone is gone, and all else is as it was.
 */
export const redactKind: TortureKind = {
  name: 'redact',
  about: 'SIGKILL of a process that redacts values',
  kills: true,
  absent: () => undefined,
  run: async (random, round) => {
    const store = await SecretStore.make(join(round.folder, 'store'), random, trials)
    const strikes = strikesMin + random.below(strikesMax - strikesMin)
    let next = new ToldProgram('redact')
    try {
      const durationMs = await timeOfOne(store, next)
      next = new ToldProgram('redact')
      for (let i = 0; i < strikes && (i === 0 || !round.isOver()); i++) {
        if (store.left.length === 0) break
        const program = next
        next = new ToldProgram('redact') // it is started before it is needed
        await strike(store, program, random, { round, durationMs })
      }
      await store.checkSound()
    } finally {
      await next.kill()
    }
  },
}

/** Redacts one value. @returns How long that takes, in milliseconds. */
async function timeOfOne(store: SecretStore, program: ToldProgram): Promise<number> {
  begin(store, program, 1)
  await program.told(/^phase redacting /)
  const beganMs = performance.now()
  await program.told(/^redacted /)
  const durationMs = performance.now() - beganMs
  await program.ended()
  await store.check(program.all('redacted'))
  return durationMs
}

function begin(
  { path, valuePath, left }: SecretStore,
  program: ToldProgram,
  trials?: number,
): void {
  const task: RedactTask = { store: path, path: valuePath, trials: left.slice(0, trials) }
  program.endInput(JSON.stringify(task))
}

async function strike(
  store: SecretStore,
  program: ToldProgram,
  random: Random,
  { round, durationMs }: { readonly round: Round; readonly durationMs: number },
): Promise<void> {
  const { path } = store
  begin(store, program)
  await program.told(/^phase redacting /, 1 + random.below(3))
  await wait(random.unit() * durationMs)
  await program.kill()
  if (program.errors !== '') throw new Error(`the program that redacts failed: ${program.errors}`)
  const isAnnounced = existsSync(join(path, 'erasing'))
  const hasDerived = existsSync(join(path, 'derived'))
  const begun = program.last('phase redacting')
  const told = program.all('redacted')
  await store.check(told)
  const isSaid = begun !== undefined && !store.left.includes(begun)
  round.count(placeOf({ isAnnounced, hasDerived, isSaid, isTold: begun === told.at(-1) }))
}

/** What the store's folder, its log and the process said when it was killed. */
interface Found {
  readonly isAnnounced: boolean
  readonly hasDerived: boolean
  /** Whether the log says that the value was redacted which it was about. */
  readonly isSaid: boolean
  readonly isTold: boolean
}

function placeOf({ isAnnounced, hasDerived, isSaid, isTold }: Found): string {
  if (isAnnounced) {
    if (!isSaid) return 'announced, nothing is replaced'
    return hasDerived ? 'replaced, and still in old tables' : 'gone, and still announced'
  }
  if (isTold) return 'between two redactions'
  return isSaid ? 'gone, and not told' : 'before it is announced'
}
