import { TrackError } from '@track/core'
import { describe, expect, it } from 'vitest'
import { heldRecorder, other, stream } from './testing/held-recorder.js'

describe("whenFull 'drop'", () => {
  it('drops and counts by stream, and tells of it in the log when there is room', async () => {
    const { log, errors, recorder, logMany } = heldRecorder({
      whenFull: 'drop',
      backlogBytesMax: 1000,
    })
    log.holds = true
    logMany(512)
    expect(log.backlog.bytes()).toBeGreaterThan(1000)
    logMany(500)
    logMany(12, other)
    logMany(512, other)
    expect(log.waits).toBe(0)
    expect(recorder.stats).toMatchObject({ recorded: 1536, dropped: 1024, waitedMs: 0 })
    expect(errors.map(({ code, details }) => [code, details.events])).toEqual([
      ['TRACK_EVENTS_DROPPED', 512],
      ['TRACK_EVENTS_DROPPED', 512],
    ])
    log.release()
    log.holds = false
    logMany(1)
    await expect(recorder.flush()).rejects.toMatchObject({ code: 'TRACK_EVENTS_DROPPED' })
    const events = await log.events()
    expect(events.filter(({ type }) => type === 'EventsDropped')).toEqual([
      { type: 'EventsDropped', count: 500, reason: 'the log was too far behind' },
      { type: 'EventsDropped', count: 524, reason: 'the log was too far behind' },
    ])
    expect(recorder.stats).toMatchObject({ recorded: 1537, acknowledged: 513, dropped: 1024 })
  })

  it('tells of drops at a flush, also when nothing is recorded any more', async () => {
    const { log, recorder, logMany } = heldRecorder({ whenFull: 'drop', backlogBytesMax: 1000 })
    log.holds = true
    logMany(1024)
    const flush = recorder.flush()
    log.holds = false
    log.release()
    await expect(flush).rejects.toMatchObject({ code: 'TRACK_EVENTS_DROPPED' })
    expect((await log.events()).at(-1)).toMatchObject({ type: 'EventsDropped', count: 512 })
  })

  it('counts again what an event told of that was itself not kept', async () => {
    const { log, recorder, logMany } = heldRecorder()
    log.holds = true
    logMany(512)
    log.refuse(new Error('first'))
    logMany(511)
    expect(log.counts).toEqual([512, 512])
    log.refuse(new Error('second'))
    log.holds = false
    logMany(1)
    await recorder.flush().catch(() => {})
    const told = (await log.events()).find(({ type }) => type === 'EventsDropped')
    expect(told).toMatchObject({ count: 1023 })
    expect(recorder.stats).toMatchObject({ recorded: 1024, dropped: 1023, acknowledged: 1 })
  })

  it('tells of each drop once, also of those that come while it tells of others', async () => {
    const { log, recorder, logMany } = heldRecorder()
    log.holds = true
    logMany(1024)
    log.refuse(new Error('first'), 1)
    logMany(1)
    log.refuse(new Error('second'), 1)
    log.holds = false
    await recorder.flush().catch(() => {})
    await recorder.flush()
    const told = (await log.events()).filter(({ type }) => type === 'EventsDropped')
    expect(told).toMatchObject([{ count: 512 }, { count: 512 }])
    expect(recorder.stats).toMatchObject({ recorded: 1025, dropped: 1024, acknowledged: 1 })
  })

  it('drops nothing that a flush waits to post', async () => {
    const { log, clock, recorder, logMany } = heldRecorder({
      whenFull: 'drop',
      backlogBytesMax: 1000,
    })
    log.holds = true
    logMany(512)
    logMany(100)
    const flush = recorder.flush()
    clock.ms += 20
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve))) // the batch's time has come
    log.holds = false
    log.release()
    await flush
    expect(recorder.stats).toMatchObject({ dropped: 0, acknowledged: 612 })
  })

  it('waits rather than drop what a trial hangs on', async () => {
    const { log, recorder, logMany } = heldRecorder({ whenFull: 'drop', backlogBytesMax: 1000 })
    log.holds = true
    logMany(512)
    log.onWait = () => log.release()
    recorder.record(stream, { type: 'ErrorLogged', error: { name: 'E', message: 'm' } })
    logMany(511)
    expect(log.waits).toBe(1)
    expect(recorder.stats.dropped).toBe(0)
  })
})

describe('telling of drops', () => {
  it.each([
    ['half a character', 'disk \ud800 full', 'disk \ufffd full'],
    ['a mebibyte', 'x'.repeat(1 << 20), 'x'.repeat(1000)],
    ['a character that is cut', `${'x'.repeat(999)}\u{1f4c9}`, `${'x'.repeat(999)}\ufffd`],
  ])('never throws into a call, whatever the reason: %s', async (_, message, reason) => {
    const { log, recorder, logMany } = heldRecorder()
    log.holds = true
    logMany(512)
    log.refuse(new TrackError('TRACK_LOG_FAILED', message))
    log.holds = false
    logMany(3)
    await expect(recorder.flush()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
    const told = (await log.events()).filter(({ type }) => type === 'EventsDropped')
    expect(told).toEqual([{ type: 'EventsDropped', count: 512, reason }])
    expect(recorder.stats).toMatchObject({ recorded: 515, dropped: 512, acknowledged: 3 })
  })
})
