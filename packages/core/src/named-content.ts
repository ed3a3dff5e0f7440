import type { Append } from './commit.js'
import { hexOf } from './hex.js'
import { newWireReader, type WireReader } from './wire.js'
import { bodyTag, eventTag, fileTag, groupTag } from './wire-fields.js'

/** The way to the digest, from message to message. */
const path = [bodyTag.groups, groupTag.events, eventTag.fileLogged, fileTag.digest]

/**
 * The digest of the content that an append's event names; undefined where there are more events, as there are none
 * beside that of a file, or where it names none. No event is decoded.
 */
export function namedContent({
  streams,
  body,
}: Pick<Append, 'streams' | 'body'>): string | undefined {
  if (streams.length !== 1 || streams[0]?.count !== 1) return undefined
  const reader = newWireReader(body)
  try {
    let end = reader.len
    for (const tag of path) {
      if (!seek(reader, tag, end)) return undefined
      end = reader.uint32() + reader.pos
    }
    return hexOf(body.subarray(reader.pos, end))
  } catch {
    return undefined // it cannot be read: no reader will find that it names anything
  }
}

/** Goes to a field of the message that ends there, behind its tag. */
function seek(reader: WireReader, tag: number, end: number): boolean {
  while (reader.pos < end) {
    const found = reader.uint32()
    if (found === tag) return true
    reader.skipType(found & 7)
  }
  return false
}
