import { join } from 'node:path'
import { importPeer } from '../import-peer.mjs'

export const levelPromise =
  'one put of JSON an event; a batch is on disk with fsync (sync: true); no checks, no order of commits'

/**
 * level with its defaults: a number as key, JSON as value.
 * @param {string} folder
 */
export async function openLevel(folder) {
  const { Level } = await importPeer('level')
  const path = join(folder, 'level')
  const database = new Level(path, { keyEncoding: 'view', valueEncoding: 'json' })
  await database.open()
  let next = 0
  return {
    path,
    database,
    /**
     * @param {number} count
     * @param {number} batchEvents
     * @param {(i: number) => object} eventOf
     */
    async append(count, batchEvents, eventOf) {
      for (let first = 0; first < count; first += batchEvents) {
        const end = Math.min(count, first + batchEvents)
        const operations = []
        for (let i = first; i < end; i++) {
          operations.push({ type: 'put', key: numberKey(next++), value: eventOf(i) })
        }
        await database.batch(operations, { sync: true })
      }
    },
    async compact() {
      await database.compactRange(new Uint8Array(), new Uint8Array(9).fill(255))
      await database.close()
    },
    close: () => database.close(),
  }
}

/** @param {number} i */
export function numberKey(i) {
  const key = new Uint8Array(8)
  new DataView(key.buffer).setFloat64(0, i) // of non-negative numbers, bytes sort as the numbers do
  return key
}
