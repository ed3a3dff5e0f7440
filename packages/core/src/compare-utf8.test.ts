import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareUtf8 } from './compare-utf8.js'

test('strings are ordered as their UTF-8 bytes are', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', '\u{FFFD}', '\u{1F600}', '\u{D7FF}', '\u{E000}') }),
  )
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
    { numRuns: 1000 },
  )
})
