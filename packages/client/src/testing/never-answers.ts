// Usage: never-answers.js CLIENTS. Ends while the logs of so many clients answer nothing any more.
import { MemoryLog, type OnSettled } from '@track/core'
import { registerLog } from '../log-registry.js'
import { setDrainMax } from '../process-endings.js'
import { TrackClient } from '../track-client.js'

const boundMs = 200
setDrainMax(boundMs)
let waitedMs = 0
registerLog('hung', () => {
  const log = new MemoryLog({ now: Date.now })
  const append = log.append.bind(log)
  let waiting = 0
  const backlog = {
    bytes: () => waiting,
    wait: (_: number, timeoutMs: number) => {
      waitedMs += timeoutMs
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, timeoutMs)
      return false
    },
    failure: () => undefined,
  }
  const hang = (): void => {
    log.append = (request, _?: OnSettled) => {
      waiting += request.body.length
      return new Promise(() => {})
    }
  }
  return Object.assign(log, { append, backlog, hang })
})
for (let i = 0; i < Number(process.argv[2]); i++) {
  const client = new TrackClient('hung:')
  const trial = await client.newTrial({ name: 't', parameters: {} })
  trial.start()
  await client.flush()
  ;(client.log as MemoryLog & { hang(): void }).hang()
  for (let step = 0; step < 100; step++) trial.logMetrics({ loss: 1 }, { step })
}
process.on('exit', () => {
  process.stdout.write(
    waitedMs > 0 && waitedMs < 1.5 * boundMs ? 'within the bound\n' : `${waitedMs}\n`,
  )
})
