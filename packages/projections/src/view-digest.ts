import type { Sha256 } from '@track/core'
import type { ViewProjection } from './projection.js'
import { encodeState } from './snapshot.js'
import type { View } from './view.js'

/**
 * The SHA-256 of a view's bytes, 32 bytes: equal for equal views, and for no others. It covers what a
 * snapshot covers: the tails of series and the count of their full chunks, not those chunks.
 * @param sha256 Brought by the caller, such as node:crypto's.
 */
export function viewDigest<State extends View>(
  projection: ViewProjection<State>,
  state: State,
  sha256: Sha256,
): Uint8Array {
  return sha256(encodeState(projection, state))
}
