import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tombstone } from './commit.js'
import { bytesOfHex, hexOf } from './hex.js'
import { v1 } from './messages.js'
import { safeInteger } from './safe-integer.js'
import { arbitraryTombstone } from './testing/arbitraries.js'
import { bytesLike, messageField, messageOf, readOrRefused } from './testing/wire-arbitraries.js'
import { decodeTombstone, encodeTombstone } from './tombstone-codec.js'
import { newWireReader, newWireWriter } from './wire.js'
import { tombstoneTag } from './wire-fields.js'

test('a tombstone has the bytes that the generated code gives it, and comes out as it went in', () => {
  fc.assert(
    fc.property(arbitraryTombstone, (any) => {
      const bytes = encode(any)
      expect(hexOf(bytes)).toBe(hexOf(encodeByGenerated(any)))
      expect(decode(bytes)).toStrictEqual(any)
    }),
    { numRuns: 1000 },
  )
})

/** A writer; and the same, of a length that takes more bytes than a length may. */
const soundLength = bytesOfHex(`12121210${'ab'.repeat(16)}`)
const longLength = bytesOfHex(`129280808080001210${'ab'.repeat(16)}`)

test('fields in any order, twice, left out, unknown or damaged are read or refused as by the generated code', () => {
  const field = fc.oneof(
    bytesLike(32).map((digest) => v1.Tombstone.encode({ digest }).finish()),
    fc.string({ unit: 'binary' }).map((reason) => v1.Tombstone.encode({ reason }).finish()),
    messageOf(
      fc.oneof(
        fc.nat().map((number) => v1.TombstoneWriter.encode({ number }).finish()),
        bytesLike(16).map((id) => v1.TombstoneWriter.encode({ id }).finish()),
        fc
          .oneof(fc.maxSafeNat(), fc.constantFrom(2 ** 53, -1))
          .map((lastSequence) => v1.TombstoneWriter.encode({ lastSequence }).finish()),
      ),
    ).map((writer) => messageField(tombstoneTag.writers, writer)),
    fc.constantFrom(soundLength, longLength),
  )
  let read = 0
  fc.assert(
    fc.property(messageOf(field), (bytes) => {
      const found = readOrRefused(() => decode(bytes))
      expect(found).toStrictEqual(readOrRefused(() => decodeByGenerated(bytes)))
      if (found !== 'refused') read++
    }),
    { numRuns: 3000 },
  )
  expect(read).toBeGreaterThan(300)
  expect(read).toBeLessThan(2700)
})

test('a tombstone that goes beyond what it is in is refused', () => {
  const bytes = encode({ digest: undefined, writers: [], reason: 'gone' })
  expect(() => decodeTombstone(newWireReader(bytes), bytes.length + 1)).toThrow()
})

// The digests of all logs that were vacuumed or repaired rest on these bytes.
test('a tombstone has the pinned bytes', () => {
  const writers = [{ number: 3, id: 'cd'.repeat(16), lastSequence: 77 }]
  const bytes = encode({ digest: new Uint8Array(32).fill(0xaa), writers, reason: 'vacuumed' })
  expect(hexOf(bytes)).toBe(
    '0a20aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa121608031210cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd184d1a0876616375756d6564',
  )
})

function encode(tombstone: Tombstone): Uint8Array {
  const wire = newWireWriter()
  encodeTombstone(wire, tombstone)
  return wire.finish()
}

function decode(bytes: Uint8Array): Tombstone {
  return decodeTombstone(newWireReader(bytes), bytes.length)
}

function encodeByGenerated({ digest, writers, reason }: Tombstone): Uint8Array {
  const message = {
    digest: digest ?? null,
    writers: writers.map((writer) => ({ ...writer, id: bytesOfHex(writer.id) })),
    reason,
  }
  return v1.Tombstone.encode(message).finish()
}

function decodeByGenerated(bytes: Uint8Array): Tombstone {
  const { digest, writers, reason } = v1.Tombstone.decode(bytes)
  if (digest.length !== 0) expect(digest.length).toBe(32)
  return {
    digest: digest.length === 0 ? undefined : new Uint8Array(digest),
    writers: writers.map(({ number = 0, id, lastSequence }) => {
      expect(id?.length).toBe(16)
      const sequence = safeInteger(lastSequence, 'sequence')
      expect(sequence).toBeGreaterThanOrEqual(0)
      return { number: number ?? 0, id: hexOf(id ?? new Uint8Array()), lastSequence: sequence }
    }),
    reason,
  }
}
