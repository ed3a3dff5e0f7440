// Usage: log-in-threads.js STORE. Logs trials with two clients here, in a worker thread, and in a child process
// that it forks, all into one store. The first client of each closes before the second has logged everything.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { TrackClient, type Trial } from '@track/client'
import { tell } from '../testing/tell.js'

const [path = '', child] = process.argv.slice(2)
const name = isMainThread ? (child ?? 'main') : String(workerData)

async function begin(client: TrackClient, trial: string): Promise<Trial> {
  await client.setProject({ name: 'threads' })
  return client.newTrial({ name: trial, parameters: {} })
}

function log(trial: Trial, from: number, to: number): void {
  for (let step = from; step < to; step++) trial.logMetrics({ loss: 0.5 }, { step })
}

const clients = [new TrackClient(`file:${path}`), new TrackClient(`file:${path}`)] as const
const [first, second] = await Promise.all([
  begin(clients[0], `${name} 0`),
  begin(clients[1], `${name} 1`),
])
if (name === 'main') {
  const worker = new Worker(new URL(import.meta.url), { argv: [path], workerData: 'worker' })
  const forked = fork(fileURLToPath(import.meta.url), [path, 'child'])
  await Promise.all([once(worker, 'exit'), once(forked, 'exit')])
}
await Promise.all([first.run(() => log(first, 0, 1000)), second.run(() => log(second, 0, 500))])
second.start()
await clients[0].close()
log(second, 500, 1000)
await second.finish()
await clients[1].close()
tell(`${name} done`)
