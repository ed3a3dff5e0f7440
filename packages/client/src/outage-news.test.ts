import { TrackError } from '@track/core'
import { describe, expect, it } from 'vitest'
import { heldRecorder } from './testing/held-recorder.js'

describe('an outage of the log', () => {
  const outage = new TrackError('TRACK_STORE_UNWRITABLE', 'no space left on device')

  it('is told once and shown by stats; flush rejects with it, and nothing is given up', async () => {
    const { log, errors, recorder, logMany } = heldRecorder()
    log.holds = true
    log.outage = outage
    logMany(3)
    await expect(recorder.flush()).rejects.toBe(outage)
    logMany(2)
    await expect(recorder.flush()).rejects.toBe(outage)
    expect(errors).toEqual([outage])
    expect(recorder.stats).toMatchObject({ recorded: 5, acknowledged: 0, dropped: 0, outage })
    expect(recorder.loss).toEqual({ events: 5, reason: outage.message })

    log.outage = undefined
    log.holds = false
    log.release()
    await recorder.flush()
    expect(recorder.stats).toMatchObject({ acknowledged: 5, outage: undefined })
    expect(log.counts).toEqual([3, 2])
    log.outage = outage
    logMany(512)
    expect(errors, 'the next one is told, too').toEqual([outage, outage])
  })

  it('blocks a call that finds no room, says so once, and lets signals kill', () => {
    const { log, clock, blocked, errors, loop, logMany } = heldRecorder({ backlogBytesMax: 1000 })
    log.holds = true
    logMany(512)
    log.outage = outage
    log.onWait = () => {
      clock.ms += 1_000
      if (log.waits === 8) log.release()
    }
    logMany(512)
    expect(log.waits).toBe(8)
    expect(blocked).toEqual([outage])
    expect(errors).toEqual([outage])
    expect(loop).toEqual(['stall'])
  })

  it("is the reason of what 'drop' leaves out meanwhile", () => {
    const { log, errors, logMany } = heldRecorder({ whenFull: 'drop', backlogBytesMax: 1000 })
    log.holds = true
    log.outage = outage
    logMany(1024)
    expect(errors).toMatchObject([
      outage,
      { code: 'TRACK_EVENTS_DROPPED', message: '512 events were dropped: no space left on device' },
    ])
  })

  it('is waited for by a close, for ten seconds', async () => {
    const { log, clock, recorder, logMany } = heldRecorder()
    log.holds = true
    log.outage = outage
    logMany(3)
    const passes = recorder.close()
    log.outage = undefined
    log.release()
    await passes

    const other = heldRecorder()
    other.log.outage = outage
    other.log.holds = true
    other.logMany(3)
    const closing = other.recorder.close()
    other.clock.ms = clock.ms + 10_000
    await expect(closing).rejects.toBe(outage)
  })
})
