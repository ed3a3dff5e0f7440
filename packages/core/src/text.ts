import { TrackError } from './track-error.js'

/**
 * Checks that `text` is a string that protobuf can carry: one without lone surrogates. protobufjs
 * would write those in a form that it cannot read back, or alter them silently.
 * @param what Names the subject in the error's message.
 * @throws TRACK_VALUE_INVALID
 */
export function checkText(text: unknown, what: string): asserts text is string {
  if (typeof text !== 'string') {
    throw new TrackError(
      'TRACK_VALUE_INVALID',
      `${what}: expected a string, found ${typeof text}`,
      {
        details: { path: what },
      },
    )
  }
  if (!text.isWellFormed()) {
    throw new TrackError(
      'TRACK_VALUE_INVALID',
      `${what}: the string has a lone surrogate, which UTF-8 cannot carry; text.toWellFormed() replaces it`,
      { details: { path: what } },
    )
  }
}
