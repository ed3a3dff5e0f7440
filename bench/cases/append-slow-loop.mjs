import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { seededValues } from '../seeded-values.mjs'
import { openTrials } from '../track.mjs'

const pauseMs = 25

/**
 * Processor time of the whole process, all threads, for one call and what comes of it.
 * @param {any} size
 * @param {(i: number) => unknown} log
 */
async function measure(size, log) {
  for (let i = 0; i < size.warmUpCalls; i++) {
    await log(i)
    await sleep(pauseMs)
  }
  const before = process.cpuUsage()
  for (let i = 0; i < size.calls; i++) {
    await log(i)
    await sleep(pauseMs)
  }
  const { user, system } = process.cpuUsage(before)
  return { 'append-slow-loop': (user + system) / size.calls }
}

const values = seededValues(4096)

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'append-slow-loop',
  about:
    'microseconds of processor time, all threads and the timer of the loop, for one call every 25 ms',
  size: (quick) => (quick ? { calls: 10, warmUpCalls: 2 } : { calls: 100, warmUpCalls: 20 }),
  measures: [{ name: 'append-slow-loop', unit: 'µs CPU', better: 'lower' }],
  contenders: {
    track: {
      promise: 'each event is on disk with fsync before the next call',
      run: async ({ size, folder }) => {
        const { client, trial } = await openTrials(folder)
        const result = await measure(size, (i) =>
          trial.logMetrics({ loss: values[i & 4095] }, { step: i }),
        )
        await client.close()
        return result
      },
    },
    'fs.appendFile': {
      promise: 'a line of JSON handed to the system; no fsync',
      run: async ({ size, folder }) => {
        const file = join(folder, 'metrics.jsonl')
        return measure(size, (i) => {
          const line = { metrics: { loss: values[i & 4095] }, step: i, time: Date.now() }
          return appendFile(file, `${JSON.stringify(line)}\n`)
        })
      },
    },
    'the loop alone': {
      slow: true,
      promise: 'nothing: what the timer of append-slow-loop costs',
      run: ({ size }) => measure(size, () => {}),
    },
  },
}
