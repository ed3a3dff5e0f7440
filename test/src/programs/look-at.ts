// Usage: look-at.js STORE WHAT. Logs a trial, looks at WHAT, and closes the client.
import { TrackClient } from '@track/client'

const [path = '', what = ''] = process.argv.slice(2)
const client = new TrackClient(`file:${path}`)
await client.setProject({ name: 'start' })
await client.setGroup({ name: 'group' })
const trial = await client.newTrial({ name: 'trial', parameters: { lr: 0.01 } })
for (let step = 0; step < 100; step++) trial.logMetrics({ loss: 1 / (step + 1) }, { step })
trial.chrono('lap', { aggregator: 'ring', window: 10 }, () => {})
switch (what) {
  case 'nothing':
    break
  case 'errors$':
    client.errors$.subscribe()
    break
  case 'live':
    client.live().subscribe().unsubscribe()
    break
  case 'getOnly':
    await client.setProject({ name: 'start', getOnly: true, force: true })
    break
  case 'report':
    await client.report({ print: false })
    break
  default:
    throw new Error(`there is no ${what} to look at`)
}
await client.close()
