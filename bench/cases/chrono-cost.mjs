import { percentile } from '../percentile.mjs'
import { openTrials } from '../track.mjs'

const shares = { p50: 0.5, p99: 0.99 }

/**
 * Times laps one by one, in microseconds.
 * @param {number} count
 * @param {() => void} lap
 */
function measure(count, lap) {
  for (let i = 0; i < count >> 2; i++) lap()
  const costs = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const start = performance.now()
    lap()
    costs[i] = (performance.now() - start) * 1000
  }
  costs.sort()
  return Object.fromEntries(
    Object.entries(shares).map(([name, share]) => [
      `chrono-cost, ${name}`,
      percentile(costs, share),
    ]),
  )
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'chrono-cost',
  about: 'microseconds of one `using lap = trial.chrono(name)` around nothing; the timer included',
  size: (quick) => ({ laps: quick ? 100_000 : 1_000_000 }),
  measures: Object.keys(shares).map((share) => ({
    name: `chrono-cost, ${share}`,
    unit: 'µs',
    better: /** @type {const} */ ('lower'),
  })),
  contenders: {
    track: {
      promise: 'every lap is an event on disk some 20 ms later',
      run: async ({ size, folder }) => {
        const { client, trial } = await openTrials(folder)
        const result = measure(size.laps, () => {
          const lap = trial.chrono('batch_time')
          lap[Symbol.dispose]() // what `using` does, which Node 20 does not read
        })
        await client.close()
        return result
      },
    },
    'performance.now() into an array': {
      slow: true,
      promise: 'nothing: the laps are in memory',
      run: async ({ size }) => {
        const laps = []
        return measure(size.laps, () => {
          const start = performance.now()
          laps.push(performance.now() - start)
        })
      },
    },
  },
}
