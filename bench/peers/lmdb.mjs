import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { importPeer } from '../import-peer.mjs'

export const lmdbPromise =
  "one put of MessagePack an event; `await flushed`: on disk with fsync, in lmdb's own transactions"

/**
 * lmdb with its defaults: a number as key, MessagePack as value.
 * @param {string} folder
 */
export async function openLmdb(folder) {
  const { open } = await importPeer('lmdb')
  const path = join(folder, 'lmdb')
  const database = open({ path })
  let next = 0
  return {
    path,
    /**
     * @param {number} count
     * @param {number} batchEvents
     * @param {(i: number) => object} eventOf
     */
    async append(count, batchEvents, eventOf) {
      for (let first = 0; first < count; first += batchEvents) {
        const end = Math.min(count, first + batchEvents)
        let last
        for (let i = first; i < end; i++) last = database.put(next++, eventOf(i))
        await last
      }
      await database.flushed
    },
    async compact() {
      const compacted = `${path}-compacted`
      mkdirSync(compacted)
      await database.backup(compacted, true)
      await database.close()
      rmSync(path, { recursive: true, force: true })
      return compacted
    },
    close: () => database.close(),
  }
}
