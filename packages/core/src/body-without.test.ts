import { describe, expect, it } from 'vitest'
import { indexBody } from './body-index.js'
import { bodyWithout } from './body-without.js'
import { buildAppend, type NewEvent } from './build-append.js'
import type { Commit } from './commit.js'
import { commitDigest } from './commit-digest.js'
import { eventCounts } from './event-counts.js'
import { eventsByStream } from './events-by-stream.js'
import { eventsOf } from './events-of.js'
import { encodeHeader } from './header-codec.js'
import { replacedDigest } from './replaced-body.js'
import { sha256 } from './sha256.js'
import { commitOf } from './testing/commit-of.js'
import { oneEventOfEachKind } from './testing/one-event-of-each-kind.js'
import { newWireWriter } from './wire.js'
import { bodyTag } from './wire-fields.js'

const streams = ['a', 'b', 'c'].map((digit) => digit.repeat(32))
const [a = '', b = '', c = ''] = streams
const options = { salt: new Uint8Array(12).fill(9), sha256 }

function commitWith(events: readonly NewEvent[]): Commit {
  const origin = { writer: '0'.repeat(32), sequence: 1 }
  const commit = commitOf(buildAppend(events, { origin, salt: new Uint8Array(12).fill(1) }))
  const digest = commitDigest(encodeHeader(commit), commit.body, sha256)
  return { ...commit, position: 100, digest }
}

const mixed = commitWith(
  Object.values(oneEventOfEachKind).flatMap((event, i): NewEvent[] =>
    streams.map((stream, j) => ({ stream, event, timeMs: 1000 + i + j })),
  ),
)

function cut(commit: Commit, without: readonly string[]): Commit {
  const made = bodyWithout(commit, new Set(without), options)
  if (made === undefined) throw new Error('nothing has gone')
  return { ...commit, body: made.body }
}

const digestOf = (commit: Commit): Uint8Array =>
  commitDigest(encodeHeader(commit), commit.body, sha256)

