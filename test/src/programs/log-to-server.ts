// Usage: log-to-server.js URI TOKEN SPOOLS WRITER EVENTS. Logs numbered metrics to a stream of its own on a
// server that comes and goes, and tells what is acknowledged: by the server, or by the spool while that
// is away. After so many events, or at SIGTERM, it waits until the server has all of them, and ends in order.

import { openLog } from '@track/client'
import { buildAppend } from '@track/core'
import { tell } from '../testing/tell.js'
import { writerStream } from '../testing/writer-stream.js'

const [uri = '', token = '', folder = '', writer = '0', events = '0'] = process.argv.slice(2)
const end = Number(events)
/** Appends under way at once. */
const window = 8

const log = openLog(uri, { token, spool: { folder } })
const stream = writerStream(Number(writer))
let isStopping = false
process.on('SIGTERM', () => {
  isStopping = true
})

const pending: Promise<void>[] = []
let count = 0
let spooled = 0
for (; count < end && !isStopping; count++) {
  const event = { type: 'MetricsLogged', names: ['loss'], values: [0.5], step: count } as const
  const origin = { writer: stream, sequence: count }
  const append = buildAppend([{ stream, event, timeMs: Date.now() }], {
    origin,
    salt: new Uint8Array(12),
  })
  const acknowledged = count + 1
  pending.push(
    log.append(append).then(({ position }) => {
      if (Number.isNaN(position)) spooled++
      tell(`acknowledged ${acknowledged} spooled ${spooled}`)
    }),
  )
  if (pending.length >= window) await pending.shift()
}
await Promise.all(pending)
tell(`logged ${count}`)
await log.spool?.sent()
await log.close()
tell('closed')
