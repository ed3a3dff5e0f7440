import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fillAlone, fillInterleaved, hashOf, pointsPerTrial } from '../interleaved-store.mjs'

/** @param {number} events */
function middle(events) {
  return Math.floor(events / pointsPerTrial / 2)
}

/**
 * Reports one trial out of a copy of a store as it was written: no snapshot, no chunk of its points.
 * @param {string} from
 * @param {string} folder
 * @param {number} t
 */
async function reportOne(from, folder, t) {
  const store = join(folder, 'store')
  cpSync(from, store, { recursive: true })
  const { TrackClient } = await import('@track/client')
  const client = new TrackClient(`file:${store}`)
  await client.setProject({ name: 'bench', getOnly: true })
  const trial = await client.setTrial({ hash: await hashOf(t), revision: 0 })
  const start = performance.now()
  const report = await client.report({ trial, print: false })
  const milliseconds = performance.now() - start
  const { loss } = report.metrics
  if (Object.keys(loss).length !== pointsPerTrial) throw new Error('the report has not all points')
  await client.close()
  return { 'one-trial': milliseconds }
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'one-trial',
  about:
    'milliseconds of an open store to report one trial of 10,000 points, which has no snapshot or derived data of its own, out of 10^7 events (quick: 100,000) of trials twelve of which interleave',
  size: (quick) => ({ events: quick ? 1e5 : 1e7 }),
  measures: [{ name: 'one-trial', unit: 'ms', better: 'lower' }],
  prepare: async ({ size, prepared }) => {
    await fillInterleaved(join(prepared, 'many'), size.events)
    await fillAlone(join(prepared, 'alone'), middle(size.events))
    return {}
  },
  contenders: {
    track: {
      promise: 'every commit that holds an event of the trial is checked whole',
      run: ({ size, folder, prepared }) =>
        reportOne(join(prepared, 'many'), folder, middle(size.events)),
    },
    'track, the same events alone': {
      promise: 'a store of that trial and no other',
      run: ({ size, folder, prepared }) =>
        reportOne(join(prepared, 'alone'), folder, middle(size.events)),
    },
  },
}
