import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { iterateAndDecode } from '../own-iteration.mjs'
import { levelPromise, openLevel } from '../peers/level.mjs'
import { seededValues } from '../seeded-values.mjs'
import { openTrials } from '../track.mjs'

const trials = 12

/** @param {import('../run-case.mjs').Run} run */
async function prepare({ size, prepared }) {
  const { client, trials: running } = await openTrials(prepared, { count: trials })
  const values = seededValues(size.events)
  for (let i = 0; i < size.events; i++) {
    running[i % trials].logMetrics({ loss: values[i] }, { step: Math.floor(i / trials) })
  }
  await client.close()
  if (size.quick) return
  const level = await openLevel(prepared).catch(() => undefined)
  await level?.append(size.events, 1000, (i) => ({
    trial: i % trials,
    metrics: { loss: values[i] },
    step: Math.floor(i / trials),
    time: Date.now(),
  }))
  await level?.close()
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'replay',
  about: 'events a second from the log to the views of twelve trials that interleave',
  size: (quick) => ({ events: quick ? 100_000 : 5_000_000 }),
  measures: [{ name: 'replay', unit: 'events/s', better: 'higher' }],
  prepare,
  contenders: {
    track: {
      promise: 'checksums, digest chain and revisions verified; every view folded, series kept',
      run: async ({ prepared }) => {
        rmSync(join(prepared, 'store', 'derived'), { recursive: true, force: true })
        const { TrackClient } = await import('@track/client')
        const client = new TrackClient(`file:${join(prepared, 'store')}`)
        await client.log.head()
        const start = performance.now()
        const { events } = await client.replay()
        const seconds = (performance.now() - start) / 1000
        await client.close()
        return { replay: events / seconds }
      },
    },
    'iterate and decode alone': {
      promise: "Track's log read past Track: nothing verified, no view; the limit, not a peer",
      run: async ({ prepared }) => ({ replay: await iterateAndDecode(join(prepared, 'store')) }),
    },
    level: {
      slow: true,
      promise: levelPromise,
      run: async ({ size, prepared }) => {
        const { database, close } = await openLevel(prepared)
        const folds = Array.from({ length: trials }, () => ({ count: 0, last: 0, min: 0, max: 0 }))
        const start = performance.now()
        const iterator = database.values({ fillCache: false, highWaterMarkBytes: 1 << 20 })
        for (;;) {
          const page = await iterator.nextv(1000)
          if (page.length === 0) break
          for (const { trial, metrics } of page) fold(folds[trial], metrics.loss)
        }
        await iterator.close()
        const seconds = (performance.now() - start) / 1000
        await close()
        return { replay: size.events / seconds }
      },
    },
  },
}

/**
 * @param {{ count: number, last: number, min: number, max: number }} state
 * @param {number} value
 */
function fold(state, value) {
  state.count++
  state.last = value
  state.min = Math.min(state.min, value)
  state.max = Math.max(state.max, value)
}
