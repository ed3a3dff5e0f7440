// Usage: redact.js, with a RedactTask as JSON on standard input. Redacts the value at a path of one trial after the
// other, and tells of each before and when it is gone.
import { readFileSync } from 'node:fs'
import { TrackClient } from '@track/client'
import { tell } from '../testing/tell.js'
import type { RedactTask } from '../torture/redact/redact-task.js'

const { store, path, trials } = JSON.parse(readFileSync(0, 'utf8')) as RedactTask
const client = new TrackClient(`file:${store}`, { systemMetrics: false })
await client.setProject({ name: 'torture' })
for (const id of trials) {
  tell(`phase redacting ${id}`)
  await client.redact({ trial: { id }, path, by: 'torture' })
  tell(`redacted ${id}`)
}
await client.close()
