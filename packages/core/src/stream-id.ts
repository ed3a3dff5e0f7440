import { canonicalJson } from './canonical-json.js'
import { hexOf } from './hex.js'
import { streamIdBytes } from './limits.js'
import { sha256 } from './sha256.js'
import { checkText } from './text.js'
import type { Values } from './value.js'

/** Names the stream of one project, group or trial: 16 bytes, written as 32 digits of lower-case hex. */
export type StreamId = string

/** Gives `count` random bytes; the caller brings it, since core draws no random numbers. */
export type RandomBytes = (count: number) => Uint8Array

/** A new trial's stream id: random, because stores written apart must not make the same one. */
export function newStreamId(random: RandomBytes): StreamId {
  return hexOf(random(streamIdBytes))
}

/** The stream that lists a store's projects. */
export const storeStreamId: StreamId = '0'.repeat(2 * streamIdBytes)

/**
 * The stream id of the project called `name`. It follows from the name, because the name is what a
 * project is known by: two processes that create one project at once meet in one stream, and an
 * expected revision of 'no-stream' lets exactly one of them create it.
 * @throws TRACK_VALUE_INVALID when the name has a lone surrogate.
 */
export function projectStreamId(name: string): StreamId {
  return derivedId('track.v1.project', name)
}

/** The stream id of the group called `name` in the project with stream id `project`; like {@link projectStreamId}. */
export function groupStreamId(project: StreamId, name: string): StreamId {
  return derivedId(`track.v1.group/${project}`, name)
}

/**
 * The stream id of the trial that tries a point in the searches of the group `group`: it follows from the
 * point, so that of all who try one at once exactly one creates its trial, and no point is tried twice.
 */
export function pointStreamId(group: StreamId, point: Values): StreamId {
  return derivedId(`track.v1.point/${group}`, canonicalJson(point))
}

function derivedId(domain: string, name: string): StreamId {
  // UTF-8 would write all lone surrogates alike, and two names would share a stream.
  checkText(name, 'name')
  const digest = sha256(new TextEncoder().encode(`${domain}\0${name}`))
  return hexOf(digest.subarray(0, streamIdBytes))
}
