import { join } from 'node:path'

/** What holds of Track's own data when a clock stops. */
export const trackPromise =
  'every event is on disk with fsync, in a checksummed, digest-chained commit; the project, the trial and its revisions are known'

/**
 * A client of a new store in `folder`, and `count` trials that run, durable so far.
 * @param {string} folder
 * @param {{ count?: number, options?: import('@track/client').TrackClientOptions }} [how]
 */
export async function openTrials(folder, { count = 1, options = {} } = {}) {
  const { TrackClient } = await import('@track/client')
  const client = new TrackClient(`file:${join(folder, 'store')}`, options)
  await client.setProject({ name: 'bench' })
  const trials = []
  for (let i = 0; i < count; i++) {
    const trial = await client.newTrial({
      name: `trial_${i}`,
      version: '1',
      parameters: { lr: 0.01, seed: i },
      force: true,
    })
    trial.start()
    trials.push(trial)
  }
  await client.flush()
  return { client, trials, trial: trials[0] }
}
