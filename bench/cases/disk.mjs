import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { folderBytes } from '../folder-bytes.mjs'
import { openLogDatabase } from '../own-iteration.mjs'
import { openEmmettSqlite } from '../peers/emmett.mjs'
import { openLevel } from '../peers/level.mjs'
import { openLmdb } from '../peers/lmdb.mjs'
import { pythonDisk } from '../peers/python-disk.mjs'
import { openSqlite } from '../peers/sqlite.mjs'
import { metricsOf, seededValues } from '../seeded-values.mjs'
import { openTrials } from '../track.mjs'

const startMs = Date.UTC(2026, 10, 24)

/**
 * What is logged: in a busy loop some events share a millisecond and peers write 1,000 at a time; in
 * a slow one each is alone, durable before the next, 25 ms later by its clock. Every bit of a value
 * is noise: of 52 in double precision, of 23 in single precision, in which networks compute.
 */
const loads = [
  { name: 'disk, 1 metric, busy loop', metrics: 1, single: false, slow: false },
  { name: 'disk, 10 metrics, busy loop', metrics: 10, single: true, slow: false },
  { name: 'disk, 10 metrics, busy loop, double', metrics: 10, single: false, slow: false },
  { name: 'disk, 1 metric, slow loop', metrics: 1, single: false, slow: true },
]

/**
 * @param {any} size
 * @param {boolean} slow
 * @returns {number}
 */
function countOf(size, slow) {
  return slow ? size.eventsSlow : size.events
}

/**
 * @param {number} i
 * @param {boolean} slow
 */
function timeOf(i, slow) {
  return startMs + (slow ? 25 * i : Math.floor(i / 1500))
}

/**
 * @param {(folder: string) => Promise<any>} open
 * @param {string} promise
 */
function peer(open, promise) {
  return {
    promise,
    run: async ({ size, folder }) => {
      /** @type {Record<string, number>} */
      const bytes = {}
      for (const { name, metrics, single, slow } of loads) {
        const count = countOf(size, slow)
        const values = seededValues(count * metrics, single)
        const store = await open(folder)
        await store.append(count, slow ? 1 : 1000, (i) => ({
          metrics: metricsOf(metrics, values, i),
          step: i,
          time: timeOf(i, slow),
        }))
        const path = (await store.compact()) ?? store.path
        bytes[name] = folderBytes(path) / count
        rmSync(path, { recursive: true })
      }
      return bytes
    },
  }
}

/**
 * Sizes of Track's stores: of log/, and of all.
 * @param {import('../run-case.mjs').Run} run
 */
async function trackBytes({ size, folder }) {
  /** @type {Record<string, number>} */
  const bytes = {}
  for (const { name, metrics, single, slow } of loads) {
    const count = countOf(size, slow)
    const values = seededValues(count * metrics, single)
    let time = startMs
    const { client, trial } = await openTrials(folder, { options: { now: () => time } })
    for (let i = 0; i < count; i++) {
      time = timeOf(i, slow)
      trial.logMetrics(metricsOf(metrics, values, i), { step: i })
      if (slow) await trial.flush()
    }
    await client.close()
    const store = join(folder, 'store')
    const database = await openLogDatabase(store)
    await database.compactRange(new Uint8Array(), new Uint8Array(9).fill(255))
    await database.close()
    bytes[name] = folderBytes(join(store, 'log')) / count
    bytes[`${name}, derived/ too`] = folderBytes(store) / count
    rmSync(store, { recursive: true })
  }
  return bytes
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'disk',
  about:
    'bytes an event in the files, after compaction (level, Track), VACUUM or a compacting copy',
  size: (quick) =>
    quick ? { events: 2000, eventsSlow: 60 } : { events: 100_000, eventsSlow: 1000 },
  measures: loads
    .flatMap(({ name }) => [name, `${name}, derived/ too`])
    .map((name) => ({ name, unit: 'B/event', better: 'lower' })),
  contenders: {
    track: {
      promise:
        'log/, from which all else can be rebuilt; with derived/ too: the index of streams and snapshots, not compacted',
      run: trackBytes,
    },
    level: peer(openLevel, 'one put of JSON an event'),
    'better-sqlite3': peer(openSqlite, 'one row a metric, no index'),
    lmdb: { ...peer(openLmdb, 'one put of MessagePack an event'), slow: true },
    'Emmett, SQLite': peer(openEmmettSqlite, "one row of JSON an event, with Emmett's metadata"),
    ...pythonDisk(loads),
  },
}
