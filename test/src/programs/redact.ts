// Usage: redact.js STORE PATH TRIAL... Redacts the value at a path of one trial after the other, by the trials'
// ids, and tells of each before and when it is gone.
import { TrackClient } from '@track/client'
import { tell } from '../testing/tell.js'

const [store = '', path = '', ...trials] = process.argv.slice(2)
const client = new TrackClient(`file:${store}`, { systemMetrics: false })
await client.setProject({ name: 'torture' })
for (const id of trials) {
  tell(`phase redacting ${id}`)
  await client.redact({ trial: { id }, path, by: 'torture' })
  tell(`redacted ${id}`)
}
await client.close()
