// Looks at folders of which any part may go meanwhile, or be nobody's business.
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // gone, or not for this user: whoever wants to work in it hears why not
  }
}

/** Bytes of all files in a folder. Links are not followed; what goes meanwhile counts nothing. */
export function bytesIn(folder: string): number {
  let bytes = 0
  for (const name of namesIn(folder)) {
    const path = join(folder, name)
    try {
      const stats = lstatSync(path)
      bytes += stats.isDirectory() ? bytesIn(path) : stats.size
    } catch {
      // Gone, as LevelDB's files go while it works.
    }
  }
  return bytes
}
