import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder, unless it is there, and those that it is to be in. Only their owner gets in.
 *
 * With `recursive` Node.js does not end where the system says ENOENT of a folder that is there and takes no other, as /proc.
 * @throws The error of the file system.
 */
export function makeFolders(path: string): void {
  const above = dirname(path)
  if (!existsSync(above)) makeFolders(above)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}
