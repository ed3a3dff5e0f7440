import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fillInterleaved } from '../interleaved-store.mjs'
import { watchMemory } from '../watch-memory.mjs'

/**
 * Deletes what is derived, and times opening and replaying: the index of streams, every view, every
 * chunk of points and every snapshot are made anew.
 * @param {string} store
 */
async function rebuild(store) {
  rmSync(join(store, 'derived'), { recursive: true, force: true })
  const { TrackClient } = await import('@track/client')
  const memory = watchMemory()
  const client = new TrackClient(`file:${store}`)
  const start = performance.now()
  const { events } = await client.replay({ onProgress: memory.sample })
  const seconds = (performance.now() - start) / 1000
  await client.close()
  memory.sample()
  return { rebuild: events / seconds, 'rebuild, memory': memory.anonymousMiB() }
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'rebuild',
  about:
    'events a second from a log alone, twelve of its trials interleaved at any time, to the index, every view and snapshot; and the most MiB of memory that is the process own; 10 million events of 1,000 trials (quick: 200,000)',
  size: (quick) => ({ stores: quick ? [1e5, 2e5] : [1e5, 1e7] }),
  measures: [
    { name: 'rebuild', unit: 'events/s', better: 'higher' },
    { name: 'rebuild, memory', unit: 'MiB', better: 'lower' },
  ],
  prepare: async ({ size, prepared }) => {
    for (const events of size.stores) await fillInterleaved(join(prepared, String(events)), events)
    return {}
  },
  contenders: {
    track: {
      promise: 'checksums, digest chain and revisions verified; every view folded, series kept',
      run: ({ size, prepared }) => rebuild(join(prepared, String(size.stores.at(-1)))),
    },
    'track, 10^5 events': {
      promise: 'the largest store beside a small one: a ratio of 1 is flat',
      run: ({ size, prepared }) => rebuild(join(prepared, String(size.stores[0]))),
    },
  },
}
