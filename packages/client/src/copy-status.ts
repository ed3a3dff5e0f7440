import { customStatus, type Status, TrackError } from '@track/core'
import { foundText } from './found-text.js'

/** A status as it is at the call. @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID */
export function copyStatus(status: Status): Status {
  const given: unknown = status
  if (typeof given === 'object' && given !== null) return customStatus(status.name, status.value)
  const message = `A status is { name, value }, such as statuses.completed; found ${foundText(given)}`
  throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'status' } })
}
