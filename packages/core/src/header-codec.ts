import type { CommitHeader, CommitOrigin, StreamSlice, Tombstone } from './commit.js'
import { bytesOfId, hexOfId } from './id-cache.js'
import { streamIdBytes } from './limits.js'
import { safeInteger } from './safe-integer.js'
import { TrackError } from './track-error.js'
import { newWireWriter, type track, v1, type WireWriter } from './wire.js'
import { headerTag, sliceTag } from './wire-fields.js'

/** The bytes of a digest. */
export const digestBytes = 32

/** The bytes of a writer's own id. */
export const writerIdBytes = 16

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
  if (store !== 0) wire.uint32(headerTag.store).uint32(store)
  if (writer !== 0) wire.uint32(headerTag.writer).uint32(writer)
  if (writerId !== undefined) wire.uint32(headerTag.writerId).bytes(bytesOfId(writerId))
  writeNatural(wire, headerTag.sequence, header.sequence)
  writeSigned(wire, headerTag.baseTimeMs, baseTimeMs)
  writeSigned(wire, headerTag.committedDeltaMs, header.committedAtMs - baseTimeMs)
  wire.uint32(headerTag.previous).bytes(header.previous)
  if (tombstone !== undefined) {
    v1.Tombstone.encode(
      tombstoneFields(tombstone),
      wire.uint32(headerTag.tombstone).fork(),
    ).ldelim()
  }
  if (origin !== undefined) {
    v1.CommitOrigin.encode(originFields(origin), wire.uint32(headerTag.origin).fork()).ldelim()
  }
  return new Uint8Array(wire.finish(true))
}

/** Writes a uint64, unless it is 0: a field that has its default takes no room. */
function writeNatural(wire: WireWriter, tag: number, value: number): void {
  if (value === 0) return
  wire.uint32(tag)
  if (value >>> 0 === value) wire.uint32(value)
  else wire.uint64(value)
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

function decodeFields(bytes: Uint8Array, position: number): CommitHeader {
  const message = v1.Header.decode(bytes)
  const baseTimeMs = safeInteger(message.baseTimeMs, 'base time')
  const { previous, writerId, store, writer } = message
  if (previous.length !== digestBytes) throw new Error(`a digest of ${previous.length} bytes`)
  if (writerId.length !== 0 && writerId.length !== writerIdBytes) {
    throw new Error(`a writer's id of ${writerId.length} bytes`)
  }
  if (message.streams.length === 0) throw new Error('no stream')
  return {
    position,
    baseTimeMs,
    committedAtMs: baseTimeMs + safeInteger(message.committedDeltaMs, 'commit time'),
    previous: new Uint8Array(previous),
    store,
    writer,
    writerId: writerId.length === 0 ? undefined : hexOfId(writerId),
    sequence: natural(message.sequence, 'sequence'),
    streams: message.streams.map((slice): StreamSlice => {
      const id = slice.id ?? new Uint8Array()
      const count = slice.count ?? 0
      if (id.length !== streamIdBytes) throw new Error(`a stream id of ${id.length} bytes`)
      if (count === 0) throw new Error('a stream without events')
      return { id: hexOfId(id), count, firstRevision: natural(slice.firstRevision, 'revision') }
    }),
    ...(message.tombstone == null ? {} : { tombstone: decodeTombstone(message.tombstone) }),
    ...(message.origin == null ? {} : { origin: decodeOrigin(message.origin) }),
  }
}

function tombstoneFields({ digest, writers, reason }: Tombstone): track.v1.Tombstone.$Properties {
  return {
    digest: digest ?? null,
    writers: writers.map(({ number, id, lastSequence }) => ({
      number: nonZero(number),
      id: bytesOfId(id),
      lastSequence: nonZero(lastSequence),
    })),
    reason: reason === '' ? null : reason,
  }
}

function decodeTombstone(message: track.v1.Tombstone.$Properties): Tombstone {
  const digest = message.digest ?? new Uint8Array()
  if (digest.length !== 0 && digest.length !== digestBytes) {
    throw new Error(`a tombstone's digest of ${digest.length} bytes`)
  }
  return {
    digest: digest.length === 0 ? undefined : new Uint8Array(digest),
    writers: (message.writers ?? []).map(({ number, id = new Uint8Array(), lastSequence }) => {
      if (id?.length !== writerIdBytes) throw new Error("a tombstone's writer without an id")
      return {
        number: number ?? 0,
        id: hexOfId(id),
        lastSequence: natural(lastSequence ?? 0, 'sequence'),
      }
    }),
    reason: message.reason ?? '',
  }
}

function originFields({
  store,
  position,
  header,
  former,
  generation,
}: CommitOrigin): track.v1.CommitOrigin.$Properties {
  return {
    store: bytesOfId(store),
    position: nonZero(position),
    header,
    former: former.map(({ place, revision }) => ({
      place: nonZero(place),
      revision: nonZero(revision),
    })),
    generation: nonZero(generation),
  }
}

function decodeOrigin(message: track.v1.CommitOrigin.$Properties): CommitOrigin {
  const { store, header, position, former, generation } = message
  if (store?.length !== streamIdBytes) throw new Error('an origin without a store')
  if (!header?.length) throw new Error('an origin without a header')
  return {
    store: hexOfId(store),
    position: natural(position ?? 0, 'position'),
    header: new Uint8Array(header),
    former: (former ?? []).map(({ place, revision }) => ({
      place: place ?? 0,
      revision: revision ?? 0,
    })),
    generation: generation ?? 0,
  }
}

// A field that has its default takes no room.
function nonZero(value: number): number | null {
  return value === 0 ? null : value
}

function natural(field: unknown, what: string): number {
  const value = safeInteger(field, what)
  if (value < 0) throw new Error(`a negative ${what}`)
  return value
}
