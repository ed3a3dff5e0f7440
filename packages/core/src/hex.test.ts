import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOfHex, hexOf } from './hex.js'
import { isTrackError } from './is-track-error.js'
import { thrownBy } from './testing/thrown-by.js'

test('hex and bytes are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(hexOf(bytes)).toBe(Buffer.from(bytes).toString('hex'))
      expect(bytesOfHex(hexOf(bytes))).toEqual(bytes)
    }),
  )
})

test.each(['a', 'AB', '0x', 'g0', '00\n', ' 00', '\u0660\u0660'])('%o is refused', (hex) => {
  const error = thrownBy(() => bytesOfHex(hex))
  expect(isTrackError(error, 'TRACK_ARGUMENT_INVALID') && error.details).toEqual({ hex })
})
