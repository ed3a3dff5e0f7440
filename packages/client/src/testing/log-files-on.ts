// Usage: log-files-on.js URI. Logs one file after the other until it is killed, and says which it has logged.
import { randomBytes } from 'node:crypto'
import { TrackClient } from '../track-client.js'

const client = new TrackClient(process.argv[2])
const trial = await client.newTrial({ name: 'files', parameters: {} })
for (let i = 0; ; i++) {
  const { digest } = await trial.logFile(randomBytes(200_000), { name: `file-${i}` })
  process.stdout.write(`${digest}\n`)
}
