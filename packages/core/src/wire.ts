// The rest of core sees messages, a reader and a writer.
import { track } from '@track/proto'
import protobuf from '@track/proto/protobufjs'

export const v1: typeof track.v1 = track.v1
export type { track } from '@track/proto'

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
