import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Chrono, type Lap } from './chrono.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'

async function startedTrial() {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 'timed', parameters: {} })
  const chronos = async () => (await client.report({ trial, print: false })).chronos
  const laps = async () => {
    await client.flush()
    return (await eventsOfLog(client.log)).filter(({ type }) => type === 'ChronoRecorded')
  }
  return { client, trial, chronos, laps }
}

describe('using a chrono', () => {
  it('records the lap at the end of the block, also when the block throws', async () => {
    const { trial, laps } = await startedTrial()
    {
      using _ = trial.chrono('block')
    }
    expect(() => {
      using _ = trial.chrono('block')
      throw new Error('inside')
    }).toThrow('inside')
    expect(await laps()).toMatchObject([{ name: 'block' }, { name: 'block' }])
  })

  it('records nothing after cancel, and one lap however often it is stopped', async () => {
    const { trial, laps } = await startedTrial()
    {
      using lap = trial.chrono('cancelled')
      lap.cancel()
    }
    {
      using lap = trial.chrono('stopped')
      expect(lap.stop()).toBeGreaterThanOrEqual(0)
      expect(lap.stop()).toBe(0)
    }
    expect(await laps()).toMatchObject([{ name: 'stopped' }])
  })

  it('starts the trial', async () => {
    const { trial } = await startedTrial()
    trial.chrono('first').stop()
    expect(trial.isRunning).toBe(true)
  })
})

describe('chrono with a block', () => {
  it('returns what the block returns', async () => {
    const { trial, laps } = await startedTrial()
    expect(trial.chrono('sync', () => 42)).toBe(42)
    expect(await trial.chrono('async', async () => 43)).toBe(43)
    expect(await laps()).toMatchObject([{ name: 'sync' }, { name: 'async' }])
  })

  it('records nothing and rethrows the very same when the block throws or rejects', async () => {
    const { trial, laps } = await startedTrial()
    const error = new Error('inside')
    const fail = (): never => {
      throw error
    }
    expect(() => trial.chrono('sync', fail)).toThrow(error)
    await expect(trial.chrono('async', async () => fail())).rejects.toBe(error)
    expect(await laps()).toEqual([])
  })

  it('times a promise until it settles, and a thenable that is none likewise', async () => {
    const { trial, laps } = await startedTrial()
    const kept: ((value: string) => void)[] = []
    const then = (resolve: (value: string) => void): void => {
      kept.push(resolve)
    }
    const thenable = Object.fromEntries([['then', then]]) as unknown as PromiseLike<string>
    const timed = trial.chrono('thenable', () => thenable)
    await Promise.resolve()
    await Promise.resolve()
    expect(await laps()).toEqual([])
    for (const resolve of kept) resolve('done')
    expect(await timed).toBe('done')
    expect(await laps()).toHaveLength(1)
  })

  it('takes options before the block', async () => {
    const { trial, laps } = await startedTrial()
    expect(trial.chrono('value', { aggregator: 'value' }, () => 'x')).toBe('x')
    expect(await laps()).toMatchObject([{ aggregator: 'value', window: 0, skip: 0 }])
  })
})

describe('callbacks', () => {
  it('come before the clock starts and before it stops', () => {
    const order: string[] = []
    const laps: Lap[] = []
    let ms = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => ms)
    onTestFinished(() => clock.mockRestore())
    const chrono = new Chrono(
      'gpu',
      {
        onStart: () => {
          order.push('start')
          ms += 30
        },
        onEnd: () => {
          order.push('end')
          ms += 10
        },
      },
      (lap) => {
        order.push('record')
        laps.push(lap)
      },
    )
    chrono.stop()
    expect(order).toEqual(['start', 'end', 'record'])
    expect(laps[0]?.seconds).toBe(0.01)
  })

  it('are not called for a lap that is cancelled', async () => {
    const { trial } = await startedTrial()
    const onEnd = (): never => {
      throw new Error('called')
    }
    trial.chrono('cancelled', { onEnd }).cancel()
    expect(() =>
      trial.chrono('failed', { onEnd }, () => {
        throw new RangeError('the block')
      }),
    ).toThrow(RangeError)
  })

  it('that throw come out at the call, and record nothing', async () => {
    const { trial, laps } = await startedTrial()
    const fail = (): never => {
      throw new Error('callback')
    }
    expect(() => trial.chrono('start', { onStart: fail })).toThrow('callback')
    expect(() => trial.chrono('end', { onEnd: fail }, () => 1)).toThrow('callback')
    await expect(trial.chrono('end', { onEnd: fail }, async () => 1)).rejects.toThrow('callback')
    expect(await laps()).toEqual([])
  })
})

it('shows each aggregator in the report', async () => {
  const { trial, chronos } = await startedTrial()
  for (let i = 0; i < 5; i++) {
    trial.chrono('stat', { skip: 1 }).stop()
    trial.chrono('value', { aggregator: 'value' }).stop()
    trial.chrono('ring', { aggregator: 'ring', window: 3 }).stop()
    trial.chrono('series', { aggregator: 'series' }).stop()
  }
  const number: unknown = expect.any(Number)
  expect(await chronos()).toEqual({
    runtime: number,
    stat: { avg: number, min: number, max: number, sd: number, count: 4, unit: 's' },
    value: number,
    ring: [number, number, number],
    series: [number, number, number, number, number],
  })
})

it.each([
  ['aggregator', { aggregator: 'sum' }],
  ['window', { aggregator: 'ring', window: 0 }],
  ['window', { window: 1.5 }],
  ['window', { aggregator: 'ring', window: 4097 }],
  ['skip', { skip: -1 }],
  ['skip', { skip: Number.NaN }],
])('refuses an impossible %s before onStart is called, and logs nothing', async (_, options) => {
  const { trial, laps } = await startedTrial()
  let started = false
  const onStart = (): void => {
    started = true
  }
  expect(() => trial.chrono('bad', { ...(options as object), onStart })).toThrow(
    expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
  )
  expect(() => trial.chrono('\udc00')).toThrow(
    expect.objectContaining({ code: 'TRACK_VALUE_INVALID' }),
  )
  expect(started).toBe(false)
  expect(await laps()).toEqual([])
})

it('shows as many laps as the largest window that is taken', async () => {
  const { trial, client } = await startedTrial()
  for (let i = 0; i < 4_100; i++) {
    trial.chrono('ring', { aggregator: 'ring', window: 4_096 }, () => {})
  }
  const { chronos } = await client.report({ trial, full: true, print: false })
  expect(chronos.ring).toHaveLength(4_096)
})
