// Messages as nobody writes them, and what becomes of whoever reads them.
import fc from 'fast-check'
import { bytesOfHex } from '../hex.js'
import { newWireWriter } from '../wire.js'

/** A field that holds another message. */
export function messageField(tag: number, message: Uint8Array): Uint8Array {
  return newWireWriter().uint32(tag).bytes(message).finish()
}

const otherField = fc
  .constantFrom(
    ...['980601', '9206020707', '9d0600000000'], // no message has these
    ...['9b0608019c06', '9b0608018c06'], // a group; one that another one ends
    '0d00000000', // the first field's number, in a wire type that it never has
    ...['0001', '0c'], // no fields
    '8a808080800000', // a tag in more bytes than a tag may have
  )
  .map(bytesOfHex)

/** A message of such fields in any order and number, others among them, and now and then a byte changed or the end cut. */
export function messageOf(field: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const fields = fc.array(
    fc.oneof({ arbitrary: field, weight: 19 }, { arbitrary: otherField, weight: 1 }),
  )
  const whole = fields.map((parts) => new Uint8Array(Buffer.concat(parts)))
  const changed = fc.tuple(whole, fc.nat(), fc.nat(255)).map(([bytes, at, value]) => {
    if (bytes.length > 0) bytes[at % bytes.length] = value
    return bytes
  })
  const cut = fc
    .tuple(whole, fc.nat())
    .map(([bytes, at]) => bytes.subarray(0, at % (bytes.length + 1)))
  return fc.oneof({ arbitrary: whole, weight: 4 }, changed, cut)
}

/** Bytes of that length; now and then of another one. */
export function bytesLike(length: number): fc.Arbitrary<Uint8Array> {
  const sound = fc.uint8Array({ minLength: length, maxLength: length })
  return fc.oneof(
    { arbitrary: sound, weight: 19 },
    { arbitrary: fc.uint8Array({ maxLength: length + 1 }), weight: 1 },
  )
}

/** What `read` gives, or that it is refused: which of several errors comes first does not matter. */
export function readOrRefused<T>(read: () => T): T | 'refused' {
  try {
    return read()
  } catch {
    return 'refused'
  }
}
