// Usage: log-one.js URI. Logs one trial to the store that the URI names.
import { TrackClient } from '../track-client.js'

const client = new TrackClient(process.argv[2])
const trial = await client.newTrial({ name: 'one', parameters: {} })
trial.logMetrics({ loss: 1 })
await client.close()
