import { seededValues } from '../seeded-values.mjs'
import { openTrials, trackPromise } from '../track.mjs'

/** Timed when the store has grown to its size. */
const windowEvents = 100_000
/** Logged into another store before: compiled code is what a long loop runs. */
const warmUpEvents = 100_000

/**
 * Nanoseconds an event of the next 100,000, durable, in a store of so many events.
 * @param {string} folder
 * @param {number} events
 */
async function costAt(folder, events) {
  const values = seededValues(4096)
  const log = async (
    /** @type {any} */ trial,
    /** @type {number} */ from,
    /** @type {number} */ to,
  ) => {
    for (let i = from; i < to; i++) trial.logMetrics({ loss: values[i & 4095] }, { step: i })
    await trial.flush()
  }
  const warm = await openTrials(`${folder}/warm`)
  await log(warm.trial, 0, warmUpEvents)
  await warm.client.close()
  const { client, trial } = await openTrials(folder)
  await log(trial, 0, events)
  const start = performance.now()
  await log(trial, events, events + windowEvents)
  const nanoseconds = ((performance.now() - start) * 1e6) / windowEvents
  await client.close()
  return { growth: nanoseconds }
}

/** @param {number} power */
function at(power) {
  const events = 10 ** power
  return {
    promise: 'the largest store beside smaller ones: a ratio of 1 is flat',
    run: async (/** @type {import('../run-case.mjs').Run} */ { size, folder }) =>
      size.stores.slice(0, -1).includes(events) ? costAt(folder, events) : {},
  }
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'growth',
  about:
    'nanoseconds an event, durable, of the 100,000 logged next in a store of 10^7 events (quick: 100,000), and of smaller ones',
  slow: true,
  size: (quick) => ({ stores: quick ? [1e4, 1e5] : [1e4, 1e5, 1e6, 1e7] }),
  measures: [{ name: 'growth', unit: 'ns/event', better: 'lower' }],
  contenders: {
    track: {
      promise: trackPromise,
      run: ({ size, folder }) => costAt(folder, size.stores.at(-1)),
    },
    'track, at 10^6': at(6),
    'track, at 10^5': at(5),
    'track, at 10^4': at(4),
  },
}
