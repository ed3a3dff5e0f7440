import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { seededValues } from '../seeded-values.mjs'

const pointsPerTrial = 10_000

/** @param {import('../run-case.mjs').Run} run */
async function prepare({ size, prepared }) {
  const { TrackClient } = await import('@track/client')
  const values = seededValues(pointsPerTrial)
  for (const events of size.stores) {
    const client = new TrackClient(`file:${join(prepared, String(events))}`)
    await client.setProject({ name: 'bench' })
    for (let t = 0; t < events / pointsPerTrial; t++) {
      const parameters = { seed: t }
      const trial = await client.newTrial({ name: 'trial', version: '1', parameters, force: true })
      for (let i = 0; i < pointsPerTrial; i++) trial.logMetrics({ loss: values[i] }, { step: i })
      await trial.finish()
    }
    await client.close()
  }
  return {}
}

/**
 * Opens a copy of a store as it was written, and reports the trial in its middle.
 * @param {import('../run-case.mjs').Run} run
 * @param {number} events
 */
async function openAndReport({ folder, prepared }, events) {
  const store = join(folder, 'store')
  cpSync(join(prepared, String(events)), store, { recursive: true })
  const { TrackClient } = await import('@track/client')
  const { trialHash } = await import('@track/core')
  const parameters = { seed: Math.floor(events / pointsPerTrial / 2) }
  const hash = trialHash({ name: 'trial', version: '1', parameters })
  const start = performance.now()
  const client = new TrackClient(`file:${store}`)
  await client.setProject({ name: 'bench', getOnly: true })
  const trial = await client.setTrial({ hash, revision: 0 })
  const report = await client.report({ trial, print: false })
  const milliseconds = performance.now() - start
  if (!JSON.stringify(report).includes('loss')) throw new Error('the report has no loss')
  await client.close()
  return { 'open-and-report': milliseconds }
}

/** @param {number} power */
function store(power) {
  const events = 10 ** power
  return {
    promise: 'the largest store beside smaller ones: a ratio of 1 is flat',
    run: async (/** @type {import('../run-case.mjs').Run} */ run) =>
      run.size.stores.slice(0, -1).includes(events) ? openAndReport(run, events) : {},
  }
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'open-and-report',
  about:
    'milliseconds of a fresh process, after its imports, to open a store and report a trial of 10,000 points that was never reported; track: the largest store, 10^7 events (quick: 100,000)',
  size: (quick) => ({ stores: quick ? [1e4, 1e5] : [1e4, 1e5, 1e6, 1e7] }),
  measures: [{ name: 'open-and-report', unit: 'ms', better: 'lower' }],
  prepare,
  contenders: {
    track: {
      promise: 'both ends of the log are checked, and all that is read',
      run: (run) => openAndReport(run, run.size.stores.at(-1)),
    },
    'track, 10^6 events': store(6),
    'track, 10^5 events': store(5),
    'track, 10^4 events': store(4),
  },
}
