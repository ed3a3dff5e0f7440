// Usage: log-large-file.js URI FILE. Logs the file, reads it back, and prints by how many MB the most memory
// that the process ever had grew meanwhile.
import { TrackClient } from '../track-client.js'

const [, , uri = '', file = ''] = process.argv
await using client = new TrackClient(uri)
const trial = await client.newTrial({ name: 'large', parameters: {} })
await trial.logFile(Buffer.from('small'), { name: 'small' })
for await (const _ of await trial.openFile('small')) {
  // Both ways have been gone once.
}
const before = process.resourceUsage().maxRSS
const { bytes } = await trial.logFile(file, { name: 'large' })
let read = 0
for await (const piece of await trial.openFile('large')) read += piece.length
const grownMb = (process.resourceUsage().maxRSS - before) / 1024
process.stdout.write(JSON.stringify({ bytes, read, grownMb }))
