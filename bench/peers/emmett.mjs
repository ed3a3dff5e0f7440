import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { importPeer } from '../import-peer.mjs'

export const emmettMemoryPromise = 'appendToStream of 1,000 events at a time: in memory only'
export const emmettSqlitePromise =
  "appendToStream of 1,000 events at a time: a transaction on disk (WAL, SQLite's default synchronous=FULL)"

/** Emmett's event store in memory. */
export async function openEmmettMemory() {
  const { getInMemoryEventStore } = await importPeer('@event-driven-io/emmett')
  const store = getInMemoryEventStore()
  return { append: appender(store), close: () => {} }
}

/**
 * Emmett's event store on SQLite, in a file.
 * @param {string} folder
 */
export async function openEmmettSqlite(folder) {
  await importPeer('sqlite3')
  const { getSQLiteEventStore } = await importPeer('@event-driven-io/emmett-sqlite')
  const path = join(folder, 'emmett')
  mkdirSync(path)
  const store = getSQLiteEventStore({ fileName: join(path, 'events.db') })
  await store.schema.migrate()
  return {
    path,
    append: appender(store),
    /** With better-sqlite3's hands: Emmett has none for it. */
    async compact() {
      const { default: Database } = await importPeer('better-sqlite3')
      const database = new Database(join(path, 'events.db'))
      database.exec('VACUUM')
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
    close: () => {},
  }
}

/** @param {any} store */
function appender(store) {
  /**
   * @param {number} count
   * @param {number} batchEvents
   * @param {(i: number) => object} eventOf
   */
  return async (count, batchEvents, eventOf) => {
    for (let first = 0; first < count; first += batchEvents) {
      const end = Math.min(count, first + batchEvents)
      const events = []
      for (let i = first; i < end; i++) events.push({ type: 'MetricsLogged', data: eventOf(i) })
      await retried(() => store.appendToStream('trial-1', events))
    }
  }
}

/**
 * Its SQLite store now and then refuses an append, because it has not ended a statement of its own
 * before: SQLITE_BUSY. The next attempt succeeds, and its time counts.
 * @param {() => Promise<unknown>} append
 */
async function retried(append) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await append()
    } catch (error) {
      if (attempt === 10 || error?.code !== 'SQLITE_BUSY') throw error
    }
  }
}
