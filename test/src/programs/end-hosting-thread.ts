// Usage: end-hosting-thread.js STORE. A worker thread is the first to open a store. It is terminated while a
// client of this thread logs into the same store, which tells when its own is durable, before and after.
import { once } from 'node:events'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { TrackClient } from '@track/client'
import { tell } from '../testing/tell.js'

const [path = ''] = process.argv.slice(2)
const client = new TrackClient(`file:${path}`)

async function beginTrial(name: string) {
  await client.setProject({ name: 'threads' })
  const trial = await client.newTrial({ name, parameters: {} })
  trial.logMetrics({ loss: 0.5 }, { step: 0 })
  await trial.flush()
  return trial
}

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { argv: [path] })
  await once(worker, 'message')
  const trial = await beginTrial('main')
  tell('before')
  for (let step = 1; step < 500; step++) trial.logMetrics({ loss: 0.5 }, { step })
  await worker.terminate()
  for (let step = 500; step < 1000; step++) trial.logMetrics({ loss: 0.5 }, { step })
  await trial.finish()
  tell('after')
  await client.close()
} else {
  await beginTrial('worker')
  parentPort?.postMessage('durable')
  setInterval(() => {}, 1 << 30)
}
