import { type ProcessRecord, statuses } from '@track/core'
import { describe, expect, test } from 'vitest'
import { statusAt } from './status-at.js'

const process: ProcessRecord = { host: 'h', boot: 'b', pid: 7, startedMs: 1 }
const running = { status: statuses.running, process, lastSignMs: 1000, reservation: undefined }
const lost = {
  status: statuses.interrupted,
  reason: 'lost: no sign since 1970-01-01T00:00:01.000Z',
  lastSignMs: 1000,
  isReserved: false,
}
const silent = {
  ...lost,
  reason: `${lost.reason}; whether its process lives cannot be known from here`,
}
const same = { status: statuses.running, reason: undefined, isReserved: false }

describe('statusAt', () => {
  test('is what the log has when the process is alive, and says how long it was silent', () => {
    const isAlive = (): boolean => true
    expect(statusAt(running, 1000 + 3_600_000, { isAlive })).toEqual(same)
    expect(statusAt(running, 1e12, { isAlive })).toEqual({
      status: statuses.running,
      reason: 'no sign since 1970-01-01T00:00:01.000Z, and its process lives: slow, or stopped',
      isReserved: false,
    })
  })

  test('is Interrupted at once when the process is known to be dead', () => {
    const asked: ProcessRecord[] = []
    const isAlive = (record: ProcessRecord): boolean => asked.push(record) === 0
    expect(statusAt(running, 1001, { isAlive })).toEqual(lost)
    expect(asked).toEqual([process])
    const silentFromItsStart = { ...running, lastSignMs: undefined }
    expect(statusAt(silentFromItsStart, 1001, { isAlive })).toEqual({
      status: lost.status,
      reason: 'lost: no sign since its start',
      isReserved: false,
    })
  })

  test('is Interrupted after the silence that was allowed, and not at its end', () => {
    const options = { isAlive: () => undefined, missedAfterMs: 500 }
    expect(statusAt(running, 1500, options)).toEqual(same)
    expect(statusAt(running, 1501, options)).toEqual(silent)
    expect(statusAt(running, 1000 + 3_600_000)).toEqual(same)
    expect(statusAt(running, 1001 + 3_600_000)).toEqual(silent)
  })

  test('takes a heartbeat for a sign', () => {
    const options = { missedAfterMs: 500, lastBeatMs: 2000 }
    expect(statusAt(running, 2500, options)).toEqual(same)
    const { reason, lastSignMs } = statusAt(running, 2501, options)
    expect(reason).toMatch('1970-01-01T00:00:02.000Z')
    expect(lastSignMs).toBe(2000)
  })

  test('waits two minutes for a heartbeat where there were some', () => {
    const options = { lastBeatMs: 2000 }
    expect(statusAt(running, 122_000, options)).toEqual(same)
    expect(statusAt(running, 122_001, options).status).toEqual(statuses.interrupted)
  })

  test('does not ask about a process that the log does not name', () => {
    const isAlive = (): boolean => false
    expect(statusAt({ ...running, process: undefined }, 1001, { isAlive })).toEqual(same)
  })

  test('is what it was before when the process is dead that had taken the trial for itself', () => {
    const holder = { ...process, pid: 8 }
    const reservation = { process: holder, before: statuses.createdGroup }
    const reserved = { ...running, status: { value: 50, name: 'Reserved' }, reservation }
    const isAlive = ({ pid }: ProcessRecord): boolean => pid !== holder.pid
    expect(statusAt(reserved, 1001, { isAlive })).toEqual({
      status: statuses.createdGroup,
      reason: 'free again: no sign since 1970-01-01T00:00:01.000Z',
      lastSignMs: 1000,
      isReserved: false,
    })
    expect(statusAt(reserved, 1001, { isAlive: () => true })).toEqual({
      status: reserved.status,
      reason: undefined,
      isReserved: true,
    })
    const unknown = statusAt(reserved, 501 + 1000, { isAlive: () => undefined, missedAfterMs: 500 })
    expect([unknown.status, unknown.isReserved]).toEqual([statuses.createdGroup, false])
  })

  test('is Interrupted when both are dead: who ran the trial, and who then had taken it', () => {
    const reservation = { process: { ...process, pid: 8 }, before: statuses.running }
    const reserved = { ...running, status: { value: 50, name: 'Reserved' }, reservation }
    expect(statusAt(reserved, 1001, { isAlive: () => false }).status).toEqual(statuses.interrupted)
  })

  test('leaves a trial alone that does not run', () => {
    for (const status of [statuses.completed, statuses.createdGroup, statuses.suspended]) {
      expect(statusAt({ ...running, status }, 1e12, { isAlive: () => false })).toEqual({
        status,
        reason: undefined,
        isReserved: false,
      })
    }
  })
})
