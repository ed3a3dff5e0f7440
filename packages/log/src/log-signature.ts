import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isTable, isWriteAhead } from './level-files.js'
import { storeFiles } from './store-format.js'

/**
 * What a look at the folder of a store's log tells of its contents, without its lock: another text means that
 * the log may have grown. Opening it changes nothing about that, once what was written before is in tables.
 * Undefined when the folder cannot be read.
 */
export function logSignature(path: string): string | undefined {
  const folder = join(path, storeFiles.log)
  try {
    const names = readdirSync(folder).sort()
    const tables = names.filter(isTable)
    const ahead = names
      .filter(isWriteAhead)
      .map((name) => [name, statSync(join(folder, name)).size] as const)
      .filter(([, bytes]) => bytes > 0)
    return JSON.stringify([tables, ahead])
  } catch {
    return undefined // it is being opened, or gone: whoever asks then tries the store itself
  }
}
