import { TrackError } from '@track/core/commits'

/** As long as that nobody takes a host that is busy for one that is stopped. */
const silenceMsDefault = 8_000
/** The longest that a timer of Node can be set to. */
const silenceMsMax = 2 ** 31 - 1

/**
 * So many milliseconds whoever has a store may be silent, where that is `given` or left open.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function silenceOf(given: number | undefined): number {
  const silenceMs = given ?? silenceMsDefault
  if (silenceMs > 0 && silenceMs <= silenceMsMax) return silenceMs
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `silenceMs is a number above 0, and at most ${silenceMsMax}, found ${String(silenceMs)}`,
    { details: { argument: 'silenceMs' } },
  )
}
