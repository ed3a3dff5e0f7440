import { expect, test } from 'vitest'
import { isTrackError } from './is-track-error.js'
import {
  groupStreamId,
  newStreamId,
  pointStreamId,
  projectStreamId,
  storeStreamId,
} from './stream-id.js'
import { bytesOfStreamId } from './stream-id-bytes.js'
import { thrownBy } from './testing/thrown-by.js'

// Two stores that name a project alike must make one stream of it, today and in ten years.
test.each([
  ['paper_78997', '9ae2935658d93bc3bebd9b49fa163c9e'],
  ['', '7393db77d24a645a05519fd8ade23383'],
  ['\u{1F600}', 'f22fc34b1ea5ed49b7a5cc27a5ed875d'],
])('the stream id of the project %o is as pinned', (name, id) => {
  expect(projectStreamId(name)).toBe(id)
})

test('the stream id of a group is as pinned, and depends on its project', () => {
  expect(groupStreamId(projectStreamId('paper_78997'), 'idea_4573')).toBe(
    '4b70953fd3dbacadb5d3f9dcb4b511c6',
  )
  const one = groupStreamId(projectStreamId('a'), 'g')
  expect(groupStreamId(projectStreamId('b'), 'g')).not.toBe(one)
  expect(projectStreamId('g')).not.toBe(one)
})

test('the stream id of a point is as pinned, by its values and not by their order', () => {
  const group = groupStreamId(projectStreamId('paper_78997'), 'idea_4573')
  const id = pointStreamId(group, { lr: 0.1, layers: 3n })
  expect(id).toBe('d6a70802756a7e68660069cdf1b69eaa')
  expect(pointStreamId(group, { layers: 3n, lr: 0.1 })).toBe(id)
  expect(pointStreamId(group, { lr: 0.1, layers: 3 })).not.toBe(id)
  expect(pointStreamId(projectStreamId('g'), { lr: 0.1, layers: 3n })).not.toBe(id)
})

test('a name with a lone surrogate has no stream id', () => {
  const error = thrownBy(() => projectStreamId('\ud800'))
  expect(isTrackError(error, 'TRACK_VALUE_INVALID')).toBe(true)
})

test('a new stream id is the 16 random bytes given', () => {
  const id = newStreamId((count) => new Uint8Array(count).fill(0xab))
  expect(id).toBe('ab'.repeat(16))
  expect(bytesOfStreamId(id)).toEqual(new Uint8Array(16).fill(0xab))
})

test('the store’s own stream is all zeros', () => {
  expect(bytesOfStreamId(storeStreamId)).toEqual(new Uint8Array(16))
})

test.each(['', 'ab', 'AB'.repeat(16), 'ab'.repeat(17), `${'ab'.repeat(15)}zz`])(
  '%o is no stream id',
  (id) => {
    const error = thrownBy(() => bytesOfStreamId(id))
    expect(isTrackError(error, 'TRACK_ARGUMENT_INVALID')).toBe(true)
  },
)
