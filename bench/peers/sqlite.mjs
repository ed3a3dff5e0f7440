import { join } from 'node:path'
import { importPeer } from '../import-peer.mjs'

export const sqlitePromise =
  'one row a metric in a table of numbers; a transaction is on disk with fsync (WAL, synchronous=FULL)'

/**
 * better-sqlite3 with one table of metrics, as such trackers have it.
 * @param {string} folder
 */
export async function openSqlite(folder) {
  const { default: Database } = await importPeer('better-sqlite3')
  const path = join(folder, 'sqlite')
  const { mkdirSync } = await import('node:fs')
  mkdirSync(path)
  const database = new Database(join(path, 'metrics.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(
    'CREATE TABLE metrics (trial INTEGER, name TEXT, step INTEGER, value REAL, time INTEGER)',
  )
  const insert = database.prepare('INSERT INTO metrics VALUES (?, ?, ?, ?, ?)')
  const begin = database.prepare('BEGIN')
  const commit = database.prepare('COMMIT')
  return {
    path,
    insert,
    begin,
    commit,
    /**
     * @param {number} count
     * @param {number} batchEvents
     * @param {(i: number) => { metrics: Record<string, number>, step: number, time: number }} eventOf
     */
    append(count, batchEvents, eventOf) {
      for (let first = 0; first < count; first += batchEvents) {
        const end = Math.min(count, first + batchEvents)
        begin.run()
        for (let i = first; i < end; i++) {
          const { metrics, step, time } = eventOf(i)
          for (const name in metrics) insert.run(1, name, step, metrics[name], time)
        }
        commit.run()
      }
    },
    compact() {
      database.exec('VACUUM')
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
    close: () => database.close(),
  }
}