describe('a body without the events of some streams', () => {
  it.each([[[a]], [[b]], [[a, c]], [[a, b, c]]])(
    'has all others at their places, and the digest stays: %j',
    (without) => {
      const kept = eventsOf(mixed).filter(({ stream }) => !without.includes(stream))
      const made = cut(mixed, without)
      expect(eventsOf(made)).toEqual(kept)
      for (const stream of streams) {
        const own = kept.filter((event) => event.stream === stream)
        expect(eventsOf(made, { stream })).toEqual(own)
      }
      const byStream = eventsByStream(mixed).filter(([stream]) => !without.includes(stream))
      expect(eventsByStream(made)).toEqual(byStream)
      expect(digestOf(made)).toEqual(mixed.digest)
      expect(replacedDigest(made.body)).toEqual(sha256(mixed.body))
      const each = mixed.count / streams.length
      expect(eventCounts(made)).toEqual(streams.map((id) => (without.includes(id) ? 0 : each)))
    },
  )

  it.each(Object.values(oneEventOfEachKind))('keeps the names that $type alone uses', (event) => {
    const other = { type: 'TagsAdded', tags: {} } as const
    const commit = commitWith([
      { stream: a, event, timeMs: 1 },
      { stream: b, event: other, timeMs: 1 },
    ])
    const made = cut(commit, [b])
    expect(eventsOf(made)).toEqual(eventsOf(commit, { stream: a }))
    expect(Buffer.from(made.body).includes(Buffer.from(options.salt))).toBe(true)
  })

  it('can be cut again, and still names the first that was there', () => {
    const once = cut(mixed, [a])
    expect(bodyWithout(once, new Set([a]), options)).toBeUndefined()
    const twice = cut(once, [a, b])
    expect(twice.body).toEqual(cut(mixed, [a, b]).body)
    expect(digestOf(twice)).toEqual(mixed.digest)
    expect(bodyWithout(once, new Set([a, b]), options)?.gone).toBe(mixed.count / 3)
  })

  it('has no bytes of what went: neither names, values nor the salt', () => {
    const text = (label: string) => `secret of ${label}`
    const events = streams.flatMap((stream): NewEvent[] => {
      const own = text(stream)
      return [
        {
          stream,
          event: { type: 'MetricsLogged', names: [own, 'both'], values: [1, 2], step: 1 },
          timeMs: 0,
        },
        { stream, event: { type: 'OutputCaptured', stream: 'stdout', text: `${own}!` }, timeMs: 1 },
      ]
    })
    const whole = commitWith(events)
    const bytes = Buffer.from(cut(whole, [a, c]).body)
    expect(bytes.includes('secret of')).toBe(true)
    expect(bytes.includes(text(b)) && bytes.includes('both')).toBe(true)
    for (const gone of [text(a), text(c), Buffer.alloc(12, 1)]) {
      expect(Buffer.from(whole.body).includes(gone)).toBe(true)
      expect(bytes.includes(gone)).toBe(false)
    }
  })

  it('keeps all names beside an event of a newer version, which may use any of them', () => {
    const writer = newWireWriter()
    writer.uint32(bodyTag.salt).bytes(new Uint8Array(12))
    for (const name of ['mine', 'other']) writer.uint32(bodyTag.names).string(name)
    const metrics = Uint8Array.of(0x0a, 7, 0x0a, 1, 0, 0x2a, 2, 0, 0) // of 'mine'
    for (const event of [metrics, Uint8Array.of(0x92, 0x3f, 1, 0)]) {
      writer.uint32(bodyTag.groups).fork().uint32(0x0a).bytes(event).ldelim()
    }
    writer.uint32(bodyTag.order).bytes(Uint8Array.of(0, 1))
    const slices = [a, b].map((id) => ({ id, count: 1, firstRevision: 0 }))
    const body = writer.finish()
    const made = bodyWithout({ ...mixed, streams: slices, body }, new Set([a]), options)
    expect(indexBody(made?.body ?? body, [1, 1]).names).toEqual(['mine', 'other'])
  })

  it('is undefined where nothing of the streams is', () => {
    expect(bodyWithout(mixed, new Set(['d'.repeat(32)]), options)).toBeUndefined()
  })

  it('of a body that is damaged names the commit', () => {
    const damaged = { ...mixed, body: mixed.body.subarray(0, mixed.body.length - 3) }
    expect(() => bodyWithout(damaged, new Set([a]), options)).toThrowError(
      expect.objectContaining({ code: 'TRACK_COMMIT_CORRUPT', details: { position: 100 } }),
    )
  })
})

describe('what a body says that it replaces', () => {
  const counts = mixed.streams.map(({ count }) => count)

  it('stands first, once, and has 32 bytes', () => {
    const { body } = cut(mixed, [a])
    expect(indexBody(body, counts).groups[0]).toMatchObject({ count: 0 })
    const field = body.slice(0, 34)
    const moved = Buffer.concat([body.subarray(34), field])
    const twice = Buffer.concat([field, body])
    const short = Buffer.concat([Uint8Array.of(0x2a, 31), body.subarray(3)])
    expect(replacedDigest(field.subarray(0, 33))).toBeUndefined()
    for (const bytes of [moved, twice, short]) {
      expect(() => indexBody(bytes, counts)).toThrowError(
        expect.objectContaining({ code: 'TRACK_COMMIT_CORRUPT' }),
      )
    }
  })

  it('is why a group may be empty, and one too many may not', () => {
    const { body } = cut(mixed, [a])
    expect(() => indexBody(body.subarray(34), counts)).toThrowError(/a group is empty/)
    expect(() => indexBody(body, counts.slice(1))).toThrowError(/announced/)
    const more = Buffer.concat([body, Uint8Array.of(bodyTag.groups, 0)])
    expect(() => indexBody(more, counts)).toThrowError(/announced/)
  })
})
