// What the codecs have in common that write and read a message field by field.
import { safeInteger } from './safe-integer.js'
import type { WireReader, WireWriter } from './wire.js'

/** Writes a uint32, unless it is 0: a field that has its default takes no room. */
export function writeUint32(wire: WireWriter, tag: number, value: number): void {
  if (value !== 0) wire.uint32(tag).uint32(value)
}

/** Writes a uint64, unless it is 0. */
export function writeNatural(wire: WireWriter, tag: number, value: number): void {
  if (value === 0) return
  wire.uint32(tag)
  if (value >>> 0 === value) wire.uint32(value)
  else wire.uint64(value)
}

/**
 * The number that a uint64 holds.
 * @throws when it is no safe integer.
 */
export function natural(field: unknown, what: string): number {
  const value = safeInteger(field, what)
  if (value < 0) throw new Error(`a negative ${what}`)
  return value
}

/**
 * The tags of the message that is in the next `length` bytes, one after the other. Whoever gets one reads its field
 * or skips it.
 * @throws when a field goes beyond the end of the message, or the message beyond that of the bytes.
 */
export function* tagsOf(reader: WireReader, length: number): Generator<number, void, undefined> {
  const end = reader.pos + length
  while (reader.pos < end) yield reader.tag()
  if (reader.pos !== end) throw new Error('a field beyond the end of its message')
}

/** Skips the field whose tag was read. */
export function skipField(reader: WireReader, tag: number): void {
  reader.skipType(tag & 7, 0, tag >>> 3)
}
