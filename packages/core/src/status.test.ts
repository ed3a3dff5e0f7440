import { expect, test } from 'vitest'
import { isTrackError } from './is-track-error.js'
import { customStatus, statuses } from './status.js'
import { thrownBy } from './testing/thrown-by.js'

// Numbers and names are in logs, and what reports show.
test('the statuses are as pinned', () => {
  expect(Object.values(statuses).map(({ value, name }) => [value, name])).toEqual([
    [0, 'CreatedGroup'],
    [100, 'RunningGroup'],
    [101, 'Running'],
    [200, 'ErrorGroup'],
    [201, 'Interrupted'],
    [202, 'Exception'],
    [203, 'Broken'],
    [300, 'FinishedGroup'],
    [301, 'Suspended'],
    [302, 'Completed'],
  ])
})

test.each([0, -0, -(2 ** 31), 2 ** 31 - 1])(
  'a status of one’s own may have the value %o',
  (value) => {
    expect(customStatus('mine', value)).toStrictEqual({ name: 'mine', value: value + 0 })
  },
)

test.each([0.5, 2 ** 31, -(2 ** 31) - 1, Number.NaN, Number.POSITIVE_INFINITY])(
  'a status of the value %o is refused',
  (value) => {
    const error = thrownBy(() => customStatus('mine', value))
    expect(isTrackError(error, 'TRACK_ARGUMENT_INVALID')).toBe(true)
  },
)

test('a status without a name, or with half a character, is refused', () => {
  expect(
    isTrackError(
      thrownBy(() => customStatus('', 1)),
      'TRACK_ARGUMENT_INVALID',
    ),
  ).toBe(true)
  expect(
    isTrackError(
      thrownBy(() => customStatus('\ud800', 1)),
      'TRACK_VALUE_INVALID',
    ),
  ).toBe(true)
})
