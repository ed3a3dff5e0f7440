import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAppend } from './build-append.js'
import type { Append } from './commit.js'
import { namedContent } from './named-content.js'
import { oneEventOfEachKind } from './testing/one-event-of-each-kind.js'
import type { TrackEvent } from './track-event.js'

const stream = '5a'.repeat(16)

function appendOf(...events: readonly Exclude<TrackEvent, { type: 'Unknown' }>[]): Append {
  return buildAppend(
    events.map((event) => ({ stream, event, timeMs: 1_700_000_000_000 })),
    { origin: { writer: '00'.repeat(16), sequence: 0 }, salt: new Uint8Array(12) },
  )
}

test.each(Object.entries(oneEventOfEachKind))(
  'of %s is that of the file, if it is one',
  (_, event) => {
    const digest = event.type === 'FileLogged' ? event.digest : undefined
    expect(namedContent(appendOf(event))).toBe(digest)
  },
)

test('is looked for in commits of one event', () => {
  const file = {
    type: 'FileLogged',
    name: 'a',
    digest: 'ab'.repeat(32),
    bytes: 1,
    mime: '',
  } as const
  expect(namedContent(appendOf(file, file))).toBe(undefined)
})

test('of bytes of any kind is found or not, without an error', () => {
  const streams = [{ id: stream, count: 1, expected: 'any' }] as const
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (body) => {
      expect(namedContent({ streams, body }) ?? '').toMatch(/^[0-9a-f]*$/)
    }),
  )
})
