import { percentile } from '../percentile.mjs'
import { seededValues } from '../seeded-values.mjs'
import { openTrials } from '../track.mjs'

const rates = { '100,000 events/s': 100_000, '1,000,000 events/s': 1_000_000 }
const sliceMs = 5
const intervalMs = 10
/** The first events meet code that is not compiled yet: they are a figure of their own. */
const warmUpSeconds = 0.25

/**
 * Logs at `perSecond` in slices of 5 ms between which the loop turns, and notes for each event when
 * a subscriber on the same thread first knew of it.
 * @param {string} folder
 * @param {number} perSecond
 * @param {number} seconds
 */
async function measure(folder, perSecond, seconds) {
  const { client, trial } = await openTrials(folder)
  const values = seededValues(4096)
  const warmUp = Math.floor(perSecond * warmUpSeconds)
  const count = warmUp + Math.floor(perSecond * seconds)
  let seen = 0
  let backlogBytes = 0
  const loggedMs = new Float64Array(count)
  const latencies = new Float64Array(count)
  const subscription = client.live({ trials: [trial], intervalMs }).subscribe(([state]) => {
    const now = performance.now()
    const known = (state?.step ?? -1) + 1
    for (; seen < known; seen++) latencies[seen] = now - loggedMs[seen]
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  const start = performance.now()
  let logged = 0
  while (logged < count) {
    const due = Math.min(count, ((performance.now() - start) / 1000) * perSecond)
    const until = performance.now() + sliceMs
    while (logged < due && performance.now() < until) {
      loggedMs[logged] = performance.now()
      trial.logMetrics({ loss: values[logged & 4095] }, { step: logged })
      logged++
    }
    backlogBytes = Math.max(backlogBytes, client.stats().backlogBytes)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const achieved = count / ((performance.now() - start) / 1000)
  const deadline = performance.now() + 20_000
  while (seen < count && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  if (seen < count) throw new Error(`the subscriber saw ${seen} of ${count} events`)
  subscription.unsubscribe()
  await client.close()
  const first = latencies.subarray(0, warmUp).sort()
  const later = latencies.subarray(warmUp).sort()
  return {
    p50: percentile(later, 0.5),
    p99: percentile(later, 0.99),
    'p99 of the first quarter second': percentile(first, 0.99),
    backlogBytes,
    achieved,
  }
}

const figures = {
  p50: { unit: 'ms', better: 'lower' },
  p99: { unit: 'ms', better: 'lower' },
  'p99 of the first quarter second': { unit: 'ms', better: 'lower' },
  backlogBytes: { unit: 'bytes waiting, most', better: 'lower' },
  achieved: { unit: 'events/s achieved', better: 'higher' },
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'live',
  about:
    'from logMetrics to a subscriber of client.live({ intervalMs: 10 }) on the same thread, of every event; the loop yields every 5 ms at the latest',
  size: (quick) => ({ seconds: quick ? 0.15 : 2 }),
  measures: Object.keys(rates).flatMap((rate) =>
    Object.entries(figures).map(([name, { unit, better }]) => ({
      name: `live, ${rate}, ${name}`,
      unit,
      better: /** @type {'lower' | 'higher'} */ (better),
    })),
  ),
  contenders: {
    track: {
      promise: 'what a subscriber sees is on disk',
      run: async ({ size, folder }) => {
        /** @type {Record<string, number>} */
        const result = {}
        for (const [rate, perSecond] of Object.entries(rates)) {
          const found = await measure(`${folder}/${perSecond}`, perSecond, size.seconds)
          for (const [name, value] of Object.entries(found))
            result[`live, ${rate}, ${name}`] = value
        }
        return result
      },
    },
  },
}
