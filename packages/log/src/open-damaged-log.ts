import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type LevelDatabase,
  levelReason,
  openLevelDatabase,
  repairLevelDatabase,
} from './leveldb.js'
import type { OnDamage } from './store-damage.js'
import { storeFiles } from './store-format.js'

const tuning = {
  writeBufferBytes: 8 << 20,
  blockBytes: 16 << 10,
  cacheBytes: 8 << 20,
  mustExist: true,
}

/**
 * Opens the log in a folder that may be changed, and if LevelDB refuses it, what can be read of it.
 * @returns Undefined when nothing can.
 */
export async function openDamagedLog(
  folder: string,
  onDamage: OnDamage,
): Promise<LevelDatabase | undefined> {
  const told = (reason: string): void => {
    // LevelDB names files where it sees them, which is not where they are.
    const message = `LevelDB cannot open the log: ${reason.replaceAll(folder, storeFiles.log)}`
    onDamage({ kind: 'database', file: storeFiles.log, message })
  }
  if (!existsSync(folder) || readdirSync(folder).length === 0) {
    onDamage({ kind: 'file', file: storeFiles.log, message: `${storeFiles.log}/ is missing` })
    return undefined
  }
  if (existsSync(join(folder, 'CURRENT'))) {
    try {
      return await openLevelDatabase(folder, tuning)
    } catch (error) {
      told(levelReason(error))
    }
  } else {
    const file = join(storeFiles.log, 'CURRENT')
    onDamage({ kind: 'file', file, message: `${file} is missing` })
  }
  try {
    await repairLevelDatabase(folder)
    return await openLevelDatabase(folder, tuning)
  } catch (error) {
    told(levelReason(error))
    return undefined
  }
}
