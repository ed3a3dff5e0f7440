import { describe, expect, test } from 'vitest'
import { indexBody } from './body-index.js'
import { isTrackError } from './is-track-error.js'
import { bodyBytesMax } from './limits.js'
import { v1 } from './messages.js'
import { thrownBy } from './testing/thrown-by.js'
import { newWireWriter, type WireWriter } from './wire.js'
import { bodyTag, groupTag } from './wire-fields.js'

const event = { deleted: { reason: 'x' } }
const two = { events: [event, event] }
const one = { events: [event] }

function bodyOf(message: Parameters<typeof v1.Body.encode>[0]): Uint8Array {
  return v1.Body.encode(message).finish()
}

function bytes(write: (writer: WireWriter) => WireWriter): Uint8Array {
  return write(newWireWriter()).finish()
}

test('finds names, groups and the order of a body', () => {
  const body = bodyOf({ names: ['a', 'b'], groups: [two, one], order: [0, 1, 0] })
  const index = indexBody(body, [2, 1])
  expect(index.names).toEqual(['a', 'b'])
  expect(index.order).toEqual([0, 1, 0])
  const groups = index.groups.map(({ start, end, count }) => {
    return { events: v1.Group.decode(body.subarray(start, end)).events.length, count }
  })
  expect(groups).toEqual([
    { events: 2, count: 2 },
    { events: 1, count: 1 },
  ])
})

test('passes over fields of a newer version', () => {
  const extended = bytes((writer) =>
    writer
      .raw(bodyOf({ groups: [one] }))
      .uint32(50 * 8 + 2)
      .string('new'),
  )
  expect(indexBody(extended, [1]).groups).toHaveLength(1)
})

describe('what does not agree is corrupt:', () => {
  const groupOf = (content: Uint8Array): Uint8Array =>
    bytes((writer) => writer.uint32(bodyTag.groups).bytes(content))

  test.each<[string, Uint8Array, readonly number[]]>([
    ['nothing where a group was announced', new Uint8Array(), [1]],
    ['a group where none was announced', bodyOf({ groups: [one] }), []],
    ['fewer events than announced', bodyOf({ groups: [one] }), [2]],
    ['more events than announced', bodyOf({ groups: [two] }), [1]],
    ['more groups than announced', bodyOf({ groups: [one, one], order: [0, 1] }), [1]],
    ['fewer groups than announced', bodyOf({ groups: [one] }), [1, 1]],
    ['an empty group', bodyOf({ groups: [{}] }), [0]],
    ['an order for one group', bodyOf({ groups: [two], order: [0, 0] }), [2]],
    ['no order for two groups', bodyOf({ groups: [one, one] }), [1, 1]],
    ['an order too short', bodyOf({ groups: [two, one], order: [0, 1] }), [2, 1]],
    ['an order too long', bodyOf({ groups: [one, one], order: [0, 1, 0] }), [1, 1]],
    ['an order with a group too often', bodyOf({ groups: [two, one], order: [0, 1, 1] }), [2, 1]],
    ['an order with an unknown group', bodyOf({ groups: [one, one], order: [0, 2] }), [1, 1]],
    ['an order with a huge group', bodyOf({ groups: [one, one], order: [0, 2 ** 32 - 1] }), [1, 1]],
    [
      'two orders',
      bytes((writer) => {
        const body = bodyOf({ groups: [one, one], order: [0, 1] })
        return writer.raw(body).uint32(bodyTag.order).uint32s([0, 1])
      }),
      [1, 1],
    ],
    [
      'an order that reaches beyond the body',
      bytes((writer) =>
        writer
          .raw(bodyOf({ groups: [one, one] }))
          .uint32(bodyTag.order)
          .uint32(2 ** 31),
      ),
      [1, 1],
    ],
    ['something else in a group', groupOf(Uint8Array.of(groupTag.events + 8, 0)), [1]],
    ['an event beyond its group', groupOf(Uint8Array.of(groupTag.events, 9)), [1]],
    ['a group cut off', bodyOf({ groups: [one] }).subarray(0, -1), [1]],
    ['a group of 2^31 bytes', Uint8Array.of(bodyTag.groups, 0x80, 0x80, 0x80, 0x80, 8), [1]],
    ['a name of 2^31 bytes', Uint8Array.of(bodyTag.names, 0x80, 0x80, 0x80, 0x80, 8), [1]],
    ['a name that is not UTF-8', Uint8Array.of(bodyTag.names, 1, 0xff), []],
    ['a length that never ends', new Uint8Array(20).fill(0xff), [1]],
    ['more bytes than a body may have', new Uint8Array(bodyBytesMax + 1), [1]],
  ])('%s', (_what, body, counts) => {
    const error = thrownBy(() => indexBody(body, counts))
    expect(isTrackError(error, 'TRACK_COMMIT_CORRUPT')).toBe(true)
  })
})

test('a body that claims much is refused before much is kept', () => {
  const megabytes = 8
  const empties = new Uint8Array(megabytes << 20)
  for (let i = 0; i < empties.length; i += 2) empties[i] = bodyTag.groups
  const order = bytes((writer) =>
    writer
      .raw(bodyOf({ groups: [one, one] }))
      .uint32(bodyTag.order)
      .bytes(new Uint8Array(megabytes << 20)),
  )
  for (const bomb of [empties, order]) {
    const before = process.memoryUsage().heapUsed
    const error = thrownBy(() => indexBody(bomb, [1, 1]))
    expect(isTrackError(error, 'TRACK_COMMIT_CORRUPT')).toBe(true)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(megabytes << 20)
  }
})
