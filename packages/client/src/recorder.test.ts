import { TrackError } from '@track/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { heldRecorder, other, stream } from './testing/held-recorder.js'

afterEach(() => {
  vi.useRealTimers()
})

describe('a batch is posted', () => {
  it('at 512 events, by the call that brings the last', () => {
    const { log, logMany } = heldRecorder()
    logMany(511)
    expect(log.counts).toEqual([])
    logMany(1)
    expect(log.counts).toEqual([512])
  })

  it('at 256 KiB', () => {
    const { log, recorder } = heldRecorder()
    const large = 'x'.repeat(100 << 10)
    for (let i = 0; i < 3; i++) {
      expect(log.counts).toEqual([])
      recorder.record(stream, { type: 'ErrorLogged', error: { name: 'E', message: large } })
    }
    expect(log.counts).toEqual([3])
  })

  it('by a call that finds it 20 ms old, and holds what came before', () => {
    const { log, clock, logMany } = heldRecorder()
    logMany(3)
    clock.ms += 19
    logMany(1)
    expect(log.counts).toEqual([])
    clock.ms += 1
    logMany(1)
    expect(log.counts).toEqual([4])
  })

  it('when the loop turns, after a pause', () => {
    vi.useFakeTimers()
    const { log, logMany } = heldRecorder()
    logMany(3)
    expect(log.counts).toEqual([])
    vi.advanceTimersByTime(0)
    expect(log.counts).toEqual([3])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('15 ms after the one before, in a loop that turns: before a call finds it old', () => {
    vi.useFakeTimers()
    const { log, clock, logMany } = heldRecorder()
    for (let ms = 0; ms < 45; ms++) {
      logMany(1)
      vi.advanceTimersByTime(1)
      clock.ms += 1
    }
    expect(log.counts).toEqual([1, 15, 15])
  })

  it('when the loop turns, when the clock was set back since the one before', () => {
    vi.useFakeTimers()
    const { log, clock, logMany } = heldRecorder()
    logMany(1)
    vi.advanceTimersByTime(0)
    clock.ms -= 60_000
    logMany(1)
    vi.advanceTimersByTime(0)
    expect(log.counts).toEqual([1, 1])
  })

  it('when the clock goes backwards, which would keep it young for ever', async () => {
    const { log, clock, recorder, logMany } = heldRecorder()
    logMany(2)
    clock.ms -= 60_000
    logMany(1)
    expect(log.counts).toEqual([3])
    logMany(1)
    await recorder.flush()
    expect(log.counts).toEqual([3, 1])
  })

  it.each([40, -40])('when the clock jumps %i days, more than a batch can hold', async (days) => {
    const { log, clock, recorder, logMany } = heldRecorder()
    logMany(2)
    clock.ms += days * 86_400_000
    logMany(1)
    await recorder.flush()
    expect(log.counts).toEqual([2, 1])
    expect(log.requests[1]?.baseTimeMs).toBe(clock.ms)
  })
})

describe('recordTogether', () => {
  it('makes one commit, apart from what was recorded before', async () => {
    const { log, recorder, logMany } = heldRecorder()
    logMany(2)
    const error = { name: 'E', message: 'm' }
    recorder.recordTogether([
      { stream, event: { type: 'ErrorLogged', error } },
      { stream: other, event: { type: 'ErrorLogged', error } },
    ])
    await recorder.flush()
    expect(log.counts).toEqual([2, 2])
    expect(log.requests[1]?.streams.map(({ id }) => id)).toEqual([stream, other])
  })

  it('records nothing when one of the events is bad', async () => {
    const { log, recorder } = heldRecorder()
    const good = { type: 'ErrorLogged', error: { name: 'E', message: 'm' } } as const
    const bad = { type: 'TagsAdded', tags: { lone: '\ud800' } } as const
    expect(() =>
      recorder.recordTogether([
        { stream, event: good },
        { stream, event: bad },
      ]),
    ).toThrow(expect.objectContaining({ code: 'TRACK_VALUE_INVALID' }))
    await recorder.flush()
    expect(await log.events()).toEqual([])
    expect(recorder.stats.recorded).toBe(0)
  })

  it('refuses at the call what one commit cannot hold, and loses nothing that came before', async () => {
    const { log, recorder, logMany } = heldRecorder()
    logMany(1)
    const event = { type: 'TagsAdded', tags: { large: 'x'.repeat(15 << 20) } } as const
    expect(() =>
      recorder.recordTogether(Array.from({ length: 5 }, () => ({ stream, event }))),
    ).toThrow(expect.objectContaining({ code: 'TRACK_EVENT_TOO_LARGE' }))
    logMany(1)
    await recorder.flush()
    expect(await log.events()).toHaveLength(2)
    expect(recorder.loss.events).toBe(0)
  })
})

describe('flush', () => {
  it('resolves only after everything recorded is durable', async () => {
    const { log, recorder, logMany } = heldRecorder()
    log.holds = true
    logMany(600)
    let flushed = false
    const flush = recorder.flush().then(() => {
      flushed = true
    })
    log.release(1)
    await log.events()
    expect(flushed).toBe(false)
    expect(recorder.stats).toMatchObject({ recorded: 600, acknowledged: 512 })
    log.release()
    await flush
    expect(recorder.stats).toMatchObject({ recorded: 600, acknowledged: 600, backlogBytes: 0 })
  })

  it('rejects with a refusal once, and onError hears each', async () => {
    const { log, errors, recorder, logMany } = heldRecorder()
    log.holds = true
    logMany(600)
    const flush = recorder.flush()
    const refusal = new Error('the disk is full')
    log.refuse(refusal)
    log.holds = false
    await expect(flush).rejects.toMatchObject({
      code: 'TRACK_LOG_FAILED',
      cause: refusal,
      message: expect.stringContaining('512 events were not kept: the disk is full'),
    })
    await expect(recorder.flush()).resolves.toBeUndefined()
    expect(errors).toHaveLength(2)
    expect(recorder.stats.dropped).toBe(600)
  })

  it('rejects also for the second of two that wait for the same events', async () => {
    const { log, recorder, logMany } = heldRecorder()
    log.holds = true
    logMany(1)
    const flushes = [recorder.flush(), recorder.flush()]
    log.refuse(new Error('no'))
    const outcomes = await Promise.allSettled(flushes)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('reports what settle only looked at', async () => {
    const { log, recorder, logMany } = heldRecorder()
    log.holds = true
    logMany(1)
    const settled = recorder.settle()
    log.refuse(new Error('no'))
    log.holds = false
    expect(await settled).toMatchObject({ code: 'TRACK_LOG_FAILED' })
    await expect(recorder.flush()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
  })

  it('takes a log that throws, or that never calls onSettled, for one that refuses', async () => {
    const { log, recorder, logMany } = heldRecorder()
    const throwing = vi.spyOn(log, 'append').mockImplementationOnce(() => {
      throw new Error('thrown')
    })
    logMany(512)
    await expect(recorder.flush()).rejects.toThrow('thrown')
    throwing.mockImplementationOnce(() => Promise.reject(new Error('rejected')))
    logMany(512)
    await expect(recorder.flush()).rejects.toThrow('rejected')
    expect(recorder.stats).toMatchObject({ dropped: 1024, acknowledged: 0 })
  })
})

describe('a full stack', () => {
  it('wherever a call meets it loses nothing, and later calls are as before', async () => {
    for (let padding = 0; padding < 60; padding++) {
      const { log, recorder } = heldRecorder()
      let step = 0
      const deeper = (...frame: readonly number[]): void => {
        recorder.recordMetrics(stream, { loss: 1 }, step)
        step++
        deeper(...frame)
      }
      const down = (frames: number): void => {
        if (frames === 0) deeper(...new Array<number>(padding % 13))
        else down(frames - 1)
      }
      expect(() => down(padding)).toThrow(RangeError)
      recorder.recordMetrics(stream, { loss: 2 }, undefined)
      await recorder.flush()
      const { recorded, acknowledged, dropped } = recorder.stats
      const events = await log.events()
      expect({ dropped, acknowledged, events: events.length }).toEqual({
        dropped: 0,
        acknowledged: recorded,
        events: recorded,
      })
      // The call that met it may have logged or not.
      expect([step + 1, step + 2]).toContain(recorded)
      expect(events.at(-1)).toMatchObject({ values: [2] })
    }
  })

  it('leaves posting to a later call', async () => {
    const { log, recorder, logMany } = heldRecorder()
    logMany(500)
    let isFull = false
    const deeper = (): void => {
      try {
        if (!isFull) deeper()
      } catch {
        isFull = true
      }
      // On the way back there soon is room for a call, and only then for one that posts.
      if (log.counts.length === 0) logMany(1)
    }
    deeper()
    const { recorded } = recorder.stats
    expect(log.counts).toEqual([recorded])
    expect(recorded).toBeGreaterThan(512)
    await recorder.flush()
    expect(recorder.loss.events).toBe(0)
  })
})

describe("whenFull 'wait'", () => {
  it('blocks the call until there is room', async () => {
    const { log, recorder, logMany } = heldRecorder({ backlogBytesMax: 1000 })
    log.holds = true
    logMany(1023)
    expect(log.waits).toBe(0)
    log.onWait = () => {
      if (log.waits === 3) log.release()
    }
    logMany(1)
    expect(log.waits).toBe(3)
    expect(log.counts).toEqual([512, 512])
    expect(recorder.stats).toMatchObject({ dropped: 0, acknowledged: 512 })
  })

  it('does not wait for a log that has failed: calls drop, count and never throw', async () => {
    const { log, errors, recorder, logMany } = heldRecorder({ backlogBytesMax: 1000 })
    log.failure = new TrackError('TRACK_LOG_FAILED', 'the thread died')
    logMany(2000)
    expect(log.requests).toEqual([])
    expect(recorder.stats).toMatchObject({ recorded: 2000, dropped: 1536 })
    expect(errors[0]).toMatchObject({ code: 'TRACK_EVENTS_DROPPED', cause: log.failure })
    await expect(recorder.flush()).rejects.toMatchObject({ code: 'TRACK_EVENTS_DROPPED' })
    expect(recorder.loss).toEqual({ events: 2000, reason: 'the thread died' })
  })

  it('stops waiting when the log fails', () => {
    const { log, recorder, logMany } = heldRecorder({ backlogBytesMax: 1000 })
    log.holds = true
    logMany(512)
    log.onWait = () => {
      log.failure = new TrackError('TRACK_LOG_FAILED', 'the thread died')
    }
    logMany(512)
    expect(recorder.stats.dropped).toBe(512)
  })
})

describe('drain', () => {
  it('posts what is left and tells what is not durable', () => {
    const { log, recorder, logMany } = heldRecorder({ backlogBytesMax: 1000 })
    log.holds = true
    log.onWait = () => log.release()
    logMany(3)
    expect(recorder.drain(1000)).toMatchObject({ events: 0 })
    expect(log.counts).toEqual([3])
  })

  it('ends after its time with a log that never has room', () => {
    const { log, recorder, logMany } = heldRecorder({ backlogBytesMax: 1000 })
    log.holds = true
    logMany(600)
    expect(recorder.drain(50)).toEqual({ events: 600, reason: 'the log was too far behind' })
  })
})

describe('a loop that never yields', () => {
  it('is noticed after five seconds, once, and when it turns again', () => {
    vi.useFakeTimers()
    const { clock, loop, logMany } = heldRecorder()
    logMany(1)
    clock.ms += 5000
    logMany(1)
    expect(loop).toEqual([])
    clock.ms += 100
    logMany(2)
    expect(loop).toEqual(['stall'])
    clock.ms += 20
    vi.advanceTimersByTime(20)
    expect(loop).toEqual(['stall', 'turn'])
    clock.ms += 10_000
    logMany(1)
    expect(loop).toEqual(['stall', 'turn'])
  })

  it('is noticed although the clock is set back, or stands still', () => {
    vi.useFakeTimers()
    for (const stepMs of [-3_600_000, 0]) {
      const { clock, loop, logMany } = heldRecorder()
      clock.elapsedMs = 0
      logMany(1)
      clock.ms += stepMs
      clock.elapsedMs = 5_001
      logMany(256)
      expect(loop).toEqual(['stall'])
    }
  })

  it('is not taken for one when the clock is set ahead', () => {
    vi.useFakeTimers()
    const { clock, loop, logMany } = heldRecorder()
    clock.elapsedMs = 0
    logMany(1)
    clock.ms += 3_600_000
    logMany(300)
    expect(loop).toEqual([])
  })

  it('is noticed also when every call fills a batch', () => {
    vi.useFakeTimers()
    const { clock, loop, recorder } = heldRecorder()
    const error = { name: 'E', message: 'x'.repeat(300 << 10) }
    for (let i = 0; i < 3; i++) {
      recorder.record(stream, { type: 'ErrorLogged', error })
      clock.ms += 3000
    }
    expect(loop).toEqual(['stall'])
  })

  it('has turned when it is closed', async () => {
    const { clock, loop, recorder, logMany } = heldRecorder()
    logMany(1)
    clock.ms += 6000
    logMany(1)
    await recorder.close()
    expect(loop).toEqual(['stall', 'turn'])
  })
})

describe('after close', () => {
  it('recording throws TRACK_LOG_CLOSED, flush resolves, and no timer is left', async () => {
    const { log, recorder, logMany } = heldRecorder()
    logMany(1)
    const closing = recorder.close()
    expect(() => logMany(1)).toThrow(expect.objectContaining({ code: 'TRACK_LOG_CLOSED' }))
    await closing
    expect(log.counts).toEqual([1])
    await recorder.flush()
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout')
    expect(() => logMany(1)).toThrow(expect.objectContaining({ code: 'TRACK_LOG_CLOSED' }))
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout')).toEqual(timers)
  })
})
