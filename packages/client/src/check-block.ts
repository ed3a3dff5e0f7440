import { TrackError } from '@track/core/light'
import { foundText } from './found-text.js'

/** @throws TRACK_ARGUMENT_INVALID for a block that cannot be called. */
export function checkBlock(call: string, block: unknown): void {
  if (typeof block === 'function') return
  const message = `${call} takes a function to run, found ${foundText(block)}`
  throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'block' } })
}
