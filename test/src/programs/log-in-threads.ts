// Usage: log-in-threads.js STORE. Logs a trial here, in a worker thread, and in a child process that it forks,
// all into one store.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { TrackClient } from '@track/client'
import { tell } from '../testing/tell.js'

const [path = '', child] = process.argv.slice(2)
const name = isMainThread ? (child ?? 'main') : String(workerData)
const client = new TrackClient(`file:${path}`)
await client.setProject({ name: 'threads' })
const trial = await client.newTrial({ name, parameters: {} })
if (name === 'main') {
  const worker = new Worker(new URL(import.meta.url), { argv: [path], workerData: 'worker' })
  const forked = fork(fileURLToPath(import.meta.url), [path, 'child'])
  await Promise.all([once(worker, 'exit'), once(forked, 'exit')])
}
await trial.run(() => {
  for (let step = 0; step < 1000; step++) trial.logMetrics({ loss: 0.5 }, { step })
})
await client.close()
tell(`${name} done`)
