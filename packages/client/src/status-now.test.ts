import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type ProcessRecord, statuses } from '@track/core'
import { expect, it, onTestFinished } from 'vitest'
import { isProcessAlive, processRecord } from './process-record.js'
import { statusNow } from './status-now.js'

const elsewhere: ProcessRecord = { host: 'another host', boot: 'b', pid: 7, startedMs: 1 }
const minute = 60_000
const view = {
  status: statuses.running,
  process: elsewhere,
  lastSignMs: 0,
  reservation: undefined,
}

it('hears of a process on another host by its heartbeats, and misses them', () => {
  const nowMs = 100 * minute
  const others = [{ host: 'a third' }, { boot: 'another' }, { pid: 8 }, { startedMs: 2 }]
  const beat = (beatMs: number) => [
    ...others.map((other) => ({ process: { ...elsewhere, ...other }, beatMs: nowMs })),
    { process: elsewhere, beatMs },
  ]
  expect(statusNow(view, beat(nowMs - 2 * minute), nowMs)).toEqual({
    status: statuses.running,
    reason: undefined,
    isReserved: false,
  })
  expect(statusNow(view, beat(nowMs - 2 * minute - 1), nowMs)).toEqual({
    status: statuses.interrupted,
    reason: expect.stringMatching(/^lost: no sign since 1970-01-01T01:37:59.999Z/),
    lastSignMs: nowMs - 2 * minute - 1,
    isReserved: false,
  })
  const taken = { process: { ...elsewhere, pid: 8 }, before: statuses.suspended }
  expect(statusNow({ ...view, reservation: taken }, beat(0), nowMs)).toMatchObject({
    status: statuses.running,
    isReserved: true,
  })
})

it('knows at once that a process of this host died, although it beat just now', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const died = once(child, 'exit')
  const { host, boot } = processRecord()
  const record = { host, boot, pid: child.pid ?? 0, startedMs: 0 }
  child.kill('SIGKILL')
  await died
  const nowMs = Date.now()
  const beats = [{ process: record, beatMs: nowMs }]
  expect(statusNow({ ...view, process: record, lastSignMs: nowMs }, beats, nowMs)).toEqual({
    status: statuses.interrupted,
    reason: `lost: no sign since ${new Date(nowMs).toISOString()}`,
    lastSignMs: nowMs,
    isReserved: false,
  })
})

it.skipIf(process.platform === 'win32')(
  'calls a process that is stopped no dead one, and says since when it is silent',
  async () => {
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { processRecord } from '${new URL('./process-record.js', import.meta.url)}'
console.log(JSON.stringify(processRecord()))
setInterval(() => {}, 1000)`,
    ])
    onTestFinished(() => void child.kill('SIGKILL'))
    const [text] = await once(child.stdout, 'data')
    const record: ProcessRecord = JSON.parse(String(text))
    child.kill('SIGSTOP')
    expect(isProcessAlive(record)).toBe(true)
    expect(statusNow({ ...view, process: record }, [], Date.now())).toEqual({
      status: statuses.running,
      reason: 'no sign since 1970-01-01T00:00:00.000Z, and its process lives: slow, or stopped',
      isReserved: false,
    })
  },
)
