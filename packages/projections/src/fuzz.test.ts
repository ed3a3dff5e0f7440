// Whatever the bytes, what is derived is read as what it should be or as nothing: without a throw, and
// within the memory that the bytes warrant. A failure prints its seed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupProjection } from './group-projection.js'
import type { Plain } from './plain.js'
import { projectProjection } from './project-projection.js'
import type { ViewProjection } from './projection.js'
import { chunkPoints, type Points, type SeriesKind } from './series.js'
import { decodeChunk, encodeChunk } from './series-chunk.js'
import { decodeSnapshot, decodeState, encodeSnapshot, encodeState } from './snapshot.js'
import { packPlain, unpackPlain } from './snapshot-codec.js'
import { storeProjection } from './store-projection.js'
import { contentOf } from './testing/content-of.js'
import { filledGroup, filledProject, filledStore } from './testing/filled-states.js'
import { foldTrial } from './testing/fold-trial.js'
import { MemoryGrowth } from './testing/memory-growth.js'
import { trialProjection } from './trial-projection.js'
import type { View } from './view.js'

const runs = { numRuns: 5000 }

/** A chunk's columns are 96 KiB; what a call may take, and what the engine takes beside. */
const growthBytesMax = 8 << 20

/** What `decode` makes of `bytes`; fails when it takes memory that they do not warrant. */
function within<Decoded>(decode: (bytes: Uint8Array) => Decoded, bytes: Uint8Array): Decoded {
  const memory = new MemoryGrowth()
  const decoded = decode(bytes)
  expect(memory.look()).toBeLessThan(growthBytesMax)
  return decoded
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
/** Lengths as hostile as they come, in the ways of MessagePack. */
const length = fc.constantFrom(
  [0xff, 0xff, 0xff, 0xff],
  ...[0xdd, 0xdf, 0xc6, 0xdb, 0xc9].flatMap((kind) => [
    [kind, 0xff, 0xff, 0xff, 0xff],
    [kind, 0x01, 0xff, 0xff, 0xff],
  ]),
)
const change = fc.record({
  at: share,
  bytes: fc.oneof(
    fc.nat(255).map((byte) => [byte]),
    length,
  ),
})
const damage = fc.record({
  changes: fc.array(change, { maxLength: 4 }),
  cut: fc.option(share, { freq: 4 }),
})
type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never

/** Parts of a snapshot, of every kind; numbers as large as they come. */
const parts: readonly Plain[] = [
  ...[null, true, '', 'x', -1, 0.5, 1, 1000, 65_535, 2 ** 24, 2 ** 40],
  ...[[], [null], [[]], [1000], [1, new Uint8Array(8)]],
  ...[0, 3, 8, 96].map((bytes) => new Uint8Array(bytes)),
]

function damaged(valid: Uint8Array, { changes, cut }: Damage): Uint8Array {
  const end = cut === null ? valid.length : Math.floor(valid.length * cut)
  const bytes = valid.slice(0, end)
  for (const { at, bytes: changed } of changes) {
    const from = Math.floor(bytes.length * at)
    bytes.set(changed.slice(0, bytes.length - from), from)
  }
  return bytes
}

describe('a chunk', () => {
  const steps = Float64Array.from({ length: chunkPoints }, (_, i) => i)
  const times = Float64Array.from(steps, (i) => 1.7e12 + 3 * i + (i % 7))
  const values = Float64Array.from(steps, Math.sin)
  const chunks: [SeriesKind, Points][] = [
    ['stepped', { steps, values: steps, times: steps }],
    ['stepped', { steps, values, times }],
    ['listed', { steps: undefined, values, times: steps }],
    ['laps', { steps: undefined, values: times, times }],
  ]

  /** As many points in each column as every reader counts on, or no chunk. */
  function isChunkOrNone(bytes: Uint8Array, kind: SeriesKind): boolean {
    const points = within((it) => decodeChunk(it, kind), bytes)
    if (points === undefined) return true
    const columns = [points.values, points.times, ...(kind === 'stepped' ? [points.steps] : [])]
    return (
      columns.every((column) => column?.length === chunkPoints) &&
      (kind === 'stepped' || points.steps === undefined)
    )
  }

  test.each(chunks)('(%s) that is damaged or cut anywhere is one or none', (kind, points) => {
    const valid = encodeChunk(points)
    expect(decodeChunk(valid, kind)).toEqual(points)
    fc.assert(
      fc.property(damage, (it) => isChunkOrNone(damaged(valid, it), kind)),
      runs,
    )
  })

  test.each(chunks)('(%s) of any other length is none', (kind, points) => {
    const valid = encodeChunk(points)
    const lengths = new Set([0, 1, 7, 8, 9, 23, 24, 25, valid.length - 8, valid.length - 1])
    for (const length of lengths) {
      expect(decodeChunk(valid.subarray(0, length), kind)).toBeUndefined()
    }
    expect(decodeChunk(Uint8Array.of(...valid, 0), kind)).toBeUndefined()
    expect(decodeChunk(valid, kind === 'stepped' ? 'listed' : 'stepped')).toBeUndefined()
  })

  test('made of random bytes is one or none', () => {
    const kind = fc.constantFrom<SeriesKind>('stepped', 'listed', 'laps', 'system')
    const form = fc.nat(3)
    fc.assert(
      fc.property(kind, form, fc.uint8Array({ maxLength: 200 }), (of, first, rest) =>
        isChunkOrNone(Uint8Array.of(first, ...rest), of),
      ),
      runs,
    )
  })
})

describe('a snapshot', () => {
  const trial = foldTrial([
    { type: 'ArgumentsLogged', arguments: { a: [1, 'x', 2n ** 70n], b: null } },
    { type: 'TrialStarted', process: { host: 'h', boot: 'b', pid: 1, startedMs: 0.5 } },
    { type: 'MetricsLogged', names: ['loss', 'x'], values: [0.5, 1], step: 3 },
    { type: 'MetricsLogged', names: ['loss'], values: [0.5], step: undefined },
    { type: 'ChronoRecorded', name: 'c', seconds: 1, aggregator: 'ring', window: 3, skip: 0 },
    { type: 'ChronoRecorded', name: 'c', seconds: 1, aggregator: 'series', window: 3, skip: 0 },
    { type: 'ErrorLogged', error: { name: 'E', message: 'm', stack: 's' } },
    { type: 'OutputCaptured', stream: 'stderr', text: 'é\n' },
  ])
  const snapshots = [
    kept('trial', trialProjection, trial),
    kept('group', groupProjection, filledGroup),
    kept('project', projectProjection, filledProject),
    kept('store', storeProjection, filledStore),
  ]

  interface Kept {
    readonly kind: string
    readonly valid: Uint8Array
    /** The state read out of `bytes`, and again out of what that is written as. */
    readonly readTwice: (bytes: Uint8Array) => readonly [View, View] | undefined
  }

  function kept<State extends View>(
    kind: string,
    projection: ViewProjection<State>,
    state: State,
  ): Kept {
    const { position, streamRevision } = state.asOf ?? expect.fail('no event')
    const commitDigest = new Uint8Array(32)
    const checkpoint = { position: position + 1, streamRevision, commitDigest }
    return {
      kind,
      valid: encodeSnapshot(projection, { checkpoint, state }),
      readTwice: (bytes) => {
        const read = within((it) => decodeSnapshot(projection, it), bytes)
        if (read === undefined) return undefined
        expect(read.checkpoint.commitDigest).toBeInstanceOf(Uint8Array)
        const again = decodeState(projection, encodeState(projection, read.state))
        return [read.state, again ?? expect.fail('what was read cannot be written')]
      },
    }
  }

  test.each(snapshots)('of a $kind that is damaged or cut anywhere is none', (snapshot) => {
    const { valid, readTwice } = snapshot
    fc.assert(
      fc.property(damage, (it) => {
        const bytes = damaged(valid, it)
        const same = Buffer.from(bytes).equals(valid)
        expect(readTwice(bytes) === undefined).toBe(!same)
      }),
      runs,
    )
  })

  test.each(snapshots)('of a $kind with the checksum made right again is a state or none', (it) => {
    expect(sealed(it.valid)).toEqual(it.valid)
    let states = 0
    fc.assert(
      fc.property(damage, (how) => {
        const read = it.readTwice(sealed(damaged(it.valid, how)))
        if (read === undefined) return
        states++
        expect(contentOf(read[1])).toEqual(contentOf(read[0]))
      }),
      runs,
    )
    expect(states).toBeGreaterThan(runs.numRuns / 100)
  })

  test.each(snapshots)('of a $kind with any part replaced by another is a state or none', (it) => {
    const plain = unpackPlain(it.valid) ?? expect.fail('not read')
    // A state that no events lead to, such as one with a name twice, is as good as any lie.
    for (const changed of parts.flatMap((part) => [...replaced(plain, part)])) {
      expect(() => it.readTwice(packPlain(changed))).not.toThrow()
    }
  })
})

/** `plain` with each of its parts, at whatever depth, replaced by `part`: one at a time. */
function* replaced(plain: Plain, part: Plain): Iterable<Plain> {
  yield part
  if (!isList(plain)) return
  for (const [i, item] of plain.entries()) {
    for (const changed of replaced(item, part)) yield plain.with(i, changed)
  }
}

// Array.isArray does not narrow a readonly array out of a union.
function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain)
}

const prefixBytes = 8

/** `bytes` with the checksum that they should have: as somebody would write them on purpose. */
function sealed(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= prefixBytes) return bytes
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  let hash = 0x811c9dc5 | 0
  let at = prefixBytes
  for (; at + 4 <= copy.length; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x01000193)
    hash = (hash << 13) | (hash >>> 19)
  }
  for (; at < copy.length; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193)
  view.setInt32(4, hash, true)
  return copy
}
