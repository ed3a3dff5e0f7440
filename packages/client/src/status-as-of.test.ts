import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Heartbeat, type ProcessRecord, statuses } from '@track/core'
import { describe, expect, it } from 'vitest'
import { processRecord } from './process-record.js'
import { statusAsOf } from './status-as-of.js'

const elsewhere: ProcessRecord = { host: 'another host', boot: 'b', pid: 7, startedMs: 1 }
const minute = 60_000
const nowMs = 1000 * minute
const view = {
  status: statuses.running,
  process: elsewhere,
  lastSignMs: 100 * minute,
  reservation: undefined,
}

const beatAt = (beatMs: number, process = elsewhere): Heartbeat[] => [{ process, beatMs }]

/** The name of the status at so many minutes. */
function statusAtMinute(
  minutes: number,
  heartbeats: readonly Heartbeat[] = [],
  process: ProcessRecord = elsewhere,
): string {
  const moment = { position: 9, timeMs: minutes * minute }
  return statusAsOf({ ...view, process }, heartbeats, nowMs, moment).status.name
}

describe('the status of a running trial as of a moment', () => {
  it('knows that its process lived when it beat later', () => {
    expect(statusAtMinute(300, beatAt(400 * minute))).toBe('Running')
    expect(statusAtMinute(401, beatAt(400 * minute))).toBe('Running')
    expect(statusAtMinute(403, beatAt(400 * minute))).toBe('Interrupted')
  })

  it('says since when there was no sign', () => {
    const moment = { position: 9, timeMs: 500 * minute }
    expect(statusAsOf(view, beatAt(400 * minute), nowMs, moment).reason).toMatch(
      /^lost: no sign since 1970-01-01T06:40:00.000Z/,
    )
  })

  it('misses an hour of events where the beats of its process are gone', () => {
    expect(statusAtMinute(160)).toBe('Running')
    expect(statusAtMinute(161)).toBe('Interrupted')
  })

  it('knows that a process lived then that lives now', () => {
    expect(statusAtMinute(161, [], processRecord())).toBe('Running')
  })

  it('does not take a process that is dead now for dead then', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    const { host, boot } = processRecord()
    const record = { host, boot, pid: child.pid ?? 0, startedMs: 0 }
    expect(statusAtMinute(150, [], record)).toBe('Running')
    expect(statusAtMinute(101, beatAt(100 * minute, record), record)).toBe('Running')
    expect(statusAtMinute(103, beatAt(100 * minute, record), record)).toBe('Interrupted')
  })

  it('is never later than now', () => {
    expect(statusAtMinute(1e9, beatAt(nowMs - minute))).toBe('Running')
    const empty = { position: 0, timeMs: undefined }
    expect(statusAsOf(view, beatAt(nowMs - minute), nowMs, empty).status.name).toBe('Running')
  })
})

it('a trial that a process had for itself is free again when that was dead then', () => {
  const reservation = { before: statuses.createdGroup, process: elsewhere }
  const reserved = { ...view, status: { name: 'Reserved', value: 1 }, reservation }
  const at = (minutes: number) => {
    const moment = { position: 9, timeMs: minutes * minute }
    return statusAsOf(reserved, beatAt(400 * minute), nowMs, moment)
  }
  expect(at(401)).toMatchObject({ isReserved: true, status: { name: 'Reserved' } })
  expect(at(403)).toMatchObject({ isReserved: false, status: statuses.createdGroup })
})
