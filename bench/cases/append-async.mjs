import { seededValues } from '../seeded-values.mjs'
import { openTrials, trackPromise } from '../track.mjs'

const trialCounts = [1, 12]
/** Logged before the clock starts, as in append: compiled code is what a long loop runs. */
const warmUpEvents = 30_000

/** @param {number} count */
function nameOf(count) {
  return `append-async, ${count} trial${count === 1 ? '' : 's'}`
}

/**
 * Logs with each trial in turn, or with all at once.
 * @param {import('../run-case.mjs').Run} run
 * @param {(trial: any, values: Float64Array, count: number) => void | Promise<void>} log
 */
async function measure({ size, folder }, log) {
  /** @type {Record<string, number>} */
  const rates = {}
  for (const count of trialCounts) {
    const { client, trials } = await openTrials(`${folder}/${count}`, { count })
    const each = Math.floor(size.events / count)
    const values = seededValues(each)
    await Promise.all(trials.map((trial) => log(trial, values, Math.floor(warmUpEvents / count))))
    await client.flush()
    const start = performance.now()
    await Promise.all(trials.map((trial) => log(trial, values, each)))
    await client.flush()
    rates[nameOf(count)] = (each * count) / ((performance.now() - start) / 1000)
    await client.close()
  }
  return rates
}

/** Stands for the step of a training that is awaited. */
async function step() {}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'append-async',
  about:
    'as append, with `await step()` before each log: one trial, and twelve that take turns; beside the same calls in a loop that never yields',
  size: (quick) => ({ events: quick ? 50_000 : 500_000 }),
  measures: trialCounts.map((count) => ({
    name: nameOf(count),
    unit: 'events/s',
    better: /** @type {const} */ ('higher'),
  })),
  contenders: {
    track: {
      promise: trackPromise,
      run: (run) =>
        measure(run, async (trial, values, count) => {
          for (let i = 0; i < count; i++) {
            await step()
            trial.logMetrics({ loss: values[i] }, { step: i })
          }
        }),
    },
    'track, without await': {
      promise: 'the same calls in a loop that never yields, one trial after the other',
      run: (run) =>
        measure(run, (trial, values, count) => {
          for (let i = 0; i < count; i++) trial.logMetrics({ loss: values[i] }, { step: i })
        }),
    },
  },
}
