import { expect, it } from 'vitest'
import { checkFieldCount } from './check-field-count.js'
import { eventLogService } from './event-log-service.js'

const { append, read, getDerived } = eventLogService

it('lets requests through, as large as they may be', () => {
  const keys = Array.from({ length: 4_096 }, (_, i) => `key ${i}`)
  expect(() => checkFieldCount(getDerived.requestSerialize({ keys }))).not.toThrow()
  const request = { from: 2 ** 52, to: 2 ** 53 - 1, backward: true, pageBytes: 1 << 22 }
  expect(() => checkFieldCount(read.requestSerialize(request))).not.toThrow()
  const body = new Uint8Array(1 << 20)
  expect(() => checkFieldCount(append.requestSerialize({ appends: [{ body }] }))).not.toThrow()
})

it.each([
  [
    'more fields than any request needs',
    new Uint8Array(20_000).fill(10).map((b, i) => (i % 2 ? 0 : b)),
  ],
  ['a field that is cut off', Uint8Array.of(10)],
  ['a number without an end', new Uint8Array(12).fill(255)],
  ['a field of another kind', Uint8Array.of(13, 0, 0, 0, 0)],
])('refuses %s before it is decoded', (_, bytes) => {
  expect(() => checkFieldCount(bytes)).toThrow(/cannot be read/)
  expect(() => append.requestDeserialize(Buffer.from(bytes))).toThrow(/cannot be read/)
})
