import { join } from 'node:path'
import { importOwn } from './import-peer.mjs'

/**
 * Opens the LevelDB in a closed store's log/, past Track.
 * @param {string} store
 */
export async function openLogDatabase(store) {
  const { Level } = await importOwn('level', 'log')
  const database = new Level(join(store, 'log'), {
    keyEncoding: 'view',
    valueEncoding: 'view',
    blockSize: 16 << 10,
  })
  await database.open()
  return database
}

/**
 * Iterates and decodes all events of a closed store, and does nothing else: no checksum, no digest,
 * no order, no view, no second thread. What reading it could cost at the least.
 * @param {string} store
 * @returns {Promise<number>} Events a second.
 */
export async function iterateAndDecode(store) {
  const { decodeCommitRecord } = await import('../packages/log/dist/commit-record.js')
  const { readNumberKey } = await import('../packages/log/dist/store-format.js')
  const { eventsOf } = await import('@track/core')
  const database = await openLogDatabase(store)
  const digest = new Uint8Array(32)
  let count = 0
  const start = performance.now()
  const iterator = database.iterator({ fillCache: false, highWaterMarkBytes: 1 << 20 })
  for (;;) {
    const entries = await iterator.nextv(1000)
    if (entries.length === 0) break
    for (const [key, value] of entries) {
      count += eventsOf(decodeCommitRecord(value, readNumberKey(key, 0), digest)).length
    }
  }
  await iterator.close()
  const seconds = (performance.now() - start) / 1000
  await database.close()
  return count / seconds
}
