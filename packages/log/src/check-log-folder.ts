import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { TrackError } from '@track/core/commits'
import { isTable, isWriteAhead } from './level-files.js'
import { storeFiles } from './store-format.js'
import { unavailable } from './store-identity.js'

const beginning = 'CURRENT'

/** LevelDB writes a second manifest when it is first opened, and store.json is written after that. */
const newestManifest = 2

/**
 * Refuses a log that lost its beginning before LevelDB sees it: in a folder without CURRENT, LevelDB
 * makes a new database and deletes the tables of the old one.
 * @param isMade Whether there is a store.json, which is written when log/ is there.
 * @throws TRACK_STORE_INVALID, TRACK_STORE_UNAVAILABLE
 */
export function checkLogFolder(path: string, isMade: boolean): void {
  const folder = join(path, storeFiles.log)
  if (existsSync(join(folder, beginning))) return
  let remains: string | undefined
  try {
    remains = existsSync(folder)
      ? readdirSync(folder).find((name) => holdsCommits(folder, name))
      : undefined
  } catch (error) {
    throw unavailable(path, error)
  }
  if (!isMade && remains === undefined) return // a crash as it was made leaves no more than that
  const missing = existsSync(folder) ? join(storeFiles.log, beginning) : `${storeFiles.log}/`
  const found = remains === undefined ? '' : `, and ${join(storeFiles.log, remains)} is there`
  throw new TrackError(
    'TRACK_STORE_INVALID',
    `The store ${path} is not complete: its ${missing} is missing${found}. Nothing was changed; ` +
      'copy the store once more, completely and while nobody has it open, or restore it from a copy',
    { details: { path, missing } },
  )
}

/** Whether a file says that there was a log with commits. */
function holdsCommits(folder: string, name: string): boolean {
  if (isTable(name)) return true
  if (isWriteAhead(name)) return statSync(join(folder, name)).size > 0
  const manifest = /^MANIFEST-(\d+)$/.exec(name)?.[1]
  return manifest !== undefined && Number(manifest) > newestManifest
}
