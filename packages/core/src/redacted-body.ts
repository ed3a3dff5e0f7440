import { indexBody } from './body-index.js'
import type { Commit } from './commit.js'
import type { Sha256 } from './commit-digest.js'
import { located } from './located-error.js'
import { v1 } from './messages.js'
import { type RedactionPath, redactEvent } from './redaction-path.js'
import { replacedDigest } from './replaced-body.js'
import { encodeReplacingBody } from './replacing-body.js'
import type { StreamId } from './stream-id.js'
import { newWireReader, newWireWriter } from './wire.js'
import { groupTag } from './wire-fields.js'

/** What to remove from a commit. */
export interface Redaction {
  readonly stream: StreamId
  readonly path: RedactionPath
  /** Only from the event at this position. Default: from all events of the stream. */
  readonly at?: number | undefined
}

/** What a body without a value is made with. */
export interface RedactedBodyOptions {
  /** 12 random bytes, other than those of the body that it replaces. */
  readonly salt: Uint8Array
  readonly sha256: Sha256
}

/** A body to stand in the place of a commit's. */
export interface RedactedBody {
  readonly body: Uint8Array
  /** Positions of the events that lost a value. */
  readonly events: readonly number[]
  /** The texts and bytes that were removed. */
  readonly removed: readonly Uint8Array[]
}

/**
 * A body for `commit` with a mark in the place of a value. It says which body it replaces, so that the
 * commit's digest stays, and has another salt: the digest that stays does not say what went to who guesses it.
 * All other events are byte for byte what they were.
 * @returns Undefined when the commit has no such value.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming the commit's position.
 */
export function redactedBody(
  commit: Pick<Commit, 'streams' | 'body' | 'position' | 'tombstone'>,
  redaction: Redaction,
  { salt, sha256 }: RedactedBodyOptions,
): RedactedBody | undefined {
  const { streams, body, position, tombstone } = commit
  if (tombstone !== undefined) return undefined
  try {
    const counts = streams.map(({ count }) => count)
    const { names, groups, order } = indexBody(body, counts)
    const events: number[] = []
    const removed: Uint8Array[] = []
    const left = groups.map(({ start, end }, group) => {
      const bytes = body.subarray(start, end)
      if (streams[group]?.id !== redaction.stream) return bytes
      const places = placesOf(group, order, bytes)
      const redacted = redactGroup(bytes, redaction.path, (index) => {
        const place = position + (places[index] ?? index)
        return redaction.at === undefined || redaction.at === place
      })
      for (const [index, gone] of redacted.gone) {
        events.push(position + (places[index] ?? index))
        removed.push(...gone)
      }
      return redacted.bytes
    })
    if (events.length === 0) return undefined
    const replaces = replacedDigest(body) ?? sha256(body)
    return {
      body: encodeReplacingBody({ replaces, salt, names, groups: left, order }),
      events,
      removed,
    }
  } catch (error) {
    throw located(error, position)
  }
}

/** Places of a group's events in the commit; none where it is the only group. */
function placesOf(
  group: number,
  order: readonly number[] | undefined,
  bytes: Uint8Array,
): readonly number[] {
  if (order === undefined || bytes.length === 0) return []
  return order.flatMap((of, place) => (of === group ? [place] : []))
}

function redactGroup(
  bytes: Uint8Array,
  path: RedactionPath,
  isMeant: (index: number) => boolean,
): { readonly bytes: Uint8Array; readonly gone: readonly (readonly [number, Uint8Array[]])[] } {
  const gone: (readonly [number, Uint8Array[]])[] = []
  const reader = newWireReader(bytes)
  const writer = newWireWriter()
  for (let index = 0; reader.pos < bytes.length; index++) {
    reader.uint32() // the tag, which indexBody has checked
    const length = reader.uint32()
    const event = bytes.subarray(reader.pos, reader.pos + length)
    reader.pos += length
    const message = isMeant(index) ? v1.Event.decode(event) : undefined
    const removed = message && redactEvent(message, path)
    const isLeft = message === undefined || removed === undefined
    if (!isLeft) gone.push([index, removed])
    const left = isLeft ? event : v1.Event.encode(message).finish()
    writer.uint32(groupTag.events).bytes(left)
  }
  return { bytes: gone.length === 0 ? bytes : new Uint8Array(writer.finish()), gone }
}
