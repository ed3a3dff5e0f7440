import { statSync } from 'node:fs'
import { join } from 'node:path'
import { storeFiles } from './store-format.js'

/**
 * What tells the derived data of the store in `path` from others that come in their place, as when values are removed
 * from it; undefined where there are none that can be looked at.
 */
export function derivedFolder(path: string): string | undefined {
  try {
    const { ino, birthtimeMs } = statSync(join(path, storeFiles.derived))
    return `${ino} ${birthtimeMs}`
  } catch {
    return undefined
  }
}
