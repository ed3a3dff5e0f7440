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
  if (existsSync(join(folder, 'CURRENT'))) {
    try {
      return await openLevelDatabase(folder, tuning)
    } catch (error) {
      tell(folder, error, onDamage)
    }
  } else if (holdsFiles(folder)) {
    const file = join(storeFiles.log, 'CURRENT')
    onDamage({ kind: 'file', file, message: `${file} is missing` })
  }
  return openSalvagedLog(folder, onDamage)
}

/**
 * Makes a log of all files in a folder that may be changed, also those that LevelDB no longer knows of,
 * and opens it.
 * @returns Undefined when that cannot be done.
 */
export async function openSalvagedLog(
  folder: string,
  onDamage: OnDamage,
): Promise<LevelDatabase | undefined> {
  if (!holdsFiles(folder)) {
    onDamage({ kind: 'file', file: storeFiles.log, message: `${storeFiles.log}/ is missing` })
    return undefined
  }
  try {
    await repairLevelDatabase(folder)
    return await openLevelDatabase(folder, tuning)
  } catch (error) {
    tell(folder, error, onDamage)
    return undefined
  }
}

function holdsFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0
}

function tell(folder: string, error: unknown, onDamage: OnDamage): void {
  // LevelDB names files where it sees them, which is not where they are.
  const reason = levelReason(error).replaceAll(folder, storeFiles.log)
  const message = `LevelDB cannot open the log: ${reason}`
  onDamage({ kind: 'database', file: storeFiles.log, message })
}
