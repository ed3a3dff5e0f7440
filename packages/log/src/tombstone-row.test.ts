import type { Commit, StreamSlice } from '@track/core'
import { expect, it } from 'vitest'
import { streamOf } from './testing/metric-append.js'
import { TombstoneRow } from './tombstone-row.js'

const writerId = (): string => 'a'.repeat(32)

function commitOf(position: number, streams: readonly StreamSlice[]): Commit {
  const digest = new Uint8Array(32).fill(position)
  return {
    position,
    baseTimeMs: 0,
    committedAtMs: position,
    previous: new Uint8Array(32).fill(position - 1),
    store: 0,
    writer: 0,
    writerId: undefined,
    sequence: position,
    streams,
    count: streams.reduce((sum, { count }) => sum + count, 0),
    digest,
    body: new Uint8Array(),
  }
}

const sliceOf = (stream: number, firstRevision: number, count: number): StreamSlice => ({
  id: streamOf(stream),
  firstRevision,
  count,
})

it('a row takes as many events as a header can count', () => {
  const most = 2 ** 32 - 1
  const row = new TombstoneRow(commitOf(0, [sliceOf(1, 0, most - 1)]), writerId)
  expect(row.add(commitOf(most - 1, [sliceOf(1, most - 1, 2)]))).toBe(false)
  expect(row.add(commitOf(most - 1, [sliceOf(1, most - 1, 1)]))).toBe(true)
  expect(row.header('why').streams).toEqual([sliceOf(1, 0, most)])
})

it('a row takes ten thousand streams, and more of the events of those that it has', () => {
  const row = new TombstoneRow(commitOf(0, [sliceOf(0, 0, 1)]), writerId)
  const taken = Array.from({ length: 10_000 }, (_, i) =>
    row.add(commitOf(i + 1, [sliceOf(i + 1, 0, 1)])),
  )
  expect(taken.indexOf(false)).toBe(9_999)
  expect(row.add(commitOf(10_000, [sliceOf(7, 1, 1)]))).toBe(true)
  const { streams, tombstone } = row.header('why')
  expect(streams).toHaveLength(10_000)
  expect(streams[7]).toEqual(sliceOf(7, 0, 2))
  expect(tombstone?.writers).toEqual([{ number: 0, id: writerId(), lastSequence: 10_000 }])
})

it('a row takes ten thousand writers', () => {
  const row = new TombstoneRow(commitOf(0, [sliceOf(1, 0, 1)]), writerId)
  const taken = Array.from({ length: 10_000 }, (_, i) =>
    row.add({ ...commitOf(i + 1, [sliceOf(1, i + 1, 1)]), writer: i + 1 }),
  )
  expect(taken.indexOf(false)).toBe(9_999)
})
