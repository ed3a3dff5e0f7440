import { expect, expectTypeOf, test } from 'vitest'
import { isTrackError } from './is-track-error.js'
import { TrackError } from './track-error.js'

test('an error is recognised by its code, also one of another copy of Track', () => {
  const error: unknown = new TrackError('TRACK_LOG_CLOSED', 'closed')
  expect(isTrackError(error)).toBe(true)
  expect(isTrackError(error, 'TRACK_LOG_CLOSED')).toBe(true)
  expect(isTrackError(error, 'TRACK_LOG_FAILED')).toBe(false)
  expect(isTrackError(Object.assign(new Error('copy'), { code: 'TRACK_LOG_CLOSED' }))).toBe(true)
  if (isTrackError(error)) expectTypeOf(error).toEqualTypeOf<TrackError>()
})

test.each([undefined, null, 'TRACK_LOG_CLOSED', { code: 'TRACK_LOG_CLOSED' }, new Error('x')])(
  '%o is none',
  (error) => {
    expect(isTrackError(error)).toBe(false)
  },
)

test('other codes are none', () => {
  expect(isTrackError(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe(false)
  expect(isTrackError(Object.assign(new Error('x'), { code: 7 }))).toBe(false)
})

test('a cause is chained, and is absent when there is none', () => {
  const cause = new Error('cause')
  expect(new TrackError('TRACK_LOG_FAILED', 'x', { cause }).cause).toBe(cause)
  expect('cause' in new TrackError('TRACK_LOG_FAILED', 'x')).toBe(false)
})
