// Usage: append-on.js STORE WRITER EVENTS PER_COMMIT. Appends numbered metrics to a stream of its own in a
// store that others use at the same time, and tells what is acknowledged. Ends in order after so many
// events, or at SIGTERM.
import { buildAppend } from '@track/core'
import { LevelLog } from '@track/log'
import { sharedProgram } from '@track/remote'
import { tell } from '../testing/tell.js'
import { writerStream } from '../testing/writer-stream.js'

const [path = '', writer = '0', events = '0', perCommit = '1'] = process.argv.slice(2)
const commit = Number(perCommit)
const end = Number(events)
/** Appends under way at once. */
const window = 8

const log = new LevelLog(path, sharedProgram())
const stream = writerStream(Number(writer))
let stopping = false
process.on('SIGTERM', () => {
  stopping = true
})

let lastMs: number | undefined
let pauseMs = 0

function acknowledged(upTo: number): void {
  const now = performance.now()
  pauseMs = Math.max(pauseMs, now - (lastMs ?? now))
  lastMs = now
  tell(`acknowledged ${upTo} pause ${Math.round(pauseMs)}`)
}

const pending: Promise<void>[] = []
let sequence = 0
for (let step = 0; step < end && !stopping; step += commit) {
  const metrics = Array.from({ length: commit }, (_, i) => ({
    stream,
    event: { type: 'MetricsLogged', names: ['loss'], values: [0.5], step: step + i } as const,
    timeMs: Date.now(),
  }))
  const origin = { writer: stream, sequence: sequence++ }
  const append = buildAppend(metrics, { origin, salt: new Uint8Array(12) })
  pending.push(log.append(append).then(() => acknowledged(step + commit)))
  if (pending.length >= window) await pending.shift()
}
await Promise.all(pending)
await log.close()
tell('closed')
