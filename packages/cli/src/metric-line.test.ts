import { expect, test } from 'vitest'
import { metricLine, rangeOf, resampled } from './metric-line.js'

const points = (steps: number[] | undefined, values: number[]) => ({
  steps: steps && Float64Array.from(steps),
  values: Float64Array.from(values),
  times: new Float64Array(values.length),
})

test('a line has the last of equal steps, in their order, and no NaN', () => {
  const stepped = points([2, 0, 1, 2, 3], [9, 5, 6, 7, Number.NaN])
  expect(metricLine({ stepped, listed: undefined })).toEqual({ x: [0, 1, 2], y: [5, 6, 7] })
})

test('points without a step have their places, and are passed over beside those with one', () => {
  const listed = points(undefined, [4, Number.POSITIVE_INFINITY, 3])
  expect(metricLine({ stepped: undefined, listed })).toEqual({ x: [0, 2], y: [4, 3] })
  expect(metricLine({ stepped: points([7], [1]), listed })).toEqual({ x: [7], y: [1] })
  expect(metricLine(undefined)).toEqual({ x: [], y: [] })
})

test('a resampled line has the mean of each part, and nothing where there was no point', () => {
  const line = { x: [0, 1, 2, 9], y: [1, 3, 5, 7] }
  expect(resampled(line, 3, rangeOf([line]))).toEqual([3, undefined, 7])
  expect(resampled({ x: [4], y: [1] }, 2, [4, 4])).toEqual([1, undefined])
})

test('the range is that of all lines', () => {
  expect(
    rangeOf([
      { x: [3, 5], y: [0, 0] },
      { x: [], y: [] },
      { x: [1], y: [0] },
    ]),
  ).toEqual([1, 5])
  expect(rangeOf([])).toEqual([0, 0])
})
