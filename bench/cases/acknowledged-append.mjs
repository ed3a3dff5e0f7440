import { openEmmettSqlite } from '../peers/emmett.mjs'
import { numberKey, openLevel } from '../peers/level.mjs'
import { openSqlite } from '../peers/sqlite.mjs'
import { percentile } from '../percentile.mjs'
import { seededValues } from '../seeded-values.mjs'
import { openTrials, trackPromise } from '../track.mjs'

/**
 * The middle time of one append after another, in microseconds.
 * @param {number} count
 * @param {(i: number) => unknown} append
 */
async function middleOf(count, append) {
  const warmUp = count >> 2
  const costs = new Float64Array(count)
  for (let i = -warmUp; i < count; i++) {
    const start = performance.now()
    await append(i + warmUp)
    if (i >= 0) costs[i] = (performance.now() - start) * 1000
  }
  return { 'acknowledged-append, p50': percentile(costs.sort(), 0.5) }
}

const values = seededValues(4096)

/** @param {number} i */
function eventOf(i) {
  return { metrics: { loss: values[i & 4095] }, step: i, time: Date.now() }
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'acknowledged-append',
  about: 'microseconds until one event is on disk, one after another: the middle one',
  size: (quick) => ({ events: quick ? 300 : 1500 }),
  measures: [{ name: 'acknowledged-append, p50', unit: 'µs', better: 'lower' }],
  contenders: {
    track: {
      promise: trackPromise,
      run: async ({ size, folder }) => {
        const { client, trial } = await openTrials(folder)
        const result = await middleOf(size.events, (i) => {
          trial.logMetrics({ loss: values[i & 4095] }, { step: i })
          return trial.flush()
        })
        await client.close()
        return result
      },
    },
    level: {
      promise: 'one put of JSON, sync: true',
      run: async ({ size, folder }) => {
        const { database, close } = await openLevel(folder)
        const sync = { sync: true }
        const result = await middleOf(size.events, (i) =>
          database.put(numberKey(i), eventOf(i), sync),
        )
        await close()
        return result
      },
    },
    'better-sqlite3': {
      promise: 'a transaction of one row (WAL, synchronous=FULL)',
      run: async ({ size, folder }) => {
        const store = await openSqlite(folder)
        const result = await middleOf(size.events, (i) => store.append(1, 1, () => eventOf(i)))
        store.close()
        return result
      },
    },
    'Emmett, SQLite': {
      slow: true,
      promise: "appendToStream of one event (WAL, SQLite's default synchronous=FULL)",
      run: async ({ size, folder }) => {
        const store = await openEmmettSqlite(folder)
        return middleOf(size.events, (i) => store.append(1, 1, () => eventOf(i)))
      },
    },
  },
}
