import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hexOf } from '@track/core'
import { sha256 } from '../sha256.js'

/** Name and content of each file in the folder, and when it was last written. */
export function filesOf(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const stats = statSync(join(path, name))
      // Closing any handle of the lock's file would give up the lock of this process.
      const isRead = stats.isFile() && !name.endsWith('LOCK')
      const content = isRead ? hexOf(sha256(readFileSync(join(path, name)))) : stats.size
      return `${name} ${content} ${stats.mtimeMs}`
    })
}
