import { join } from 'node:path'
import { damageStore } from '../../testing/damaged-store.js'
import type { TortureKind } from '../torture-kind.js'
import { bytesOf, foundIn, headOf } from './new-store-check.js'
import { strikeNewStore } from './new-store-kind.js'
import { logSession } from './planned-store.js'

const sessions = [
  { how: 'yield', isBulky: true, steps: 2_000 },
  { how: 'flush', isBulky: false, steps: 300 },
  { how: 'files', isBulky: false, steps: 24 },
] as const
const damagesMax = 4

/** Kills a process that repairs a damaged store. The one that it repairs is as it was, byte for byte. */
export const repairKind: TortureKind = {
  name: 'repair',
  about: 'SIGKILL of a process that repairs a damaged store',
  kills: true,
  absent: () => undefined,
  run: async (random, round) => {
    const path = join(round.folder, 'store')
    for (const session of sessions) await logSession({ path, random }, session)
    await headOf(path) // with what was its write-ahead file in a table
    for (let i = random.below(damagesMax); i > 0; i--) damageStore(path, () => random.unit())
    const check = async (whole: string): Promise<void> => {
      // A content that was damaged is missing, and told.
      const { faults } = JSON.parse(await foundIn(whole))
      const others = faults.filter((fault: string) => !fault.includes('content'))
      if (others.length > 0) throw new Error(`a store that was repaired is damaged: ${others[0]}`)
    }
    const store = { operation: 'repair', stores: [path], lookAt: bytesOf, check } as const
    await strikeNewStore(store, random, round)
  },
}
