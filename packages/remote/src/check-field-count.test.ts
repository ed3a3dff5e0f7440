import { expect, it } from 'vitest'
import { checkFieldCount } from './check-field-count.js'
import { eventLogService } from './event-log-service.js'

const { append, read, getDerived, head } = eventLogService

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

it('an answer is refused before it becomes too many numbers, or too many values', () => {
  const million = Array.from({ length: 1_000_000 }, () => 1)
  const many = { lengths: million, positions: million, records: new Uint8Array(1_000_000) }
  expect(() => read.responseDeserialize(read.responseSerialize(many))).toThrow(/cannot be read/)
  const sound = {
    records: new Uint8Array(5 << 20),
    lengths: [5 << 20],
    positions: [2 ** 52],
    head: 1,
  }
  expect(read.responseDeserialize(read.responseSerialize(sound)).lengths).toEqual([5 << 20])
  const values = append.responseSerialize({ outcomes: Array.from({ length: 6_000 }, () => ({})) })
  expect(() => append.responseDeserialize(values)).toThrow(/cannot be read/)
  const long = head.responseSerialize({ digest: new Uint8Array(2 << 20) })
  expect(() => head.responseDeserialize(long)).toThrow(/cannot be read/)
})
