import { join } from 'node:path'
import type { TortureKind } from '../torture-kind.js'
import { foundIn, headOf } from './new-store-check.js'
import { strikeNewStore } from './new-store-kind.js'
import { deleteTrials, logSession } from './planned-store.js'

const sessions = [
  { how: 'files', isBulky: false, steps: 24 },
  { how: 'yield', isBulky: true, steps: 2_000 },
  { how: 'flush', isBulky: false, steps: 300 },
] as const

/** Kills a process that vacuums a store of which every other trial is deleted. */
export const vacuumKind: TortureKind = {
  name: 'vacuum',
  about: 'SIGKILL of a process that vacuums a store',
  kills: true,
  absent: () => undefined,
  run: async (random, round) => {
    const path = join(round.folder, 'store')
    for (const session of sessions) await logSession({ path, random }, session)
    await deleteTrials(path)
    const head = await headOf(path)
    const check = async (whole: string): Promise<void> => {
      if ((await headOf(whole)) !== head) throw new Error('a vacuum ends with another commit')
      const { isSound, gone } = JSON.parse(await foundIn(whole))
      if (!isSound || gone === 0) throw new Error(`a vacuum: sound ${isSound}, ${gone} gone`)
    }
    const store = { operation: 'vacuum', stores: [path], lookAt: headOf, check } as const
    await strikeNewStore(store, random, round)
  },
}
