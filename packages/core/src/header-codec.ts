import type { CommitHeader, CommitOrigin, StreamSlice, Tombstone } from './commit.js'
import { bytesOfId, hexOfId } from './id-cache.js'
import { digestBytes, streamIdBytes, writerIdBytes } from './limits.js'
import { natural, skipField, writeNatural, writeUint32 } from './message-fields.js'
import { decodeOrigin, encodeOrigin } from './origin-codec.js'
import { safeInteger } from './safe-integer.js'
import { decodeTombstone, encodeTombstone } from './tombstone-codec.js'
import { TrackError } from './track-error.js'
import { newWireReader, newWireWriter, type WireReader, type WireWriter } from './wire.js'
import { headerTag, sliceTag } from './wire-fields.js'

const noBytes: Uint8Array = new Uint8Array()

/**
 * The bytes of a header as they are stored and digested. Its position is not among them: that is the
 * key it is stored under, and follows from the commits before. It is written field by field, as
 * `v1.Header.encode` would: each commit has one, and most loops make a commit now and then, where code
 * costs by how much of it there is to load.
 */
export function encodeHeader(header: CommitHeader): Uint8Array {
  const { baseTimeMs, store, writer, writerId, tombstone, origin } = header
  const wire = newWireWriter()
  for (const { id, count, firstRevision } of header.streams) {
    wire.uint32(headerTag.streams).fork()
    wire.uint32(sliceTag.id).bytes(bytesOfId(id))
    wire.uint32(sliceTag.count).uint32(count)
    writeNatural(wire, sliceTag.firstRevision, firstRevision)
    wire.ldelim()
  }
  writeUint32(wire, headerTag.store, store)
  writeUint32(wire, headerTag.writer, writer)
  if (writerId !== undefined) wire.uint32(headerTag.writerId).bytes(bytesOfId(writerId))
  writeNatural(wire, headerTag.sequence, header.sequence)
  writeSigned(wire, headerTag.baseTimeMs, baseTimeMs)
  writeSigned(wire, headerTag.committedDeltaMs, header.committedAtMs - baseTimeMs)
  wire.uint32(headerTag.previous).bytes(header.previous)
  if (tombstone !== undefined) {
    encodeTombstone(wire.uint32(headerTag.tombstone).fork(), tombstone)
    wire.ldelim()
  }
  if (origin !== undefined) {
    encodeOrigin(wire.uint32(headerTag.origin).fork(), origin)
    wire.ldelim()
  }
  return new Uint8Array(wire.finish(true))
}

/** Writes a sint64, unless it is 0. */
function writeSigned(wire: WireWriter, tag: number, value: number): void {
  if (value === 0) return
  wire.uint32(tag)
  if ((value | 0) === value) wire.sint32(value)
  else wire.sint64(value)
}

/**
 * The header in `bytes`, of the commit at `position`.
 * @throws TRACK_COMMIT_CORRUPT when it is none, or says what no header can say.
 */
export function decodeHeader(bytes: Uint8Array, position: number): CommitHeader {
  try {
    return decodeFields(bytes, position)
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    throw new TrackError(
      'TRACK_COMMIT_CORRUPT',
      `The header of the commit at position ${position} is damaged: ${what}`,
      { details: { position }, cause: error },
    )
  }
}

/** What a header's fields are before one of them was read. */
interface HeaderFields {
  readonly position: number
  baseTimeMs: number
  committedAtMs: number
  previous: Uint8Array
  store: number
  writer: number
  writerId: string | undefined
  sequence: number
  readonly streams: StreamSlice[]
  tombstone?: Tombstone
  origin?: CommitOrigin
}

/**
 * Reads field by field, as `v1.Header.decode` would, of a field that is there twice the last. Whoever reads a
 * log reads one for each commit, in the store's thread and in its own: the generated code, which makes an
 * object first, takes three times as long.
 */
function decodeFields(bytes: Uint8Array, position: number): CommitHeader {
  const reader = newWireReader(bytes)
  const header: HeaderFields = {
    position,
    baseTimeMs: 0,
    committedAtMs: 0,
    previous: noBytes,
    store: 0,
    writer: 0,
    writerId: undefined,
    sequence: 0,
    streams: [],
  }
  let committedDeltaMs = 0
  while (reader.pos < reader.len) {
    const tag = reader.tag()
    switch (tag) {
      case headerTag.streams:
        header.streams.push(decodeSlice(reader))
        break
      case headerTag.store:
        header.store = reader.uint32()
        break
      case headerTag.writer:
        header.writer = reader.uint32()
        break
      case headerTag.writerId:
        header.writerId = decodeWriterId(reader.bytes())
        break
      case headerTag.sequence:
        header.sequence = natural(reader.uint64(), 'sequence')
        break
      case headerTag.baseTimeMs:
        header.baseTimeMs = safeInteger(reader.sint64(), 'base time')
        break
      case headerTag.committedDeltaMs:
        committedDeltaMs = safeInteger(reader.sint64(), 'commit time')
        break
      case headerTag.previous:
        header.previous = reader.bytes()
        break
      case headerTag.tombstone:
        header.tombstone = decodeTombstone(reader, reader.size())
        break
      case headerTag.origin:
        header.origin = decodeOrigin(reader, reader.size())
        break
      default:
        skipField(reader, tag)
    }
  }
  if (header.previous.length !== digestBytes) {
    throw new Error(`a digest of ${header.previous.length} bytes`)
  }
  if (header.streams.length === 0) throw new Error('no stream')
  header.previous = new Uint8Array(header.previous) // a view would keep the record
  header.committedAtMs = header.baseTimeMs + committedDeltaMs
  return header
}

function decodeSlice(reader: WireReader): StreamSlice {
  const end = reader.size() + reader.pos
  if (end > reader.len) throw new Error('a stream beyond its end')
  let id = noBytes
  let count = 0
  let firstRevision = 0
  while (reader.pos < end) {
    const tag = reader.tag()
    if (tag === sliceTag.id) id = reader.bytes()
    else if (tag === sliceTag.count) count = reader.uint32()
    else if (tag === sliceTag.firstRevision) firstRevision = natural(reader.uint64(), 'revision')
    else skipField(reader, tag)
  }
  if (reader.pos !== end) throw new Error('a field of a stream beyond its end')
  if (id.length !== streamIdBytes) throw new Error(`a stream id of ${id.length} bytes`)
  if (count === 0) throw new Error('a stream without events')
  return { id: hexOfId(id), count, firstRevision }
}

function decodeWriterId(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined
  if (bytes.length !== writerIdBytes) throw new Error(`a writer's id of ${bytes.length} bytes`)
  return hexOfId(bytes)
}
