import type { Commit } from '@track/core'
import { expect, it } from 'vitest'
import { RevisionCheck } from './revision-check.js'
import { streamOf } from './testing/metric-append.js'

function commit(position: number, firstRevision: number, committedAtMs = 0): Commit {
  const streams = [{ id: streamOf(1), count: 1, firstRevision }]
  return { position, committedAtMs, streams, count: 1 } as unknown as Commit
}

it('a stream goes on where it was last', () => {
  const check = new RevisionCheck(true)
  check.take(commit(0, 0))
  check.take(commit(1, 1))
  expect(() => check.take(commit(2, 5))).toThrow(
    expect.objectContaining({ code: 'TRACK_COMMIT_CORRUPT', details: { position: 2 } }),
  )
})

it('a stream that the log begins with begins at 0', () => {
  expect(() => new RevisionCheck(true).take(commit(0, 1))).toThrow()
  expect(() => new RevisionCheck(false).take(commit(7, 1))).not.toThrow()
})

it('commit times never go back', () => {
  const check = new RevisionCheck(true)
  check.take(commit(0, 0, 10))
  expect(() => check.take(commit(1, 1, 9))).toThrow(
    expect.objectContaining({ code: 'TRACK_COMMIT_CORRUPT' }),
  )
})

it('the digest is that of the last commit taken', () => {
  const check = new RevisionCheck(true)
  expect(check.digest).toBeUndefined()
  const digest = new Uint8Array(32).fill(7)
  check.take({ ...commit(0, 0), digest })
  expect(check.digest).toBe(digest)
})
