import { TrackError } from '@track/core'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { type DefinedProjection, defineProjection } from './define-projection.js'

const evolve = (count: number): number => count + 1

describe('defineProjection', () => {
  test('takes the state from what is there at first, and narrows events by their type', () => {
    const means = defineProjection({
      name: 'means',
      version: 1,
      initial: { sum: 0, count: 0 },
      evolve(state, { event, position, timeMs, stream, streamRevision }) {
        expectTypeOf(state).toEqualTypeOf<{ sum: number; count: number }>()
        expectTypeOf({ position, timeMs, streamRevision }).toEqualTypeOf<{
          position: number
          timeMs: number
          streamRevision: number
        }>()
        expectTypeOf(stream).toEqualTypeOf<string>()
        if (event.type !== 'MetricsLogged') return state
        expectTypeOf(event.values).toEqualTypeOf<readonly number[]>()
        return { sum: state.sum + (event.values[0] ?? 0), count: state.count + 1 }
      },
    })
    expectTypeOf(means).toEqualTypeOf<DefinedProjection<{ sum: number; count: number }, 'trial'>>()
    expect(means.per).toBe('trial')
    const store = defineProjection({ name: 'all', version: 1, per: 'store', initial: 0, evolve })
    expectTypeOf(store).toEqualTypeOf<DefinedProjection<number, 'store'>>()
    // @ts-expect-error: a state of another type
    defineProjection({ name: 'n', version: 1, initial: 0, evolve: () => 'one' })
    defineProjection<number>({
      name: 'n',
      version: 1,
      initial: 0,
      // @ts-expect-error: no event is of this type
      evolve: (n, { event }) => (event.type === 'MetricLogged' ? n : n + 1),
    })
  })

  test.each([
    ['no name', { name: '' }, 'name'],
    ['a name that would be a path', { name: 'a/b' }, 'name'],
    ['a name over 64 characters', { name: 'n'.repeat(65) }, 'name'],
    ['a name that is none', { name: 7 }, 'name'],
    ['a version of 0', { version: 0 }, 'version'],
    ['a version that is not whole', { version: 1.5 }, 'version'],
    ['another scope', { per: 'group' }, 'per'],
    ['no evolve', { evolve: undefined }, 'evolve'],
  ])('refuses %s', (_, wrong, option) => {
    const definition = { name: 'n', version: 1, initial: 0, evolve, ...wrong }
    let thrown: unknown
    try {
      defineProjection(definition as Parameters<typeof defineProjection<number>>[0])
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(TrackError)
    expect(thrown).toMatchObject({ code: 'TRACK_ARGUMENT_INVALID', details: { option } })
  })

  test('refuses a first state that cannot be kept', () => {
    const definition = { name: 'n', version: 1, initial: { at: () => 1 }, evolve: (s: never) => s }
    expect(() => defineProjection(definition)).toThrow(
      expect.objectContaining({ code: 'TRACK_STATE_INVALID', details: { path: 'state.at' } }),
    )
  })

  test('begins each stream with a first state of its own, as it was at the call', () => {
    const initial = { seen: new Map<string, number>() }
    const projection = defineProjection({ name: 'n', version: 1, initial, evolve: (s) => s })
    initial.seen.set('later', 1)
    projection.initial.seen.set('by an evolve that is not pure', 1)
    expect(projection.initial).toEqual({ seen: new Map() })
  })
})
