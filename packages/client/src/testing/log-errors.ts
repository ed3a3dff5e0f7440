// Usage: log-errors.js HOW. Logs each error of a store that fails, which makes for the next one.
import { MemoryLog } from '@track/core'
import { registerLog } from '../log-registry.js'
import { TrackClient } from '../track-client.js'

const [how = ''] = process.argv.slice(2)
const log = new MemoryLog({ now: Date.now })
registerLog('failing', () => log)
const client = new TrackClient('failing:')
const trial = await client.newTrial({ name: 'unlucky', parameters: {} })
trial.start()
await client.flush()
log.append = () => Promise.reject(new Error('no space left on device'))
let told = false
client.errors$.subscribe((error) => {
  trial.logError(error)
  if (!told) process.stdout.write('told\n')
  told = true
})
trial.logMetrics({ loss: 1 })
if (how === 'close') void client.close()
