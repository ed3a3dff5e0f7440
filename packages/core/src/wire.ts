// protobufjs's one importer. Who needs a reader or a writer alone loads none of the generated code.
import protobuf from '@track/proto/protobufjs'

/** Writes protobuf's wire format into one growing buffer. */
export type WireWriter = protobuf.Writer
/** Reads protobuf's wire format. */
export type WireReader = protobuf.Reader

/** A new writer. */
export function newWireWriter(): WireWriter {
  return protobuf.Writer.create()
}

/** A reader of `bytes`. What it decodes as bytes are views into them. */
export function newWireReader(bytes: Uint8Array): WireReader {
  return protobuf.Reader.create(bytes)
}

/**
 * Reads a varint as `reader.uint32()` does, for loops in which most are of one byte: V8 makes this part of the loop,
 * which it does not with that.
 */
export function readUint32(reader: WireReader): number {
  const byte = reader.buf[reader.pos] ?? 128 // at the end of all, where that throws
  if (byte >= 128) return reader.uint32()
  reader.pos++
  return byte
}
