import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CommitHeader } from './commit.js'
import { decodeHeader, encodeHeader } from './header-codec.js'
import { bytesOfHex, hexOf } from './hex.js'
import { isTrackError } from './is-track-error.js'
import { v1 } from './messages.js'
import { arbitraryHeader } from './testing/arbitraries.js'
import { thrownBy } from './testing/thrown-by.js'

const header: CommitHeader = {
  position: 1_000_000,
  baseTimeMs: 1_700_000_000_000,
  committedAtMs: 1_700_000_000_017,
  previous: new Uint8Array(32).fill(0xaa),
  store: 0,
  writer: 3,
  writerId: 'cd'.repeat(16),
  sequence: 77,
  streams: [
    { id: '01'.repeat(16), count: 512, firstRevision: 4096 },
    { id: '02'.repeat(16), count: 1, firstRevision: 0 },
  ],
}

test('a header comes out as it went in', () => {
  fc.assert(
    fc.property(arbitraryHeader, (any) => {
      expect(decodeHeader(encodeHeader(any), any.position)).toStrictEqual(any)
    }),
    { numRuns: 1000 },
  )
})

test('a header has the bytes that the generated code gives what it says', () => {
  fc.assert(
    fc.property(arbitraryHeader, (any) => {
      const bytes = encodeHeader(any)
      const again = v1.Header.encode(v1.Header.decode(bytes)).finish()
      expect(hexOf(bytes)).toBe(hexOf(again))
    }),
    { numRuns: 1000 },
  )
})

test('fields in any order, twice, left out or unknown are read as the generated code reads them', () => {
  const id = fc.uint8Array({ minLength: 16, maxLength: 16 })
  const slice = fc.record({ id, count: fc.integer({ min: 1 }), firstRevision: fc.maxSafeNat() })
  const part: fc.Arbitrary<Parameters<typeof v1.Header.encode>[0]> = fc.oneof(
    slice.map((one) => ({ streams: [one] })),
    fc.nat().map((store) => ({ store })),
    fc.nat().map((writer) => ({ writer })),
    fc.oneof(fc.constant(new Uint8Array()), id).map((writerId) => ({ writerId })),
    fc.maxSafeNat().map((sequence) => ({ sequence })),
    fc.integer().map((baseTimeMs) => ({ baseTimeMs })),
    fc.integer().map((committedDeltaMs) => ({ committedDeltaMs })),
    fc.uint8Array({ minLength: 32, maxLength: 32 }).map((previous) => ({ previous })),
  )
  const unknown = fc.constantFrom('980601', '9206020707', '9d0600000000').map(bytesOfHex)
  const field = fc.oneof(
    { arbitrary: part.map((one) => v1.Header.encode(one).finish()), weight: 9 },
    unknown,
  )
  fc.assert(
    fc.property(arbitraryHeader, fc.array(field), fc.array(field), (any, before, after) => {
      const bytes = Buffer.concat([...before, encodeHeader(any), ...after])
      const message = v1.Header.decode(bytes)
      const { store, writer, writerId, previous } = message
      const baseTimeMs = Number(message.baseTimeMs)
      expect(decodeHeader(bytes, 7)).toMatchObject({
        ...{ position: 7, store, writer, baseTimeMs },
        committedAtMs: baseTimeMs + Number(message.committedDeltaMs),
        previous: new Uint8Array(previous),
        writerId: writerId.length === 0 ? undefined : hexOf(writerId),
        sequence: Number(message.sequence),
        streams: message.streams.map((one) => ({
          id: hexOf(one.id ?? new Uint8Array()),
          count: one.count,
          firstRevision: Number(one.firstRevision),
        })),
      })
    }),
    { numRuns: 1000 },
  )
})

// The digests of all logs rest on these bytes.
test('a header has the pinned bytes', () => {
  expect(hexOf(encodeHeader(header))).toBe(
    '0a180a10010101010101010101010101010101011080041880200a140a1002020202020202020202020202020202100118032210cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd284d3080a0abfef96238224220aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  )
})

test('a header of one stream of an ordinary log takes at most 77 bytes', () => {
  const one = { ...header, writerId: undefined, streams: header.streams.slice(0, 1) }
  expect(encodeHeader(one).length).toBeLessThanOrEqual(77)
})

test.each<[string, Parameters<typeof v1.Header.encode>[0]]>([
  ['no previous digest', { streams: [{ id: new Uint8Array(16), count: 1 }] }],
  ['no stream', { previous: new Uint8Array(32) }],
  ['a short digest', wire({ previous: new Uint8Array(31) })],
  ['a short stream id', wire({ streams: [{ id: new Uint8Array(15), count: 1 }] })],
  ['a stream without events', wire({ streams: [{ id: new Uint8Array(16) }] })],
  ['a short writer id', wire({ writerId: new Uint8Array(15) })],
  ['a sequence beyond safe integers', wire({ sequence: 2 ** 53 })],
  ['a negative sequence', wire({ sequence: -1 })],
  ['a short digest in its tombstone', wire({ tombstone: { digest: new Uint8Array(31) } })],
  ['a writer without an id in its tombstone', wire({ tombstone: { writers: [{ number: 1 }] } })],
  [
    'a sequence beyond safe integers in its tombstone',
    wire({ tombstone: { writers: [{ id: new Uint8Array(16), lastSequence: 2 ** 53 }] } }),
  ],
])('a header with %s is corrupt', (_what, message) => {
  const bytes = v1.Header.encode(message).finish()
  const error = thrownBy(() => decodeHeader(bytes, 0))
  expect(isTrackError(error, 'TRACK_COMMIT_CORRUPT')).toBe(true)
})

test.each([
  ['a field of number 0', '0001'],
  ['a group that ends as another one', '9b0608018c06'],
  ['a tag of six bytes', '8a808080800000'],
  ['a stream whose length has six bytes', `0a9480808080000a10${'01'.repeat(16)}1001`],
  ['a field of number 0 in a stream', `0a160a10${'01'.repeat(16)}10010001`],
])('a header with %s is corrupt, as for the generated code', (_what, hex) => {
  const bytes = Buffer.concat([encodeHeader(header), bytesOfHex(hex)])
  expect(() => v1.Header.decode(bytes)).toThrow()
  const error = thrownBy(() => decodeHeader(bytes, 0))
  expect(isTrackError(error, 'TRACK_COMMIT_CORRUPT')).toBe(true)
})

test('every header cut short is corrupt, or a header of fewer streams', () => {
  const bytes = encodeHeader(header)
  for (let length = 0; length < bytes.length; length++) {
    let read: CommitHeader | undefined
    const error = thrownBy(() => {
      read = decodeHeader(bytes.subarray(0, length), header.position)
    })
    if (error === undefined) expect(read?.streams.length).toBeLessThan(header.streams.length)
    else expect(isTrackError(error, 'TRACK_COMMIT_CORRUPT')).toBe(true)
  }
})

function wire(
  part: Parameters<typeof v1.Header.encode>[0],
): Parameters<typeof v1.Header.encode>[0] {
  const streams = [{ id: new Uint8Array(16), count: 1 }]
  return { previous: new Uint8Array(32), streams, ...part }
}
