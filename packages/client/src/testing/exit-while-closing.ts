// Usage: exit-while-closing.js STORE OTHER. Exits while one of two clients closes, trials of both running.
import { TrackClient } from '../track-client.js'

const clients = process.argv.slice(2).map((path) => new TrackClient(`file:${path}`))
for (const client of clients) {
  const trial = await client.newTrial({ name: 'running', parameters: {} })
  trial.start()
  await client.flush()
  for (let step = 0; step < 100; step++) trial.logMetrics({ loss: 1 / step }, { step })
}
void clients[0]?.close()
process.exit(3)
