import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildAppend, type NewEvent } from './build-append.js'
import { ColumnsWriter } from './columns-writer.js'
import type { StreamSlice } from './commit.js'
import { eventsOf } from './events-of.js'
import { eventsOfPart, isColumns, partCount, slicePart } from './stream-part.js'
import { streamParts } from './stream-parts.js'
import { commitOf } from './testing/commit-of.js'

const stream = 'aa'.repeat(16)
const other = 'bb'.repeat(16)

function metrics(on: string, names: readonly string[], step: number | undefined): NewEvent {
  const values = names.map((_, i) => i + (step ?? 0) / 3)
  return { stream: on, event: { type: 'MetricsLogged', names, values, step }, timeMs: 7 }
}

function commitWith(events: readonly NewEvent[]) {
  const origin = { writer: '00'.repeat(16), sequence: 0 }
  return commitOf(buildAppend(events, { origin, salt: new Uint8Array(12) }))
}

const ab = ['a', 'b']
const tags: NewEvent = { stream, event: { type: 'TagsAdded', tags: { a: 1 } }, timeMs: 9 }

describe('parts of a stream', () => {
  test('are cut where names change, steps begin or end, or another event comes between', () => {
    const commit = commitWith([
      metrics(stream, ['a'], 1),
      metrics(other, ['a'], 1),
      metrics(stream, ['a'], 2),
      metrics(stream, ['a'], undefined),
      metrics(stream, ab, 4),
      metrics(stream, ab, 5),
      tags,
      metrics(stream, ['a', 'a'], 6),
      metrics(stream, ['a'], 7),
    ])
    const [[id, parts] = [], rest] = streamParts(commit)
    expect(id).toBe(stream)
    expect(parts?.map((part) => [isColumns(part), partCount(part)])).toEqual([
      [true, 2],
      [true, 1],
      [true, 2],
      [false, 2],
      [true, 1],
    ])
    expect(rest?.[0]).toBe(other)
  })

  test('stand for the events that eventsOf gives, whole, in slices, and between any revisions', () => {
    const event = fc.oneof(
      fc.tuple(
        fc.constantFrom(stream, other),
        fc.constantFrom(['a'], ab, ['b', 'a'], ['a', 'a']),
        fc.option(fc.integer(), { nil: undefined }),
      ),
      fc.constant(undefined),
    )
    const columns = new ColumnsWriter()
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 30 }), fc.nat(8), (list, cut) => {
        const commit = commitWith(list.map((it) => (it === undefined ? tags : metrics(...it))))
        const range = { fromRevision: cut, toRevision: 3 * cut }
        for (const [id, parts] of streamParts(commit, { ...range, columns })) {
          const expected = eventsOf(commit, { stream: id, from: cut, to: 3 * cut })
          expect(parts.flatMap(eventsOfPart)).toEqual(expected)
          for (const part of parts) {
            const at = Math.min(cut, partCount(part))
            const halves = [slicePart(part, 0, at), slicePart(part, at, partCount(part))]
            expect(halves.flatMap(eventsOfPart)).toEqual(eventsOfPart(part))
          }
        }
      }),
    )
  })

  test('are of those streams that are asked for, and nothing is looked at for none', () => {
    const commit = commitWith([tags, metrics(other, ['a'], 1), metrics(stream, ['a'], 2)])
    const events = (only?: (slice: StreamSlice) => boolean) =>
      streamParts(commit, { ...(only && { only }) }).flatMap(([, parts]) =>
        parts.flatMap(eventsOfPart),
      )
    const all = eventsOf(commit)
    expect(events()).toEqual([all[0], all[2], all[1]])
    expect(events(({ id }) => id === stream)).toEqual([all[0], all[2]])
    expect(events(({ count }) => count === 1)).toEqual([all[1]])
    const damaged = { ...commit, body: new Uint8Array() }
    expect(streamParts(damaged, { only: () => false })).toEqual([])
  })

  test('in columns that serve again are overwritten by the next commit, and in their own are not', () => {
    const columns = new ColumnsWriter()
    const first = commitWith([metrics(stream, ['a'], 1)])
    const second = commitWith([metrics(stream, ['a'], 2)])
    const own = streamParts(first)
    const reused = streamParts(first, { columns })
    streamParts(second, { columns })
    const steps = (found: typeof own) =>
      found.flatMap(([, parts]) => parts.flatMap(eventsOfPart)).map(({ event }) => event)
    expect(steps(own)).toMatchObject([{ step: 1 }])
    expect(steps(reused)).toMatchObject([{ step: 2 }])
  })
})
