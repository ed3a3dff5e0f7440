import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CommitOrigin } from './commit.js'
import { bytesOfHex, hexOf } from './hex.js'
import { v1 } from './messages.js'
import { decodeOrigin, encodeOrigin } from './origin-codec.js'
import { safeInteger } from './safe-integer.js'
import { arbitraryOrigin } from './testing/arbitraries.js'
import { bytesLike, messageField, messageOf, readOrRefused } from './testing/wire-arbitraries.js'
import { newWireReader, newWireWriter } from './wire.js'
import { originTag } from './wire-fields.js'

test('an origin has the bytes that the generated code gives it, and comes out as it went in', () => {
  fc.assert(
    fc.property(arbitraryOrigin, (any) => {
      const bytes = encode(any)
      const message = { ...any, store: bytesOfHex(any.store), former: [...any.former] }
      expect(hexOf(bytes)).toBe(hexOf(v1.CommitOrigin.encode(message).finish()))
      expect(decode(bytes)).toStrictEqual(any)
    }),
    { numRuns: 1000 },
  )
})

/** A former revision of no bytes, whose length takes more of them than a length may. */
const longLength = bytesOfHex('22808080808000')

test('fields in any order, twice, left out, unknown or damaged are read or refused as by the generated code', () => {
  const store = bytesLike(16).map((bytes) => v1.CommitOrigin.encode({ store: bytes }).finish())
  const header = fc.uint8Array().map((bytes) => v1.CommitOrigin.encode({ header: bytes }).finish())
  const field = fc.oneof(
    { arbitrary: store, weight: 9 },
    { arbitrary: header, weight: 9 },
    fc
      .oneof(fc.maxSafeNat(), fc.constantFrom(2 ** 53, -1))
      .map((position) => v1.CommitOrigin.encode({ position }).finish()),
    fc.nat().map((generation) => v1.CommitOrigin.encode({ generation }).finish()),
    messageOf(
      fc.oneof(
        fc.nat().map((place) => v1.FormerRevision.encode({ place }).finish()),
        fc.nat().map((revision) => v1.FormerRevision.encode({ revision }).finish()),
      ),
    ).map((former) => messageField(originTag.former, former)),
    { arbitrary: fc.constant(longLength), weight: 1 },
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

test('an origin that goes beyond what it is in is refused', () => {
  const bytes = encode(pinned)
  expect(() => decodeOrigin(newWireReader(bytes), bytes.length + 1)).toThrow()
})

const pinned: CommitOrigin = {
  store: 'ab'.repeat(16),
  position: 1_000_000,
  header: Uint8Array.of(1, 2, 3),
  former: [
    { place: 0, revision: 5 },
    { place: 2, revision: 0 },
  ],
  generation: 1,
}

// The digests of all merged logs rest on these bytes.
test('an origin has the pinned bytes', () => {
  expect(hexOf(encode(pinned))).toBe(
    '0a10abababababababababababababababab10c0843d1a0301020322021005220208022801',
  )
})

function encode(origin: CommitOrigin): Uint8Array {
  const wire = newWireWriter()
  encodeOrigin(wire, origin)
  return wire.finish()
}

function decode(bytes: Uint8Array): CommitOrigin {
  return decodeOrigin(newWireReader(bytes), bytes.length)
}

function decodeByGenerated(bytes: Uint8Array): CommitOrigin {
  const { store, position, header, former, generation } = v1.CommitOrigin.decode(bytes)
  expect(store.length).toBe(16)
  expect(header.length).toBeGreaterThan(0)
  const known = safeInteger(position, 'position')
  expect(known).toBeGreaterThanOrEqual(0)
  return {
    store: hexOf(store),
    position: known,
    header: new Uint8Array(header),
    former: former.map(({ place, revision }) => ({ place: place ?? 0, revision: revision ?? 0 })),
    generation,
  }
}
