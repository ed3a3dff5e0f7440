import { readFileSync } from 'node:fs'
import { openSqlite, sqlitePromise } from '../peers/sqlite.mjs'
import { seededValues } from '../seeded-values.mjs'
import { openTrials, trackPromise } from '../track.mjs'

const sampleEvery = 65_536
const names = ['append, RssAnon', 'append, peak RSS', 'replay, RssAnon', 'replay, peak RSS']

/** What Linux says of this process, in MiB; elsewhere the resident set alone. */
function memory() {
  try {
    const status = readFileSync('/proc/self/status', 'utf8')
    const field = (/** @type {string} */ name) =>
      Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024
    return { anonymous: field('RssAnon'), peak: field('VmHWM') }
  } catch {
    const resident = process.memoryUsage.rss() / 2 ** 20
    return { anonymous: resident, peak: resident }
  }
}

/** Keeps the most that was seen. */
function watch() {
  let anonymous = 0
  let peak = 0
  return {
    sample() {
      const now = memory()
      anonymous = Math.max(anonymous, now.anonymous)
      peak = Math.max(peak, now.peak)
    },
    /** @param {string} what */
    result(what) {
      return { [`memory, ${what}, RssAnon`]: anonymous, [`memory, ${what}, peak RSS`]: peak }
    },
  }
}

/** @param {import('../run-case.mjs').Run} run */
async function append({ size, folder }) {
  const { client, trial } = await openTrials(folder)
  const values = seededValues(4096)
  const seen = watch()
  for (let i = 0; i < size.events; i++) {
    trial.logMetrics({ loss: values[i & 4095] }, { step: i })
    if (i % sampleEvery === 0) seen.sample()
  }
  await client.close()
  seen.sample()
  return seen.result('append')
}

/** @param {import('../run-case.mjs').Run} run */
async function replay({ prepared }) {
  const { TrackClient } = await import('../../packages/client/dist/index.js')
  const client = new TrackClient(`file:${prepared}/store`)
  const seen = watch()
  await client.replay({ onProgress: () => seen.sample() })
  await client.close()
  seen.sample()
  return seen.result('replay')
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'memory',
  about:
    'MiB of the process while it appends, or replays, 10 million events (quick: half a million) of one metric',
  size: (quick) => ({ events: quick ? 500_000 : 10_000_000 }),
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
        const seen = watch()
        store.append(size.events, 1000, (i) => {
          if (i % sampleEvery === 0) seen.sample()
          return { metrics: { loss: values[i & 4095] }, step: i, time: Date.now() }
        })
        store.close()
        seen.sample()
        return seen.result('append')
      },
    },
  },
}
