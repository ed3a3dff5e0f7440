import { TrackError } from '@track/core/commits'

/** More fields than any message needs: the keys that are asked for at once. */
const fieldsMax = 5_000

const lengthDelimited = 2

/** What a message may hold. */
export interface MessageBounds {
  /** The field that holds bytes as they are. */
  readonly payload?: number
  /** In all other fields with a length together. Default: any. */
  readonly otherBytesMax?: number
}

/**
 * Checks that a message has no more fields than it can need, before it is decoded: a field takes two
 * bytes, and becomes an object of a hundred. In a packed list one byte becomes a number.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function checkFieldCount(
  bytes: Uint8Array,
  { payload, otherBytesMax = Number.POSITIVE_INFINITY }: MessageBounds = {},
): void {
  let at = 0
  let otherBytes = 0
  for (let fields = 0; at < bytes.length; fields++) {
    if (fields >= fieldsMax) throw refused(`it has over ${fieldsMax} fields`)
    const tag = varint(bytes, at)
    const value = varint(bytes, tag.end)
    // Messages have numbers and what begins with its length; nothing else is in log.proto.
    const wireType = tag.value % 8
    if (wireType !== 0 && wireType !== lengthDelimited) throw refused(`of wire type ${wireType}`)
    const length = wireType === lengthDelimited ? value.value : 0
    if (Math.floor(tag.value / 8) !== payload) otherBytes += length
    if (otherBytes > otherBytesMax)
      throw refused(`it has over ${otherBytesMax} bytes beside its content`)
    at = value.end + length
  }
}

function varint(
  bytes: Uint8Array,
  start: number,
): { readonly value: number; readonly end: number } {
  let value = 0
  for (let at = start, factor = 1; at < bytes.length && at < start + 10; at++, factor *= 128) {
    const byte = bytes[at] ?? 0
    value += (byte % 128) * factor
    if (byte < 128) return { value, end: at + 1 }
  }
  throw refused('it is cut off')
}

function refused(what: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', `A message cannot be read: ${what}`)
}
