import type { CommitOrigin, FormerRevision } from './commit.js'
import { bytesOfId, hexOfId } from './id-cache.js'
import { streamIdBytes } from './limits.js'
import { natural, skipField, tagsOf, writeNatural, writeUint32 } from './message-fields.js'
import type { WireReader, WireWriter } from './wire.js'
import { formerTag, originTag } from './wire-fields.js'

/** Writes a header's origin, as `v1.CommitOrigin.encode` would. */
export function encodeOrigin(wire: WireWriter, origin: CommitOrigin): void {
  wire.uint32(originTag.store).bytes(bytesOfId(origin.store))
  writeNatural(wire, originTag.position, origin.position)
  wire.uint32(originTag.header).bytes(origin.header)
  for (const { place, revision } of origin.former) {
    wire.uint32(originTag.former).fork()
    writeUint32(wire, formerTag.place, place)
    writeUint32(wire, formerTag.revision, revision)
    wire.ldelim()
  }
  writeUint32(wire, originTag.generation, origin.generation)
}

/**
 * Reads an origin of `length` bytes, as `v1.CommitOrigin.decode` would.
 * @throws when it is none.
 */
export function decodeOrigin(reader: WireReader, length: number): CommitOrigin {
  let store: Uint8Array = new Uint8Array()
  let position: unknown
  let header: Uint8Array = new Uint8Array()
  const former: FormerRevision[] = []
  let generation = 0
  for (const tag of tagsOf(reader, length)) {
    switch (tag) {
      case originTag.store:
        store = reader.bytes()
        break
      case originTag.position:
        position = reader.uint64()
        break
      case originTag.header:
        header = reader.bytes()
        break
      case originTag.former:
        former.push(decodeFormer(reader, reader.size()))
        break
      case originTag.generation:
        generation = reader.uint32()
        break
      default:
        skipField(reader, tag)
    }
  }
  if (store.length !== streamIdBytes) throw new Error('an origin without a store')
  if (header.length === 0) throw new Error('an origin without a header')
  return {
    store: hexOfId(store),
    position: natural(position, 'position'),
    header: new Uint8Array(header),
    former,
    generation,
  }
}

function decodeFormer(reader: WireReader, length: number): FormerRevision {
  let place = 0
  let revision = 0
  for (const tag of tagsOf(reader, length)) {
    if (tag === formerTag.place) place = reader.uint32()
    else if (tag === formerTag.revision) revision = reader.uint32()
    else skipField(reader, tag)
  }
  return { place, revision }
}
