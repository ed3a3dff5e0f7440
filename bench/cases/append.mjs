import {
  emmettMemoryPromise,
  emmettSqlitePromise,
  openEmmettMemory,
  openEmmettSqlite,
} from '../peers/emmett.mjs'
import { levelPromise, openLevel } from '../peers/level.mjs'
import { lmdbPromise, openLmdb } from '../peers/lmdb.mjs'
import { pythonAppend } from '../peers/python-append.mjs'
import { openSqlite, sqlitePromise } from '../peers/sqlite.mjs'
import { seededValues } from '../seeded-values.mjs'
import { openTrials, trackPromise } from '../track.mjs'

const batchEvents = 1000
/** Logged before the clock starts, by each: compiled code is what a long loop runs. */
const warmUpEvents = 30_000

/**
 * Appends with a peer, in batches of 1,000.
 * @param {(folder: string) => Promise<any>} open
 * @param {string} promise
 * @param {number} [quickShare] Of a slow peer's events when quick: the figure is a rate.
 */
function peer(open, promise, quickShare = 1) {
  return {
    promise,
    run: async ({ size, folder }) => {
      const store = await open(folder)
      const share = size.quick ? quickShare : 1
      const count = size.events * share
      const warmUp = warmUpEvents * share
      const values = seededValues(warmUp + count)
      const append = (/** @type {number} */ first, /** @type {number} */ events) =>
        store.append(events, batchEvents, (/** @type {number} */ i) => ({
          metrics: { loss: values[first + i] },
          step: first + i,
          time: Date.now(),
        }))
      await append(0, warmUp)
      const start = performance.now()
      await append(warmUp, count)
      const seconds = (performance.now() - start) / 1000
      await store.close()
      return { append: count / seconds }
    },
  }
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'append',
  about:
    'durable logs of one metric with a step, a second, after 30,000 that are not timed (quick: fewer for slow peers); the loop never yields',
  size: (quick) => ({ events: quick ? 30_000 : 500_000 }),
  measures: [{ name: 'append', unit: 'events/s', better: 'higher' }],
  contenders: {
    track: {
      promise: trackPromise,
      run: async ({ size, folder }) => {
        const { client, trial } = await openTrials(folder)
        const count = size.events
        const values = seededValues(warmUpEvents + count)
        const append = (/** @type {number} */ first, /** @type {number} */ end) => {
          for (let i = first; i < end; i++) trial.logMetrics({ loss: values[i] }, { step: i })
          return trial.flush()
        }
        await append(0, warmUpEvents)
        const start = performance.now()
        await append(warmUpEvents, warmUpEvents + count)
        const seconds = (performance.now() - start) / 1000
        await client.close()
        return { append: count / seconds }
      },
    },
    level: peer(openLevel, levelPromise, 0.5),
    'better-sqlite3': peer(openSqlite, sqlitePromise),
    lmdb: peer(openLmdb, lmdbPromise),
    'Emmett, in memory': peer(openEmmettMemory, emmettMemoryPromise, 0.5),
    'Emmett, SQLite': peer(openEmmettSqlite, emmettSqlitePromise, 0.2),
    ...pythonAppend,
  },
}
