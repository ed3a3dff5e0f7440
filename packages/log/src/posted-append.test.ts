import type { Append } from '@track/core/commits'
import { expect, test } from 'vitest'
import {
  appendedOf,
  appendOf,
  asQuiet,
  bytesOf,
  isPostedAppend,
  postedAnswer,
  postedAppend,
} from './posted-append.js'

const append: Append = {
  origin: { writer: 'ab'.repeat(16), sequence: 7 },
  baseTimeMs: 1_700_000_000_000,
  streams: [
    { id: '01'.repeat(16), count: 2, expected: 'any' },
    { id: '02'.repeat(16), count: 1, expected: 41 },
    { id: '03'.repeat(16), count: 3, expected: 'no-stream' },
  ],
  body: Uint8Array.of(1, 2, 3),
}

test('an append that was posted comes out as it went in, also on another thread', () => {
  const posted = structuredClone(postedAppend(5, false, append))
  expect(isPostedAppend(posted)).toBe(true)
  expect(posted.slice(0, 2)).toEqual([5, false])
  expect(appendOf(posted)).toStrictEqual(append)
  expect(bytesOf(posted)).toBe(3)
})

test('of an append made quiet nothing else changes', () => {
  const quiet = asQuiet(postedAppend(5, false, append))
  expect(quiet).toStrictEqual(postedAppend(5, true, append))
})

test('what is posted is a copy: what the caller changes later changes nothing', () => {
  const pool = Buffer.from([9, 1, 2, 3])
  const posted = postedAppend(0, true, { ...append, body: pool.subarray(1) })
  pool.fill(0)
  expect(appendOf(posted).body).toEqual(Uint8Array.of(1, 2, 3))
  expect(posted[5].buffer.byteLength).toBe(3)
})

test('an answer comes back as it was', () => {
  const appended = { position: 512, committedAtMs: 1_700_000_000_017, firstRevisions: [3, 0] }
  const posted = structuredClone(postedAnswer(5, appended))
  expect(posted[0]).toBe(5)
  expect(appendedOf(posted)).toStrictEqual(appended)
  const spooled = { position: Number.NaN, committedAtMs: 1, firstRevisions: [Number.NaN] }
  expect(appendedOf(structuredClone(postedAnswer(5, spooled)))).toStrictEqual(spooled)
})

test('a request is no append', () => {
  expect(isPostedAppend({ type: 'ping' })).toBe(false)
})
