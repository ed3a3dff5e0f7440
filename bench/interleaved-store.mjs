import { seededValues } from './seeded-values.mjs'

/** Points of each trial, of one metric. */
export const pointsPerTrial = 10_000
/** Trials that run at the same time. */
const width = 12

/**
 * Fills a store with trials of 10,000 points, twelve of which run at any time and take turns.
 * @param {string} folder Of the store.
 * @param {number} events In all trials together.
 */
export async function fillInterleaved(folder, events) {
  const { TrackClient } = await import('@track/client')
  const values = seededValues(pointsPerTrial)
  const client = new TrackClient(`file:${folder}`, { systemMetrics: false })
  await client.setProject({ name: 'bench' })
  const count = Math.ceil(events / pointsPerTrial)
  for (let first = 0; first < count; first += width) {
    const trials = []
    for (let t = first; t < Math.min(count, first + width); t++) {
      trials.push(await newTrial(client, t))
    }
    for (let i = 0; i < pointsPerTrial; i++) {
      for (const trial of trials) trial.logMetrics({ loss: values[i] }, { step: i })
    }
    for (const trial of trials) await trial.finish()
  }
  await client.close()
}

/**
 * Fills a store with one of those trials alone.
 * @param {string} folder
 * @param {number} t Which.
 */
export async function fillAlone(folder, t) {
  const { TrackClient } = await import('@track/client')
  const values = seededValues(pointsPerTrial)
  const client = new TrackClient(`file:${folder}`, { systemMetrics: false })
  await client.setProject({ name: 'bench' })
  const trial = await newTrial(client, t)
  for (let i = 0; i < pointsPerTrial; i++) trial.logMetrics({ loss: values[i] }, { step: i })
  await trial.finish()
  await client.close()
}

/**
 * The hash of the t-th trial.
 * @param {number} t
 * @returns {Promise<string>}
 */
export async function hashOf(t) {
  const { trialHash } = await import('@track/core')
  return trialHash({ name: 'trial', version: '1', parameters: { seed: t } })
}

/**
 * @param {any} client
 * @param {number} t
 */
function newTrial(client, t) {
  return client.newTrial({ name: 'trial', version: '1', parameters: { seed: t }, force: true })
}
