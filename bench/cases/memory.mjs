import { openSqlite, sqlitePromise } from '../peers/sqlite.mjs'
import { seededValues } from '../seeded-values.mjs'
import { openTrials, trackPromise } from '../track.mjs'
import { watchMemory } from '../watch-memory.mjs'

const sampleEvery = 65_536
const names = ['append, RssAnon', 'append, peak RSS', 'replay, RssAnon', 'replay, peak RSS']

/** @param {string} what */
function watch(what) {
  const { sample, anonymousMiB, peakMiB } = watchMemory()
  return {
    sample,
    result: () => ({
      [`memory, ${what}, RssAnon`]: anonymousMiB(),
      [`memory, ${what}, peak RSS`]: peakMiB(),
    }),
  }
}

/** @param {import('../run-case.mjs').Run} run */
async function append({ size, folder }) {
  const { client, trial } = await openTrials(folder)
  const values = seededValues(4096)
  const seen = watch('append')
  for (let i = 0; i < size.events; i++) {
    trial.logMetrics({ loss: values[i & 4095] }, { step: i })
    if (i % sampleEvery === 0) seen.sample()
  }
  await client.close()
  seen.sample()
  return seen.result()
}

/** @param {import('../run-case.mjs').Run} run */
async function replay({ prepared }) {
  const { TrackClient } = await import('@track/client')
  const client = new TrackClient(`file:${prepared}/store`)
  const seen = watch('replay')
  await client.replay({ onProgress: () => seen.sample() })
  await client.close()
  seen.sample()
  return seen.result()
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'memory',
  about:
    'MiB of the process while it appends, or replays, 10 million events (quick: 100,000) of one metric',
  slow: true,
  size: (quick) => ({ events: quick ? 100_000 : 10_000_000 }),
  measures: names.map((name) => ({ name: `memory, ${name}`, unit: 'MiB', better: 'lower' })),
  prepare: (run) => append({ ...run, folder: run.prepared }),
  contenders: {
    track: { promise: trackPromise, run: append },
    'track replays': {
      rowName: 'track',
      promise: 'checksums, digest chain and revisions verified; every view folded, series kept',
      run: replay,
    },
    'better-sqlite3': {
      slow: true,
      promise: sqlitePromise,
      run: async ({ size, folder }) => {
        const store = await openSqlite(folder)
        const values = seededValues(4096)
        const seen = watch('append')
        store.append(size.events, 1000, (i) => {
          if (i % sampleEvery === 0) seen.sample()
          return { metrics: { loss: values[i & 4095] }, step: i, time: Date.now() }
        })
        store.close()
        seen.sample()
        return seen.result()
      },
    },
  },
}
