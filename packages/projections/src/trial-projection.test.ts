import { type ChronoRecorded, type MetricsLogged, statuses, type TrackEvent } from '@track/core'
import { describe, expect, test } from 'vitest'
import { lapDeviation } from './lap-stats.js'
import { metricMean } from './metric.js'
import { outputCharsMax, outputWritesMax } from './output-tail.js'
import { pointCount } from './series.js'
import { encodeState } from './snapshot.js'
import { foldTrial } from './testing/fold-trial.js'
import { startMs } from './testing/make-log.js'
import { trialProjection } from './trial-projection.js'
import { errorsMax, trialRuntime } from './trial-view.js'

const started: TrackEvent = {
  type: 'TrialStarted',
  process: { host: 'h', boot: 'b', pid: 1, startedMs: 5 },
}
const error = { name: 'Error', message: 'no' }

function finished(runtimeSeconds: number): TrackEvent {
  return { type: 'TrialFinished', status: statuses.completed, error: undefined, runtimeSeconds }
}

function metric(value: number, step?: number, name = 'm'): MetricsLogged {
  return { type: 'MetricsLogged', names: [name], values: [value], step }
}

function lap(seconds: number, options: Partial<ChronoRecorded> = {}): ChronoRecorded {
  const rest = { name: 'c', aggregator: 'stat', window: 0, skip: 0 } as const
  return { type: 'ChronoRecorded', seconds, ...rest, ...options }
}

describe('status and runtime', () => {
  test('before the start are CreatedGroup and none', () => {
    const view = foldTrial([metric(1)])
    expect(view.status).toEqual(statuses.createdGroup)
    expect([view.startedAtMs, view.run, trialRuntime(view)]).toEqual([undefined, undefined, 0])
  })

  test('while running, the runtime goes up to the last sign', () => {
    const view = foldTrial([started, metric(1), [2500, metric(2)]])
    expect(view.status).toEqual(statuses.running)
    expect(trialRuntime(view)).toBe(2.5)
    expect(view.lastSignMs).toBe(startMs + 2500)
  })

  test('after a finish it is what the finish says, and adds up over runs', () => {
    const first = foldTrial([started, [9000, finished(1.25)]])
    expect([first.status, trialRuntime(first)]).toEqual([statuses.completed, 1.25])
    expect([first.startedAtMs, first.finishedAtMs]).toEqual([startMs, startMs + 9000])
    const second = foldTrial([started, finished(1.25), [9000, started], [9500, metric(1)]])
    expect([trialRuntime(second), second.finishedAtMs]).toEqual([1.75, undefined])
    expect(second.startedAtMs).toBe(startMs)
  })

  test('of a run that was lost it counts up to its last sign', () => {
    const view = foldTrial([started, [3000, metric(1)], [60_000, started], [61_000, finished(1)]])
    expect(trialRuntime(view)).toBe(4)
  })

  test('of a run that was lost it does not grow when another process takes the trial', () => {
    const reserved: TrackEvent = {
      type: 'TrialReserved',
      status: { value: 50, name: 'Reserved' },
      process: { host: 'h', boot: 'b', pid: 2, startedMs: 5 },
    }
    const view = foldTrial([started, [3000, metric(1)], [60_000, reserved]])
    expect([trialRuntime(view), view.lastSignMs]).toEqual([3, startMs + 60_000])
    const again = foldTrial([started, [3000, metric(1)], [60_000, reserved], [61_000, started]])
    expect(trialRuntime(again)).toBe(3)
  })

  test('does not grow by what is logged after the process had ended', () => {
    const interrupted: TrackEvent = { type: 'StatusChanged', status: statuses.interrupted, error }
    const late: TrackEvent = { type: 'TagsAdded', tags: { seen: true } }
    const view = foldTrial([started, [3000, interrupted], [99_000, late]])
    expect([trialRuntime(view), view.lastSignMs]).toEqual([3, startMs + 99_000])
    expect(view.errors).toEqual([{ ...error, timeMs: startMs + 3000 }])
  })

  test('ignores a runtime that is no duration', () => {
    const view = foldTrial([
      started,
      finished(Number.NaN),
      started,
      finished(-1),
      started,
      finished(2),
    ])
    expect(trialRuntime(view)).toBe(2)
  })
})

