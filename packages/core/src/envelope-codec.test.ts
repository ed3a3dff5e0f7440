import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeEnvelope, encodeEnvelope } from './envelope-codec.js'
import { hexOf } from './hex.js'
import { isTrackError } from './is-track-error.js'
import { v1 } from './messages.js'
import { arbitraryEnvelope } from './testing/arbitraries.js'
import { thrownBy } from './testing/thrown-by.js'

const body = Uint8Array.of(1, 2, 3)

test('an envelope comes out as it went in', () => {
  fc.assert(
    fc.property(arbitraryEnvelope, (envelope) => {
      expect(decodeEnvelope(encodeEnvelope(envelope), body)).toStrictEqual({ ...envelope, body })
    }),
    { numRuns: 1000 },
  )
})

test('an envelope has the pinned bytes', () => {
  const envelope = {
    origin: { writer: 'cd'.repeat(16), sequence: 77 },
    baseTimeMs: 1_700_000_000_000,
    streams: [
      { id: '01'.repeat(16), count: 512, expected: 'any' },
      { id: '02'.repeat(16), count: 1, expected: 'no-stream' },
      { id: '03'.repeat(16), count: 1, expected: 'stream-exists' },
      { id: '04'.repeat(16), count: 1, expected: 0 },
      { id: '05'.repeat(16), count: 1, expected: 300 },
    ],
  } as const
  expect(hexOf(encodeEnvelope(envelope))).toBe(
    '0a10cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd104d1880a0abfef96222170a1001010101010101010101010101010101108004180022160a10020202020202020202020202020202021001180122160a10030303030303030303030303030303031001180222160a10040404040404040404040404040404041001200022170a1005050505050505050505050505050505100120ac02',
  )
})

const id = new Uint8Array(16)

test.each<[string, Parameters<typeof v1.Envelope.encode>[0]]>([
  ['a short writer id', { writer: id.subarray(1) }],
  ['a short stream id', { writer: id, streams: [{ id: id.subarray(1), count: 1, state: 0 }] }],
  ['a sequence beyond safe integers', { writer: id, sequence: 2 ** 53 }],
  ['a base time beyond safe integers', { writer: id, baseTimeMs: -(2 ** 53) }],
  ['a revision beyond safe integers', { writer: id, streams: [{ id, revision: 2 ** 60 }] }],
])('an envelope with %s is corrupt', (_what, message) => {
  const bytes = v1.Envelope.encode(message).finish()
  const error = thrownBy(() => decodeEnvelope(bytes, body))
  expect(isTrackError(error, 'TRACK_COMMIT_CORRUPT')).toBe(true)
})

test('an expectation of a newer version is refused, not taken for any', () => {
  const streams = [{ id: '02'.repeat(16), count: 1, expected: 'stream-exists' }] as const
  const bytes = encodeEnvelope({
    origin: { writer: '00'.repeat(16), sequence: 0 },
    baseTimeMs: 0,
    streams,
  })
  expect(bytes.at(-1)).toBe(2)
  bytes[bytes.length - 1] = 3
  const error = thrownBy(() => decodeEnvelope(bytes, body))
  expect(isTrackError(error, 'TRACK_COMMIT_CORRUPT')).toBe(true)
})
