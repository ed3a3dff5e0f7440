import { bytesOfHex } from './hex.js'
import { streamIdBytes } from './limits.js'
import type { StreamId } from './stream-id.js'
import { TrackError } from './track-error.js'

/**
 * The 16 bytes that `id` names.
 * @throws TRACK_ARGUMENT_INVALID when it is not a stream id.
 */
export function bytesOfStreamId(id: StreamId): Uint8Array {
  if (id.length !== 2 * streamIdBytes) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `Expected a stream id of ${2 * streamIdBytes} hex digits, found ${JSON.stringify(id.slice(0, 80))}`,
      { details: { id: id.slice(0, 80) } },
    )
  }
  return bytesOfHex(id)
}