describe('metrics', () => {
  test('sum up in count, mean, extremes and the latest', () => {
    const view = foldTrial([
      metric(3, 1),
      metric(Number.NaN, 2),
      metric(-1, 5),
      metric(4),
      metric(4, 0),
    ])
    expect(view.metrics.get('m')).toMatchObject({
      count: 5,
      nans: 1,
      min: -1,
      minStep: 5,
      max: 4,
      maxStep: Number.NaN,
      last: 4,
      lastStep: 0,
      lastTimeMs: startMs + 4000,
    })
    expect(metricMean(view.metrics.get('m') ?? expect.fail())).toBe(2.5)
  })

  test('have the extremes of the first point that reached them', () => {
    const view = foldTrial([metric(1, 1), metric(1, 2), metric(-0, 3), metric(0, 4), metric(1, 5)])
    expect(view.metrics.get('m')).toMatchObject({ min: -0, minStep: 3, max: 1, maxStep: 1 })
  })

  test('have a mean in spite of infinities and of sums that overflow', () => {
    const meanOf = (...values: number[]): number =>
      metricMean(foldTrial(values.map((value) => metric(value))).metrics.get('m') ?? expect.fail())
    expect(meanOf(1, Number.POSITIVE_INFINITY, 2)).toBe(Number.POSITIVE_INFINITY)
    expect(meanOf(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY)
    expect(meanOf(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(Number.NaN)
    expect(meanOf(Number.NaN)).toBe(Number.NaN)
    expect(meanOf(1.7e308, -1.7e308)).toBe(0)
    expect(meanOf(1e308, 1e308, 1e308)).toBeCloseTo(1e308, -300)
  })

  test('of one name keep points with and without a step apart', () => {
    const view = foldTrial([metric(1, 0), metric(2), metric(3, 1)])
    const { stepped, listed } = view.metrics.get('m') ?? expect.fail()
    expect(stepped?.buffer.values.subarray(0, 2)).toEqual(new Float64Array([1, 3]))
    expect(listed?.buffer.values.subarray(0, 1)).toEqual(new Float64Array([2]))
  })

  test('may be called anything, and be ten thousand', () => {
    const odd = ['__proto__', 'constructor', '', 'a.b', 'x\ny', 'hasOwnProperty']
    const names = [...odd, ...Array.from({ length: 10_000 }, (_, i) => `metric ${i}`)]
    const view = foldTrial([
      { type: 'MetricsLogged', names, values: names.map((_, i) => i), step: 1 },
      ...odd.map((name, i) => metric(-i, 2, name)),
    ])
    expect([...view.metrics.keys()]).toEqual(names)
    names.forEach((name, i) => {
      expect(view.metrics.get(name)).toMatchObject({ index: i, last: i < odd.length ? -i : i })
    })
  })

  test('emit each chunk once, when it is full', () => {
    const events = Array.from({ length: 8193 }, (_, i) => metric(i, 2 * i))
    const { unsaved, metrics } = foldTrial(events)
    expect(unsaved.map(({ kind, index, owner }) => [kind, index, owner])).toEqual([
      ['stepped', 0, 0],
      ['stepped', 1, 0],
    ])
    expect(unsaved[1]?.points.steps?.[0]).toBe(8192)
    expect(unsaved[1]?.points.values).toHaveLength(4096)
    expect(pointCount(metrics.get('m')?.stepped ?? expect.fail())).toBe(8193)
  })
})

describe('chronos', () => {
  const statsOf = (...events: TrackEvent[]) =>
    foldTrial(events).chronos.get('c')?.stats ?? expect.fail()

  test('leave out exactly the first laps that they are told to skip', () => {
    const laps = [100, 50, 1, 2, 3].map((seconds) => lap(seconds, { skip: 2 }))
    expect(statsOf(...laps)).toEqual({ count: 3, mean: 2, sumSquares: 2, min: 1, max: 3 })
    expect(statsOf(...laps.slice(0, 2))).toMatchObject({ count: 0, sumSquares: 0 })
  })

  test('have the deviation of the population', () => {
    const laps = [2, 4, 4, 4, 5, 5, 7, 9].map((seconds) => lap(seconds))
    expect(lapDeviation(statsOf(...laps))).toBeCloseTo(2, 12)
  })

  test('merge a summary as if its laps had been recorded', () => {
    const laps = [2, 4, 4, 4, 5, 5, 7, 9]
    const whole = statsOf(...laps.map((seconds) => lap(seconds)))
    const { count, mean, sumSquares, min, max } = statsOf(
      ...laps.slice(3).map((seconds) => lap(seconds)),
    )
    const summary = {
      type: 'ChronoSummarized',
      name: 'c',
      count,
      mean,
      sumSquares,
      min,
      max,
    } as const
    for (const events of [
      [...laps.slice(0, 3).map((seconds) => lap(seconds)), summary],
      [summary, ...laps.slice(0, 3).map((seconds) => lap(seconds))],
    ]) {
      const merged = statsOf(...events)
      expect(merged).toMatchObject({ count: 8, min: 2, max: 9 })
      expect(merged.mean).toBeCloseTo(whole.mean, 12)
      expect(merged.sumSquares).toBeCloseTo(whole.sumSquares, 12)
    }
  })

  test('pass over a summary that makes no sense, and count it', () => {
    const summary = {
      type: 'ChronoSummarized',
      name: 'c',
      count: 1,
      mean: 1,
      sumSquares: 0,
      min: 1,
      max: 1,
    } as const
    const bad = [
      { count: 0 },
      { count: -1 },
      { mean: Number.NaN },
      { sumSquares: -1 },
      { max: Number.POSITIVE_INFINITY },
    ]
    const view = foldTrial([summary, ...bad.map((part) => ({ ...summary, ...part }))])
    expect(view.unknownEvents).toBe(bad.length)
    expect(view.chronos.get('c')?.stats).toEqual({
      count: 1,
      mean: 1,
      sumSquares: 0,
      min: 1,
      max: 1,
    })
  })

  test('keep a ring of the last laps, whose window may change', () => {
    const rings = (...laps: [number, number][]) =>
      foldTrial(
        laps.map(([seconds, window]) => lap(seconds, { aggregator: 'ring', window })),
      ).chronos.get('c')?.ring
    expect(rings([1, 2], [2, 2], [3, 2], [4, 2], [5, 2], [6, 2])).toEqual([5, 6])
    expect(rings([1, 3], [2, 3], [3, 1], [4, 3])).toEqual([3, 4])
    expect(rings([1, 1], [2, 1], [3, 3])).toEqual([2, 3])
    expect(rings([1, 0])).toEqual([])
    const many = Array.from({ length: 9000 }, (_, i): [number, number] => [i, 2 ** 32 - 1])
    expect(rings(...many)).toHaveLength(4096)
  })

  test('are of the kind of the latest lap, with statistics of all', () => {
    const view = foldTrial([
      lap(1),
      lap(2, { aggregator: 'series' }),
      lap(3, { aggregator: 'value' }),
    ])
    const chrono = view.chronos.get('c') ?? expect.fail()
    expect(chrono).toMatchObject({ kind: 'value', last: 3, laps: 3, stats: { count: 3, mean: 2 } })
    expect(pointCount(chrono.series ?? expect.fail())).toBe(1)
  })
})

describe('the rest of a trial', () => {
  test('keeps the latest errors and counts the others', () => {
    const errors = Array.from({ length: errorsMax + 5 }, (_, i): TrackEvent => {
      return { type: 'ErrorLogged', error: { name: 'Error', message: `${i}` } }
    })
    const view = foldTrial(errors)
    expect([view.errors.length, view.errorsLeftOut]).toEqual([errorsMax, 5])
    expect(view.errors.at(-1)?.message).toBe(`${errorsMax + 4}`)
  })

  test('keeps the end of the output, by writes and by size', () => {
    const write = (text: string): TrackEvent => ({ type: 'OutputCaptured', stream: 'stdout', text })
    const many = foldTrial(Array.from({ length: outputWritesMax + 3 }, (_, i) => write(`${i}\n`)))
    expect([many.output.writes.length, many.output.leftOut]).toEqual([outputWritesMax, 3])
    expect(many.output.writes[0]?.text).toBe('3\n')
    const long = foldTrial([write('gone'), write('x'.repeat(outputCharsMax - 1)), write('y')])
    expect(long.output.leftOut).toBe(1)
    const longest = foldTrial([write(`${'x'.repeat(9)}\u{1F600}${'y'.repeat(outputCharsMax - 1)}`)])
    expect(longest.output.writes[0]?.text).toBe('y'.repeat(outputCharsMax - 1))
  })

  test('belongs to the groups that it was created in, then to those that it was added to, once', () => {
    const created = {
      type: 'TrialCreated',
      name: '',
      description: '',
      version: '',
      hash: 'h',
    } as const
    const view = foldTrial([
      { ...created, project: 'p', groups: ['a'] },
      { type: 'GroupAdded', group: 'b', name: 'two' },
      { type: 'GroupAdded', group: 'a', name: 'one' },
      { type: 'GroupAdded', group: 'b', name: 'two' },
    ])
    expect([view.groups, view.unknownEvents]).toEqual([['a', 'b'], 0])
  })

  test('keeps as many writes as the latest of them says, and counts those that it has not seen', () => {
    const last = (text: string, keep: number, leftOut = 0): TrackEvent => {
      return { type: 'OutputCaptured', stream: 'stderr', text, keep, leftOut }
    }
    const all = { type: 'OutputCaptured', stream: 'stdout', text: '0' } as const
    const { output } = foldTrial([all, last('1', 2), last('2', 2), last('3', 2, 40)])
    expect(output.writes.map(({ text }) => text)).toEqual(['2', '3'])
    expect(output.leftOut).toBe(42)
    const whole = foldTrial([last('1', 2), last('2', 2), all, all])
    expect(whole.output.writes.map(({ text }) => text)).toEqual(['1', '2', '0', '0'])
  })

  test('passes over events of other kinds of streams, and counts them', () => {
    const view = foldTrial([
      { type: 'Unknown' },
      { type: 'ProjectCreated', name: 'p', description: '' },
      { type: 'EventsDropped', count: 7, reason: 'full' },
      { type: 'Deleted', reason: 'old' },
    ])
    expect([view.unknownEvents, view.dropped, view.deleted]).toEqual([2, 7, true])
    expect(view.asOf).toEqual({ position: 3, streamRevision: 3, timeMs: startMs + 3000 })
  })

  test('is the same bytes whatever room its tails have', () => {
    const events = Array.from({ length: 100 }, (_, i) => metric(i, i))
    const whole = foldTrial(events)
    const half = foldTrial(events.slice(0, 50))
    trialProjection.evolve(half, {
      position: 50,
      stream: half.stream ?? '',
      streamRevision: 50,
      timeMs: 0,
      event: metric(9),
    })
    expect(encodeState(trialProjection, half)).toEqual(
      encodeState(trialProjection, foldTrial(events.slice(0, 50))),
    )
    expect(whole.metrics.get('m')?.stepped?.buffer.values.length).toBe(128)
  })
})
