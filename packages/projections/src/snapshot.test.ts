import type { Values } from '@track/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectProjection } from './project-projection.js'
import { decodeSnapshot, decodeState, encodeSnapshot, encodeState } from './snapshot.js'
import { packPlain, unpackPlain } from './snapshot-codec.js'
import { foldTrial } from './testing/fold-trial.js'
import { trialProjection } from './trial-projection.js'

const values: Values = Object.assign(Object.create(null), {
  7: 'integer-like',
  __proto__: { deep: [-0, Number.NaN, Number.NEGATIVE_INFINITY, 2n ** 80n, -1n] },
  '': new Uint8Array([0, 255]),
  date: new Date(8.64e15),
  'a.b': 1e300,
  2: null,
})
Object.defineProperty(values, '__proto__', { value: { x: 1 }, enumerable: true })

const state = foldTrial([
  { type: 'MetadataLogged', metadata: { z: 1 } },
  { type: 'MetadataLogged', metadata: values },
  { type: 'MetricsLogged', names: ['', '__proto__'], values: [-0, Number.NaN], step: -0 },
  { type: 'MetricsLogged', names: [''], values: [Number.POSITIVE_INFINITY], step: undefined },
  { type: 'ChronoRecorded', name: 'c', seconds: 1, aggregator: 'ring', window: 3, skip: 0 },
  { type: 'ErrorLogged', error: { name: 'E', message: 'm', stack: 's' } },
  { type: 'OutputCaptured', stream: 'stderr', text: 'é\n' },
  { type: 'TrialStarted', process: { host: 'h', boot: 'b', pid: 1, startedMs: 0.5 } },
])
const checkpoint = { position: 8, streamRevision: 7, commitDigest: new Uint8Array(32).fill(7) }
const bytes = encodeSnapshot(trialProjection, { checkpoint, state })

describe('a snapshot', () => {
  test('gives back every value exactly, and names in order', () => {
    const read = decodeSnapshot(trialProjection, bytes) ?? expect.fail()
    expect(read.checkpoint.position).toBe(8)
    expect([...read.state.metadata]).toEqual([...state.metadata])
    expect([...read.state.metadata.keys()].slice(0, 3)).toEqual(['z', '2', '7'])
    expect(read.state.metadata.get('__proto__')).toEqual(
      Object.assign(Object.create(null), { x: 1 }),
    )
    const { buffer, count } = read.state.metrics.get('')?.stepped ?? expect.fail()
    expect([count, buffer.steps?.[0], buffer.values[0]]).toEqual([1, -0, -0])
    expect({ ...read.state, metrics: null, metadata: null }).toEqual({
      ...state,
      metrics: null,
      metadata: null,
    })
    expect(encodeState(trialProjection, read.state)).toEqual(encodeState(trialProjection, state))
  })

  test('of another projection or version is none', () => {
    expect(
      decodeSnapshot({ ...trialProjection, version: trialProjection.version + 1 }, bytes),
    ).toBeUndefined()
    expect(decodeSnapshot(projectProjection, bytes)).toBeUndefined()
    expect(decodeSnapshot({ ...trialProjection, name: 'other' }, bytes)).toBeUndefined()
  })

  test('whose checkpoint disagrees with its state is none', () => {
    const ahead = { ...checkpoint, position: 9 }
    const read = decodeSnapshot(
      trialProjection,
      encodeSnapshot(trialProjection, { checkpoint: ahead, state }),
    )
    expect(read).toBeUndefined()
  })

  test('that is damaged in any one bit, or cut anywhere, is none', () => {
    for (let i = 0; i < bytes.length; i++) {
      const damaged = bytes.slice()
      damaged[i] = (damaged[i] ?? 0) ^ (1 << (i % 8))
      expect(decodeSnapshot(trialProjection, damaged)).toBeUndefined()
      expect(decodeSnapshot(trialProjection, bytes.slice(0, i))).toBeUndefined()
    }
  })

  test('made of anything else, checksum right or not, is none and throws nothing', () => {
    const plain = fc.letrec<{ it: never }>((tie) => ({
      it: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, 'x', 1.5, -1, 2 ** 40),
        fc.uint8Array({ maxLength: 20 }),
        fc.array(tie('it'), { maxLength: 20 }),
      ) as fc.Arbitrary<never>,
    })).it
    fc.assert(
      fc.property(fc.oneof(plain, fc.array(plain, { minLength: 18, maxLength: 18 })), (made) => {
        const packed = packPlain(made as never)
        for (const projection of [trialProjection, projectProjection]) {
          expect(decodeState(projection as typeof trialProjection, packed)).toBeUndefined()
          expect(decodeSnapshot(projection as typeof trialProjection, packed)).toBeUndefined()
        }
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array(), (noise) => {
        expect(decodeSnapshot(trialProjection, noise)).toBeUndefined()
      }),
    )
  })

  test('of one field changed to another kind is none or a state, and throws nothing', () => {
    const plain = trialProjection.freeze(state) as unknown[]
    for (let i = 0; i < plain.length; i++) {
      for (const other of [
        null,
        'x',
        -1,
        [],
        [[]],
        new Uint8Array(3),
        [[[[]]]],
        [[null, null, null, null]],
      ]) {
        const changed = packPlain(plain.with(i, other) as never)
        expect(() => decodeState(trialProjection, changed)).not.toThrow()
      }
    }
  })
})

describe('packed plains', () => {
  test('are equal bytes for equal plains', () => {
    const plain = ['é', [1, -1, 2 ** 33, 1.5, null, true], new Uint8Array([1, 2])]
    expect(packPlain(plain)).toEqual(packPlain(structuredClone(plain)))
    expect(Array.from(packPlain([1, 'a']))).toEqual([
      1, 0, 0, 0, 47, 164, 158, 163, 146, 1, 161, 97,
    ])
    expect(unpackPlain(packPlain([1, 'a']))).toEqual([1, 'a'])
  })
})
