// Usage: write-until-killed.js URI HOW. Captures its output, writes for two seconds and never yields, says so on
// file descriptor 3, and waits to be killed.
import { writeSync } from 'node:fs'
import { TrackClient } from '../track-client.js'

const [, , uri, how] = process.argv
const client = new TrackClient(uri)
const trial = await client.newTrial({ name: 'chatty', parameters: {} })
trial.captureOutput(how === 'whole' ? { whole: true } : { last: 3 })
const beganMs = performance.now()
for (let i = 0; performance.now() - beganMs < 2200; i++) {
  process.stdout.write(`line ${i}\n`)
  trial.logMetrics({ i })
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
}
writeSync(3, 'written')
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)
