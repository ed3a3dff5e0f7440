import type { Tombstone, TombstoneWriter } from './commit.js'
import { bytesOfId, hexOfId } from './id-cache.js'
import { digestBytes, writerIdBytes } from './limits.js'
import { natural, skipField, tagsOf, writeNatural, writeUint32 } from './message-fields.js'
import type { WireReader, WireWriter } from './wire.js'
import { tombstoneTag, tombstoneWriterTag } from './wire-fields.js'

/** Writes a header's tombstone, as `v1.Tombstone.encode` would. */
export function encodeTombstone(wire: WireWriter, { digest, writers, reason }: Tombstone): void {
  if (digest !== undefined) wire.uint32(tombstoneTag.digest).bytes(digest)
  for (const { number, id, lastSequence } of writers) {
    wire.uint32(tombstoneTag.writers).fork()
    writeUint32(wire, tombstoneWriterTag.number, number)
    wire.uint32(tombstoneWriterTag.id).bytes(bytesOfId(id))
    writeNatural(wire, tombstoneWriterTag.lastSequence, lastSequence)
    wire.ldelim()
  }
  if (reason !== '') wire.uint32(tombstoneTag.reason).string(reason)
}

/**
 * Reads a tombstone of `length` bytes, as `v1.Tombstone.decode` would.
 * @throws when it is none.
 */
export function decodeTombstone(reader: WireReader, length: number): Tombstone {
  let digest: Uint8Array = new Uint8Array()
  const writers: TombstoneWriter[] = []
  let reason = ''
  for (const tag of tagsOf(reader, length)) {
    switch (tag) {
      case tombstoneTag.digest:
        digest = reader.bytes()
        break
      case tombstoneTag.writers:
        writers.push(decodeWriter(reader, reader.size()))
        break
      case tombstoneTag.reason:
        reason = reader.stringVerify()
        break
      default:
        skipField(reader, tag)
    }
  }
  if (digest.length !== 0 && digest.length !== digestBytes) {
    throw new Error(`a tombstone's digest of ${digest.length} bytes`)
  }
  return { digest: digest.length === 0 ? undefined : new Uint8Array(digest), writers, reason }
}

function decodeWriter(reader: WireReader, length: number): TombstoneWriter {
  let number = 0
  let id: Uint8Array = new Uint8Array()
  let lastSequence: unknown
  for (const tag of tagsOf(reader, length)) {
    if (tag === tombstoneWriterTag.number) number = reader.uint32()
    else if (tag === tombstoneWriterTag.id) id = reader.bytes()
    else if (tag === tombstoneWriterTag.lastSequence) lastSequence = reader.uint64()
    else skipField(reader, tag)
  }
  if (id.length !== writerIdBytes) throw new Error("a tombstone's writer without an id")
  return { number, id: hexOfId(id), lastSequence: natural(lastSequence, 'sequence') }
}
