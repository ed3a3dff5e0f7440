// @track/proto's one importer in remote.
import { TrackError } from '@track/core/commits'
import { track } from '@track/proto'

export const v1: typeof track.v1 = track.v1
export type { track } from '@track/proto'

/**
 * The number in a 64-bit field, which protobufjs reads as an object.
 * @throws TRACK_ARGUMENT_INVALID when it is no safe integer.
 */
export function wireNumber(field: unknown): number {
  const value = isLong(field) ? field.toNumber() : (field ?? 0)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new TrackError('TRACK_ARGUMENT_INVALID', `The number ${String(field)} is out of range`)
}

function isLong(field: unknown): field is { toNumber(): number } {
  return typeof field === 'object' && field !== null && 'toNumber' in field
}
