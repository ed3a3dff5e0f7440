import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Bytes of all files in a folder and the folders in it.
 * @param {string} folder
 */
export function folderBytes(folder) {
  let bytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath ?? entry.path, entry.name)).size
  }
  return bytes
}
