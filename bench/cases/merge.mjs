import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { seededValues } from '../seeded-values.mjs'
import { openTrials, trackPromise } from '../track.mjs'

const stores = 4
/** Logged in each store in turn: so much of one follows in a row in the merged store. */
const turnEvents = 2000

/** @param {string} prepared */
const storesIn = (prepared) =>
  Array.from({ length: stores }, (_, i) => join(prepared, `merge-${i}`))

/**
 * Logs a trial in each of some stores, a part in each in turn.
 * @param {readonly string[]} folders
 * @param {number} events In all of them together.
 */
async function logInTurn(folders, events) {
  const opened = await Promise.all(folders.map((folder) => openTrials(folder)))
  const values = seededValues(events)
  for (let i = 0; i < events; i += turnEvents) {
    const { trial } = opened[(i / turnEvents) % folders.length]
    const end = Math.min(events, i + turnEvents)
    for (let step = i; step < end; step++) trial.logMetrics({ loss: values[step] }, { step })
    await trial.flush()
  }
  await Promise.all(opened.map(({ client }) => client.close()))
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'merge',
  about: `events a second from ${stores} stores, written at the same time, into one new store; a million events (quick: 100,000); beside logging as many in a loop that never yields`,
  slow: true,
  size: (quick) => ({ events: quick ? 100_000 : 1_000_000 }),
  measures: [{ name: 'merge', unit: 'events/s', better: 'higher' }],
  prepare: async ({ size, prepared }) => {
    const folders = storesIn(prepared)
    if (!existsSync(folders[0])) await logInTurn(folders, size.events)
    return {}
  },
  contenders: {
    track: {
      promise:
        'every commit checked and chained anew, in the one order, once; its index made; all of it on disk with fsync',
      run: async ({ folder, prepared }) => {
        const { mergeStores } = await import('@track/client')
        const paths = storesIn(prepared).map((path) => join(path, 'store'))
        const start = performance.now()
        const { events } = await mergeStores(paths, join(folder, 'merged'))
        return { merge: events / ((performance.now() - start) / 1000) }
      },
    },
    'track, logging': {
      promise: trackPromise,
      run: async ({ size, folder }) => {
        const { client, trial } = await openTrials(folder)
        const values = seededValues(size.events)
        const start = performance.now()
        for (let i = 0; i < size.events; i++) trial.logMetrics({ loss: values[i] }, { step: i })
        await trial.flush()
        const seconds = (performance.now() - start) / 1000
        await client.close()
        return { merge: size.events / seconds }
      },
    },
  },
}
