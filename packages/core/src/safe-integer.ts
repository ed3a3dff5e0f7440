import { TrackError } from './track-error.js'

/**
 * The safe integer that a 64-bit field holds: protobufjs decodes those as Long whatever its types say.
 * @throws TRACK_EVENT_CORRUPT
 */
export function safeInteger(field: unknown, what: string): number {
  const value = isLong(field) ? field.toNumber() : Number(field ?? 0)
  if (!Number.isSafeInteger(value)) {
    throw new TrackError('TRACK_EVENT_CORRUPT', `The ${what} ${String(field)} is out of range`, {
      details: { what },
    })
  }
  return value
}

/** What protobufjs reads 64-bit integers as. Number() would go through its decimal digits. */
function isLong(field: unknown): field is { toNumber(): number } {
  return typeof field === 'object' && field !== null && 'toNumber' in field
}
