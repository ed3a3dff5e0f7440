// Usage: fail-later.js HOW. Logs to a store that fails while the trial runs, and ends as HOW says.
import { MemoryLog, TrackError } from '@track/core'
import { registerLog } from '../log-registry.js'
import { TrackClient } from '../track-client.js'

const [how = ''] = process.argv.slice(2)
const log = new MemoryLog({ now: Date.now })
registerLog('failing', () => log)
const client = new TrackClient('failing:')
const trial = await client.newTrial({ name: 'unlucky', parameters: {} })
await client.flush()

const full = new TrackError('TRACK_LOG_FAILED', 'no space left on device')
log.append = (_request, onSettled) => {
  onSettled?.(full)
  return Promise.reject(full)
}
const result = await trial.run(() => {
  for (let step = 0; step < 1000; step++) trial.logMetrics({ loss: 1 }, { step })
  return 'the result'
})
process.stdout.write(`${result}\n`)
if (how === 'close') void client.close()
if (how === 'flush') await client.flush().catch(({ code }) => process.stdout.write(`${code}\n`))
