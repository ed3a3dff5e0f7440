// Usage: log-with-system.js URI SECONDS. A trial that never yields: it logs for so long, or, with 0, ends at once.
import { TrackClient } from '../track-client.js'

const [, , uri, seconds] = process.argv
const client = new TrackClient(uri)
const trial = await client.newTrial({ name: 'busy', parameters: {} })
trial.start()
const beganMs = performance.now()
while (performance.now() - beganMs < Number(seconds) * 1000) trial.logMetrics({ loss: 1 })
process.exit()
