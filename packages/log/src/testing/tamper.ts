import { join } from 'node:path'
import { type LevelDatabase, openLevelDatabase } from '../leveldb.js'
import { commitKey } from '../store-format.js'

const tuning = { writeBufferBytes: 1 << 20, blockBytes: 4096, cacheBytes: 1 << 20 }

/** Lets `change` have a LevelDB of the store at `path`, behind the store's back. */
export async function tamperWith(
  path: string,
  database: 'log' | 'derived',
  change: (level: LevelDatabase) => Promise<void>,
): Promise<void> {
  const level = await openLevelDatabase(join(path, database), tuning)
  try {
    await change(level)
  } finally {
    await level.close()
  }
}

/** Changes the record of a commit; undefined deletes it. */
export async function tamperRecord(
  path: string,
  position: number,
  change: (record: Uint8Array) => Uint8Array | undefined,
): Promise<void> {
  await tamperWith(path, 'log', async (level) => {
    const key = commitKey(position)
    const changed = change(new Uint8Array((await level.get(key)) ?? []))
    if (changed === undefined) await level.del(key, { sync: true })
    else await level.put(key, changed, { sync: true })
  })
}
