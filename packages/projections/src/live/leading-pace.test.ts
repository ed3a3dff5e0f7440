import { expect, test } from 'vitest'
import { LeadingPace } from './leading-pace.js'

test('the pace is that of the metric that has come furthest', () => {
  const pace = new LeadingPace()
  for (let batch = 0; batch < 100; batch++) {
    pace.add(10 * batch, 'batch_loss', batch)
    if (batch % 25 === 24) pace.add(10 * batch, 'epoch_loss', Math.floor(batch / 25))
  }
  expect(pace.secondsPerStep()).toBeCloseTo(0.01)
})

test('there is no pace without a step', () => {
  expect(new LeadingPace().secondsPerStep()).toBeUndefined()
})

test('of many metrics the first are watched', () => {
  const pace = new LeadingPace()
  for (let i = 0; i < 10_000; i++) pace.add(i, `metric ${i}`, 0)
  pace.add(20_000, 'metric 0', 20)
  expect(pace.secondsPerStep()).toBe(1)
})

test('metrics without steps take no place of those that are watched', () => {
  const pace = new LeadingPace()
  const rows = { timesMs: Float64Array.of(0, 1000), from: 0, to: 2 }
  for (let i = 0; i < 1_000; i++) pace.addRows(`metric ${i}`, { ...rows, steps: undefined })
  pace.addRows('loss', { ...rows, steps: Float64Array.of(0, 1) })
  expect(pace.secondsPerStep()).toBe(1)
})
