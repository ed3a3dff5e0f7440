import type { Plain } from './plain.js'
import { bytesOf, listOf, naturalOf } from './plain-reader.js'
import type { ViewProjection } from './projection.js'
import { packPlain, unpackPlain } from './snapshot-codec.js'
import type { View } from './view.js'

/** Up to where a projection has applied a stream, and in which history. */
export interface Checkpoint {
  /** One past the position of the last event applied. */
  readonly position: number
  /** Of the last event applied. */
  readonly streamRevision: number
  /** Digest of the commit that holds that event: a log that lost or changed its end has another. */
  readonly commitDigest: Uint8Array
}

/** A state and where it stands. */
export interface Snapshot<State> {
  readonly checkpoint: Checkpoint
  readonly state: State
}

/** The bytes of a state, without unsaved chunks: equal for equal states. */
export function encodeState<State extends View>(
  projection: ViewProjection<State>,
  state: State,
): Uint8Array {
  return packPlain(projection.freeze(state))
}

/** The state that {@link encodeState} wrote; undefined when `bytes` are nothing of the kind. */
export function decodeState<State extends View>(
  projection: ViewProjection<State>,
  bytes: Uint8Array,
): State | undefined {
  return thawed(projection, unpackPlain(bytes))
}

/** A snapshot as it is kept. */
export function encodeSnapshot<State extends View>(
  projection: ViewProjection<State>,
  { checkpoint, state }: Snapshot<State>,
): Uint8Array {
  const { position, streamRevision, commitDigest } = checkpoint
  const { version } = projection
  const place = [position, streamRevision, commitDigest]
  return packPlain([projection.name, version, place, projection.freeze(state)])
}

/**
 * The snapshot that {@link encodeSnapshot} wrote; undefined for the bytes of another projection or
 * version, and for bytes that are damaged or hostile: a snapshot is a cache, and never an error.
 */
export function decodeSnapshot<State extends View>(
  projection: ViewProjection<State>,
  bytes: Uint8Array,
): Snapshot<State> | undefined {
  try {
    const [name, version, place, plain] = listOf(unpackPlain(bytes), 4)
    if (name !== projection.name || version !== projection.version) return undefined
    const [position, streamRevision, commitDigest] = listOf(place, 3)
    const checkpoint = {
      position: naturalOf(position),
      streamRevision: naturalOf(streamRevision),
      commitDigest: bytesOf(commitDigest),
    }
    const state = thawed(projection, plain)
    const { asOf } = state ?? {}
    const agrees =
      asOf?.position === checkpoint.position - 1 &&
      asOf.streamRevision === checkpoint.streamRevision
    return state !== undefined && agrees ? { checkpoint, state } : undefined
  } catch {
    return undefined
  }
}

function thawed<State extends View>(
  projection: ViewProjection<State>,
  plain: Plain | undefined,
): State | undefined {
  if (plain === undefined) return undefined
  try {
    return projection.thaw(plain)
  } catch {
    return undefined
  }
}
