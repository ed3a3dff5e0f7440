// A log of one's own under a scheme: `npm run build && node examples/dist/json-lines-log/main.js`.
import { mkdirSync } from 'node:fs'
import { registerLog, TrackClient } from '@track/client'
import { JsonLinesLog } from './json-lines-log.js'

registerLog('jsonl', (rest) => new JsonLinesLog(rest))

mkdirSync('runs', { recursive: true })
await using client = new TrackClient('jsonl:runs/trials.jsonl')
const trial = await client.newTrial({ name: 'in lines', parameters: { lr: 0.1 } })
await trial.run(() => {
  for (let step = 0; step < 10; step++) trial.logMetrics({ loss: 1 / (step + 1) }, { step })
})
await client.report()
