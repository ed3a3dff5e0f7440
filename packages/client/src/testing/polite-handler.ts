// Usage: polite-handler.js STORE. Logs, then gets SIGTERM, which a handler like that of signal-exit
// passes on only when it is the last one.
import { setTimeout as wait } from 'node:timers/promises'
import { TrackClient } from '../track-client.js'

const client = new TrackClient(`file:${process.argv[2]}`)
const trial = await client.newTrial({ name: 'polite', parameters: {} })
const onTerm = (): void => {
  if (process.listenerCount('SIGTERM') > 1) return
  process.off('SIGTERM', onTerm)
  process.kill(process.pid, 'SIGTERM')
}
process.on('SIGTERM', onTerm)
trial.logMetrics({ loss: 1 })
process.kill(process.pid, 'SIGTERM')
// Nothing comes of waiting: it is the time that the signal has to end the process.
await wait(10_000)
process.stdout.write('survived\n')
