import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Commit, eventsOf, hexOf } from '@track/core'
import { LevelLog } from '@track/log'
import { isWritingFile } from '../kill/file-work.js'
import type { Random } from '../random.js'
import type { Round, TortureKind } from '../torture-kind.js'
import { Maker } from './maker.js'
import { foundIn, headOf } from './new-store-check.js'
import { logSession } from './planned-store.js'

const sessions = [
  { how: 'yield', isBulky: true, steps: 2_000 },
  { how: 'files', isBulky: false, steps: 24 },
  { how: 'flush', isBulky: false, steps: 300 },
] as const
/** Between a backup and the next. */
const later = { how: 'files', isBulky: false, steps: 9 } as const
const strikesMin = 8
const strikesMax = 20

/**
 * Kills processes that back up a store: into a new folder, what one was killed at, or a copy of an earlier moment.
 * What is there is a copy of an earlier moment, with all files that its events name; gone on with, it is the store.
 */
export const backupKind: TortureKind = {
  name: 'backup',
  about: 'SIGKILL of a process that backs a store up',
  kills: true,
  absent: () => undefined,
  run: async (random, round) => {
    const path = join(round.folder, 'store')
    for (const session of sessions) await logSession({ path, random }, session)
    const maker = new Maker({ operation: 'backup', stores: [path] })
    const target = join(round.folder, 'target')
    const copy = new Copy(path, target)
    try {
      await maker.make(target)
      await copy.checkWhole()
      rmSync(target, { recursive: true })
      const strikes = strikesMin + random.below(strikesMax - strikesMin)
      for (let i = 0; i < strikes && (i === 0 || !round.isOver()); i++) {
        await strike(maker, copy, random, round)
        if (random.below(3) > 0) continue
        await maker.make(target)
        await copy.checkWhole()
        if (random.below(2) === 0) await logSession({ path, random }, later)
        else rmSync(target, { recursive: true })
      }
      await maker.make(target)
      await copy.checkWhole()
    } finally {
      await maker.discard()
    }
  },
}

async function strike(maker: Maker, copy: Copy, random: Random, { count }: Round): Promise<void> {
  const { target } = copy
  const before = existsSync(target)
  const { pid, isTold } = await maker.strike(target, random)
  const isStore = existsSync(join(target, 'store.json'))
  const where = isWritingFile(target, pid) ? 'copying a content' : 'copying'
  const place = isTold ? 'it is there' : isStore ? where : 'no store yet'
  count(before ? `gone on with: ${place}` : place)
  if (isTold) await copy.checkWhole()
  else if (isStore && random.below(2) === 0) await copy.checkEarlier()
}

/** A copy of a store, and what must be true of it. */
class Copy {
  readonly target: string
  readonly #path: string

  constructor(path: string, target: string) {
    this.#path = path
    this.target = target
  }

  /** @throws When it is not all of the store. */
  async checkWhole(): Promise<void> {
    const [copy, store] = [await headOf(this.target), await headOf(this.#path)]
    if (copy !== store) throw new Error(`a backup ends with ${copy}, and its store with ${store}`)
    const { isSound, faults } = JSON.parse(await foundIn(this.target))
    if (!isSound) throw new Error(`a backup is damaged: ${faults[0]}`)
  }

  /** @throws When it is no copy of an earlier moment, or lacks a content that it names. */
  async checkEarlier(): Promise<void> {
    const [copy, store] = [await commitsOf(this.target), await commitsOf(this.#path)]
    for (const [i, digest] of copy.entries()) {
      if (digest !== store[i]) throw new Error(`commit ${i} of a backup is not the store's`)
    }
    const { isSound, faults } = JSON.parse(await foundIn(this.target))
    if (!isSound) throw new Error(`a backup that was cut off is damaged: ${faults[0]}`)
  }
}

/** The digests of all commits, each of which is read. */
async function commitsOf(path: string): Promise<readonly string[]> {
  const log = new LevelLog(path)
  const digests: string[] = []
  const take = (commit: Commit): void => {
    for (const _ of eventsOf(commit)); // each event can be read
    digests.push(hexOf(commit.digest))
  }
  try {
    for await (const { commits } of log.read()) commits.forEach(take)
    return digests
  } finally {
    await log.close()
  }
}
