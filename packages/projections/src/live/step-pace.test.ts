import { describe, expect, test } from 'vitest'
import { StepPace } from './step-pace.js'

function paceOf(samples: readonly (readonly [timeMs: number, step: number])[]): number | undefined {
  const pace = new StepPace()
  for (const [timeMs, step] of samples) pace.add(timeMs, step)
  return pace.secondsPerStep()
}

describe('a pace of steps', () => {
  test('is unknown until there were two steps', () => {
    expect(paceOf([])).toBeUndefined()
    expect(paceOf([[0, 5]])).toBeUndefined()
    expect(
      paceOf([
        [0, 5],
        [100, 5],
      ]),
    ).toBeUndefined()
    expect(
      paceOf([
        [0, 5],
        [100, 7],
      ]),
    ).toBe(0.05)
  })

  test('is that of the last half minute', () => {
    const slow = Array.from({ length: 100 }, (_, i) => [2000 * i, i] as const)
    const fast = Array.from({ length: 100 }, (_, i) => [200_000 + 1000 * i, 100 + i] as const)
    expect(paceOf([...slow, ...fast])).toBe(1)
  })

  test('starts anew when the step goes back', () => {
    expect(
      paceOf([
        [0, 0],
        [1000, 1],
        [2000, 2],
        [9000, 1],
        [9500, 2],
      ]),
    ).toBe(0.5)
    expect(
      paceOf([
        [0, 0],
        [1000, 1],
        [2000, 0],
      ]),
    ).toBeUndefined()
  })

  test('is unknown when time goes back', () => {
    expect(
      paceOf([
        [5000, 0],
        [1000, 1],
      ]),
    ).toBeUndefined()
  })
})
