import { pythonCallCost } from '../peers/python-call-cost.mjs'
import { openSqlite, sqlitePromise } from '../peers/sqlite.mjs'
import { percentile } from '../percentile.mjs'
import { seededValues } from '../seeded-values.mjs'
import { openTrials } from '../track.mjs'

const loads = ['store idle', 'store saturated']
const shares = { p50: 0.5, p99: 0.99, 'p99.9': 0.999, max: 1 }
/** Between two calls when the store is idle. */
const pauseMs = 0.05
/** Calls before those that are measured: compiled code is what a loop runs. */
const warmUpCalls = 20_000

/**
 * Times every call of `call`, in microseconds.
 * @param {number} count
 * @param {boolean} idle
 * @param {(i: number) => void} call
 */
async function timeCalls(count, idle, call) {
  const costs = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const start = performance.now()
    call(i)
    const end = performance.now()
    costs[i] = (end - start) * 1000
    if (!idle) continue
    while (performance.now() - end < pauseMs);
    if (i % 64 === 63) await new Promise((resolve) => setImmediate(resolve))
  }
  return costs.sort()
}

/**
 * @param {any} size
 * @param {(i: number) => void} call
 * @param {() => Promise<void>} settle
 */
async function measure(size, call, settle) {
  for (let i = 0; i < warmUpCalls; i++) call(i)
  await settle()
  /** @type {Record<string, number>} */
  const result = {}
  for (const load of loads) {
    const idle = load === 'store idle'
    const costs = await timeCalls(idle ? size.idleCalls : size.busyCalls, idle, call)
    await settle()
    for (const [name, share] of Object.entries(shares)) {
      result[`call-cost, ${load}, ${name}`] = percentile(costs, share)
    }
  }
  return result
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'call-cost',
  about:
    'microseconds of one call that logs one metric: every call timed, the timer included; idle: a call every 50 microseconds and a turn of the loop every 64; saturated: a loop that never yields',
  size: (quick) =>
    quick ? { idleCalls: 3000, busyCalls: 100_000 } : { idleCalls: 30_000, busyCalls: 2_000_000 },
  measures: loads.flatMap((load) =>
    Object.keys(shares).map((share) => ({
      name: `call-cost, ${load}, ${share}`,
      unit: 'µs',
      better: /** @type {const} */ ('lower'),
    })),
  ),
  contenders: {
    track: {
      promise: 'a call returns before its event is on disk, where it is some 20 ms later',
      run: async ({ size, folder }) => {
        const { client, trial } = await openTrials(folder)
        const values = seededValues(4096)
        const call = (/** @type {number} */ i) =>
          trial.logMetrics({ loss: values[i & 4095] }, { step: i })
        const result = await measure(size, call, () => client.flush())
        await client.close()
        return result
      },
    },
    'better-sqlite3': {
      promise: sqlitePromise,
      run: async ({ size, folder }) => {
        const { insert, begin, commit, close } = await openSqlite(folder)
        const values = seededValues(4096)
        let waiting = 0
        const call = (/** @type {number} */ i) => {
          if (waiting === 0) begin.run()
          insert.run(1, 'loss', i, values[i & 4095], Date.now())
          if (++waiting < 1000) return
          commit.run()
          waiting = 0
        }
        const settle = async () => {
          if (waiting > 0) commit.run()
          waiting = 0
        }
        const result = await measure(size, call, settle)
        close()
        return result
      },
    },
    ...pythonCallCost(shares),
    'nothing: the timer alone': {
      slow: true,
      promise: 'what the timer adds to every figure of call-cost and chrono-cost',
      run: async ({ size }) => {
        const result = await measure(
          size,
          () => {},
          async () => {},
        )
        return Object.fromEntries(Object.entries(result).filter(([name]) => name.endsWith(', p50')))
      },
    },
  },
}
