import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hexOf } from '@track/core/commits'
import { CommitDatabase } from './commit-database.js'
import { storeFiles } from './store-format.js'
import { syncToDisk } from './store-identity.js'

/**
 * Makes an empty log in the folder of a store that is yet to be made, unless there is one: whole, or not
 * at all. LevelDB does not sync the first manifest of a database that it makes, and cannot open what is
 * left when the power goes just then; so it makes this one beside its place.
 * @throws The error of level, or of the file system.
 */
export async function makeLogFolder(path: string): Promise<void> {
  const log = join(path, storeFiles.log)
  if (existsSync(log)) return
  const temporary = `${log}.${hexOf(randomBytes(8))}.tmp`
  try {
    const database = await CommitDatabase.open(temporary, false)
    await database.close()
    for (const name of readdirSync(temporary)) syncToDisk(join(temporary, name))
    syncToDisk(temporary)
    renameSync(temporary, log)
    syncToDisk(path)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(log)) throw error // else another process has made it meanwhile
  }
}
