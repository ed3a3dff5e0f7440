// Usage: log-until-killed.js STORE SEQUENCE. Logs batches and writes each acknowledged count of
// events to standard output, synchronously, until it is killed.
import { buildAppend, projectStreamId } from '@track/core'
import { LevelLog } from '@track/log'
import { tell } from '../testing/tell.js'

const [path = '', run = '0'] = process.argv.slice(2)
const log = new LevelLog(path)
const stream = projectStreamId('killed')
const { position: start } = await log.head()
const perCommit = 64

let step = start
for (let sequence = 0; ; sequence++) {
  const events = Array.from({ length: perCommit }, (_, i) => ({
    stream,
    event: { type: 'MetricsLogged', names: ['loss'], values: [0.5], step: step + i } as const,
    timeMs: Date.now(),
  }))
  step += perCommit
  const origin = { writer: Number(run).toString(16).padStart(32, '0'), sequence }
  const append = buildAppend(events, { origin, salt: new Uint8Array(16) })
  const upTo = step
  log.append(append, (error) => {
    if (error !== undefined) throw error
    tell(`acknowledged ${upTo}`)
  })
  log.backlog.wait(64 << 10, 10_000)
}
