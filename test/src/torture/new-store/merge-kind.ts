import { join } from 'node:path'
import { StoreCheck } from '../store-check.js'
import type { TortureKind } from '../torture-kind.js'
import { headOf } from './new-store-check.js'
import { strikeNewStore } from './new-store-kind.js'
import { logSession } from './planned-store.js'

/** A store of each is merged. */
const sessions = [
  { how: 'trickle', isBulky: false, steps: 80 },
  { how: 'flush', isBulky: false, steps: 300 },
  { how: 'files', isBulky: false, steps: 15 },
] as const

/** Kills a process that merges stores. In whatever order they are named, it comes to the same. */
export const mergeKind: TortureKind = {
  name: 'merge',
  about: 'SIGKILL of a process that merges stores',
  kills: true,
  absent: () => undefined,
  run: async (random, round) => {
    const stores = sessions.map((_, i) => join(round.folder, `store-${i}`))
    const check = new StoreCheck(join(round.folder, 'whole'), { atOnce: true })
    await Promise.all(
      sessions.map((session, i) => logSession({ path: stores[i] ?? '', random }, session, check)),
    )
    if (random.below(2) === 0) stores.reverse()
    const operation = 'merge'
    await strikeNewStore(
      { operation, stores, lookAt: headOf, check: () => check.check() },
      random,
      round,
    )
  },
}
