import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildAppend, type NewEvent } from './build-append.js'
import { eventsByStream } from './events-by-stream.js'
import { eventsOf } from './events-of.js'
import { commitOf } from './testing/commit-of.js'
import { oneEventOfEachKind } from './testing/one-event-of-each-kind.js'
import { thrownBy } from './testing/thrown-by.js'

const streams = ['aa', 'bb', 'cc', 'dd'].map((byte) => byte.repeat(16))

const newEvent: fc.Arbitrary<NewEvent> = fc.record({
  stream: fc.constantFrom(...streams),
  event: fc.oneof(
    fc.constantFrom(...Object.values(oneEventOfEachKind)),
    fc.record({
      type: fc.constant('MetricsLogged' as const),
      names: fc.constantFrom(['loss'], ['loss', 'acc'], ['acc', 'loss'], ['a', 'b', 'c']),
      values: fc.array(fc.double(), { minLength: 3, maxLength: 3 }),
      step: fc.option(fc.integer(), { nil: undefined }),
    }),
  ),
  timeMs: fc.integer({ min: 0, max: 10_000 }),
})

function commitWith(events: readonly NewEvent[]) {
  const whole = events.map((item) => {
    if (item.event.type !== 'MetricsLogged') return item
    const { names, values } = item.event
    return { ...item, event: { ...item.event, values: values.slice(0, names.length) } }
  })
  const origin = { writer: '00'.repeat(16), sequence: 0 }
  return { ...commitOf(buildAppend(whole, { origin, salt: new Uint8Array(12) })), position: 100 }
}

describe('events stream by stream', () => {
  test('are those in the order of the log, each stream in its order, within any range', () => {
    const range = fc.tuple(fc.integer({ min: 95, max: 120 }), fc.integer({ min: 95, max: 120 }))
    fc.assert(
      fc.property(fc.array(newEvent, { minLength: 1, maxLength: 20 }), range, (events, cut) => {
        const [from, to] = cut
        const commit = commitWith(events)
        const expected = eventsOf(commit, { from, to })
        const found = eventsByStream(commit, { from, to })
        for (const [stream, own] of found) {
          expect(own).toEqual(expected.filter((event) => event.stream === stream))
        }
        expect(found.map(([stream]) => stream).sort()).toEqual(
          [...new Set(expected.map(({ stream }) => stream))].sort(),
        )
      }),
    )
  })

  test('of a damaged body are an error that names the position of the commit', () => {
    const commit = commitWith([
      { stream: streams[0] as string, event: { type: 'TagsAdded', tags: { a: 1 } }, timeMs: 0 },
    ])
    const cut = { ...commit, body: commit.body.slice(0, -1) }
    const error = thrownBy(() => eventsByStream(cut))
    expect(error).toMatchObject({ code: 'TRACK_COMMIT_CORRUPT', details: { position: 100 } })
  })
})
