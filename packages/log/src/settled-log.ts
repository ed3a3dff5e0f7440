import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { storeFiles } from './store-format.js'

/**
 * What the files of a store's log say as long as no append was begun since the log was opened last: the same
 * text, as long as its commits are the same. It takes no lock. Undefined while commits stand in a
 * write-ahead file, of which it cannot be seen from outside whether all of them count, and where the folder
 * cannot be read.
 */
export function settledLog(path: string): string | undefined {
  const folder = join(path, storeFiles.log)
  try {
    const tables: string[] = []
    for (const name of readdirSync(folder).sort()) {
      const isTable = /\.(ldb|sst)$/.test(name)
      if (!isTable && !name.endsWith('.log')) continue
      const { size, mtimeMs } = statSync(join(folder, name))
      if (isTable) tables.push(`${name} ${size} ${mtimeMs}`)
      else if (size > 0) return undefined
    }
    return tables.join('\n')
  } catch {
    return undefined // it is being opened, or gone
  }
}
