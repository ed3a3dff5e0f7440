import type { Commit, TombstoneWriter } from '@track/core'
import { describe, expect, it } from 'vitest'
import { WriterAudit } from './writer-audit.js'

const idOf = (number: number): string => String(number).repeat(32)

function commitOf(writer: number, sequence: number, isFirst: boolean): Commit {
  const [digest, streams] = [new Uint8Array(32), [{ id: idOf(9), firstRevision: 0, count: 1 }]]
  const times = { baseTimeMs: 0, committedAtMs: 0 }
  const origin = { store: 0, writer, sequence, writerId: isFirst ? idOf(writer) : undefined }
  const body = new Uint8Array()
  return { position: 0, previous: digest, digest, streams, count: 1, body, ...times, ...origin }
}

/** The faults of a tombstone after a first commit of the writer 0, of sequence 5. */
function faultsOf(...writers: readonly TombstoneWriter[]): string[] {
  const audit = new WriterAudit()
  expect(audit.take(commitOf(0, 5, true))).toEqual([])
  const tombstone = { digest: undefined, reason: '', writers }
  return audit.take({ ...commitOf(0, 0, false), tombstone })
}

describe('the audit of writers', () => {
  it('takes a tombstone that goes on where they are, and numbers new ones', () => {
    const known = { number: 0, id: idOf(0), lastSequence: 6 }
    expect(faultsOf(known, { number: 1, id: idOf(1), lastSequence: 0 })).toEqual([])
  })

  it.each([
    ['another id', { number: 0, id: idOf(7), lastSequence: 6 }],
    ['at 5, that was at 5', { number: 0, id: idOf(0), lastSequence: 5 }],
    ['2 instead of 1', { number: 2, id: idOf(2), lastSequence: 0 }],
  ])('finds a tombstone that has %s', (what, writer) => {
    expect(faultsOf(writer)).toEqual([expect.stringContaining(what)])
  })

  it('finds a commit of a sequence that a tombstone before it has', () => {
    const audit = new WriterAudit()
    audit.take(commitOf(0, 5, true))
    const writers = [{ number: 0, id: idOf(0), lastSequence: 8 }]
    audit.take({ ...commitOf(0, 0, false), tombstone: { digest: undefined, reason: '', writers } })
    expect(audit.take(commitOf(0, 8, false))).toHaveLength(1)
    expect(audit.take(commitOf(0, 9, false))).toEqual([])
  })
})
