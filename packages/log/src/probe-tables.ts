import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compactLevelDatabase, type LevelDatabase, writeSoon } from './leveldb.js'
import { openSalvagedLog } from './open-damaged-log.js'
import { copyStoreFile } from './store-copy.js'
import { storeFiles } from './store-format.js'
import { unavailable } from './store-identity.js'
import type { ProbeJob } from './store-job.js'
import { walkRecords } from './walk-records.js'

/** Behind the key of any commit. */
const afterAllKeys = Uint8Array.of(0xff)

/**
 * Does with a copy of each table of a log, by itself, what a repair does with all of them. What is damaged
 * and told as an error is no matter here: only whether the process survives it.
 * @param onTable Told of each before it is touched, and waited for.
 * @returns How many were tried.
 * @throws TRACK_STORE_UNAVAILABLE when one cannot be copied.
 */
export async function probeTables(
  { path, scratch, tables }: ProbeJob,
  onTable: (table: string) => Promise<void>,
): Promise<number> {
  const folder = join(scratch, storeFiles.log)
  for (const table of tables) {
    await onTable(table)
    mkdirSync(folder)
    copyTable(path, scratch, table)
    const log = await openSalvagedLog(folder, () => {})
    if (log !== undefined) await exercise(log)
    rmSync(folder, { recursive: true })
  }
  return tables.length
}

/** One that the disk does not give is no file then: it ends no process. */
function copyTable(path: string, scratch: string, table: string): void {
  try {
    copyStoreFile(path, scratch, join(storeFiles.log, table), () => {})
  } catch (error) {
    throw unavailable(path, error)
  }
}

/** Reads all of a table and writes it again, each beside another key: only so LevelDB compares its keys. */
async function exercise(log: LevelDatabase): Promise<void> {
  try {
    await writeSoon(log, [{ type: 'put', key: afterAllKeys, value: new Uint8Array() }])
    for await (const _ of walkRecords(log, () => {})) {
      // Nothing is asked of the records.
    }
    await compactLevelDatabase(log, new Uint8Array(1), afterAllKeys)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error // LevelDB's have one
  } finally {
    await log.close()
  }
}
