import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../random.js'
import { ToldProgram } from '../told-program.js'
import type { Round, TortureKind } from '../torture-kind.js'
import { SecretStore } from './secret-store.js'

const trials = 12
const strikesMin = 3
const strikesMax = 7
/** What a redaction of such a store takes, about. */
const redactionMs = 60

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
    for (let i = 0; i < strikes && (i === 0 || !round.isOver()); i++) {
      await strike(store, random, round)
    }
    await store.checkSound()
  },
}

async function strike(store: SecretStore, random: Random, { count }: Round): Promise<void> {
  const { path, left } = store
  if (left.length === 0) return
  const program = new ToldProgram('redact', { args: [path, store.valuePath, ...left] })
  await program.told(/^phase redacting /, 1 + random.below(3))
  await wait(random.unit() * redactionMs)
  await program.kill()
  if (program.errors !== '') throw new Error(`the program that redacts failed: ${program.errors}`)
  const isAnnounced = existsSync(join(path, 'erasing'))
  const hasDerived = existsSync(join(path, 'derived'))
  const begun = program.last('phase redacting')
  const told = program.all('redacted')
  await store.check(told)
  const isSaid = begun !== undefined && !store.left.includes(begun)
  count(placeOf({ isAnnounced, hasDerived, isSaid, isTold: begun === told.at(-1) }))
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
