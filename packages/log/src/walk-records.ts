import type { LevelDatabase } from './leveldb.js'
import { positionOfKey } from './store-format.js'

/** An entry of log/ as LevelDB has it, unchecked. */
export interface RawRecord {
  /** What its key says; undefined when it is no position. */
  readonly position: number | undefined
  readonly bytes: Uint8Array
}

const pageRecords = 1000
const readAheadBytes = 4 << 20

/**
 * All entries of log/ in the order of their keys, by pages. LevelDB itself passes over blocks that are
 * damaged, and says so at the end.
 * @param onDamage Told then.
 */
export async function* walkRecords(
  database: LevelDatabase,
  onDamage: (error: Error) => void,
): AsyncGenerator<readonly RawRecord[]> {
  let after: Uint8Array | undefined
  // The error takes the place of the last page: that is read again one by one.
  for (const pageSize of [pageRecords, 1]) {
    const iterator = database.iterator({
      ...(after === undefined ? {} : { gt: after }),
      fillCache: false,
      highWaterMarkBytes: pageSize === 1 ? 1 : readAheadBytes,
    })
    try {
      for (;;) {
        const entries = await iterator.nextv(pageSize)
        if (entries.length === 0) return
        after = entries.at(-1)?.[0]
        yield entries.map(([key, bytes]) => ({ position: positionOfKey(key), bytes }))
      }
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error
      if (pageSize === 1) onDamage(error)
    } finally {
      await iterator.close()
    }
  }
}
