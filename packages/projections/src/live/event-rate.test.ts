import { describe, expect, test } from 'vitest'
import { EventRate } from './event-rate.js'

/** The rate after events at these times. */
function rateOf(times: Iterable<number>): number {
  const rate = new EventRate()
  for (const timeMs of times) rate.add(timeMs)
  return rate.perSecond()
}

function* every(ms: number, from: number, to: number): Iterable<number> {
  for (let time = from; time < to; time += ms) yield time
}

describe('a rate of events', () => {
  test('is none without events', () => {
    expect(rateOf([])).toBe(0)
  })

  test('counts less than a second as one', () => {
    expect(rateOf([5000])).toBe(1)
    expect(rateOf(every(10, 5000, 5500))).toBe(50)
  })

  test('is that of the last ten seconds, by the clock of the events', () => {
    expect(rateOf(every(10, 0, 60_000))).toBeCloseTo(100, 0)
    expect(rateOf([...every(1, 0, 30_000), ...every(100, 30_000, 45_000)])).toBeCloseTo(10, 0)
  })

  test('forgets what came before a long silence', () => {
    expect(rateOf([...every(1, 0, 5000), 1e9])).toBeCloseTo(1 / 9)
  })

  test('takes events that are late or from before 1970', () => {
    expect(rateOf([20_000, 19_500, 21_000, 1000])).toBeCloseTo(3 / 9, 1)
    expect(rateOf(every(100, -20_000, -10_000))).toBeCloseTo(10, 0)
  })
})
