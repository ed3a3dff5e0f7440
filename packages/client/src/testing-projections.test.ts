import { AssertionError } from 'node:assert'
import type { TrackEvent } from '@track/core'
import { describe, expect, it } from 'vitest'
import { defineProjection } from './projections.js'
import { given, metricsLogged } from './testing-projections.js'

const mean = defineProjection({
  name: 'mean',
  version: 1,
  initial: { mean: 0, count: 0, lastMs: 0, streams: [] as readonly string[] },
  evolve(state, { event, timeMs, stream }) {
    if (event.type === 'ErrorLogged') throw new RangeError(`no ${event.error.name}`)
    if (event.type !== 'MetricsLogged') return state
    const count = state.count + 1
    const value = (event.values[0] ?? 0) - state.mean
    const streams = [...state.streams, stream]
    return { mean: state.mean + value / count, count, lastMs: timeMs, streams }
  },
})

const logged: TrackEvent = { type: 'ErrorLogged', error: { name: 'E', message: '' } }

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}

describe('given, when, then', () => {
  it('passes where the state is as expected', () => {
    given(mean).thenState({ mean: 0, count: 0, lastMs: 0, streams: [] })
    given(mean, metricsLogged({ loss: 4 }, { step: 0 }))
      .when({ event: metricsLogged({ loss: 2 }), timeMs: 77, stream: 'other' })
      .thenState({ mean: 3, count: 2, lastMs: 77, streams: ['trial', 'other'] })
    expect(given(mean, { type: 'Unknown' }).state.count).toBe(0)
  })

  it('throws where it is not', () => {
    const thrown = thrownBy(() =>
      given(mean, metricsLogged({ loss: 4 })).thenState({
        mean: 5,
        count: 1,
        lastMs: 0,
        streams: ['trial'],
      }),
    )
    expect(thrown).toBeInstanceOf(AssertionError)
  })

  it('tells an evolve that throws from one that does not', () => {
    given(mean).when(logged).thenFails(/no E/)
    expect(thrownBy(() => given(mean).when(logged).thenFails(/other/))).toBeInstanceOf(
      AssertionError,
    )
    expect(thrownBy(() => given(mean).thenFails(/no E/))).toBeInstanceOf(TypeError)
    expect(thrownBy(() => given(mean, logged).state)).toMatchObject({
      code: 'TRACK_PROJECTION_FAILED',
    })
  })
})

describe('an evolve that is not pure is found', () => {
  const cases: [
    what: string,
    evolve: (state: { list: number[]; map: Map<string, number> }) => object,
    code: string,
  ][] = [
    [
      'because it changes a list of the state',
      (state) => {
        state.list.push(1)
        return state
      },
      'TRACK_PROJECTION_FAILED',
    ],
    [
      'because it changes a Map of the state',
      (state) => {
        state.map.set('a', state.map.size)
        return { ...state }
      },
      'TRACK_PROJECTION_IMPURE',
    ],
    [
      'because it draws a random number',
      (state) => ({ ...state, list: [Math.random()] }),
      'TRACK_PROJECTION_IMPURE',
    ],
    [
      'because it keeps what snapshots cannot',
      (state) => ({ ...state, at: new URL('a:b') }),
      'TRACK_STATE_INVALID',
    ],
  ]
  it.each(cases)('%s', (_, evolve, code) => {
    const projection = defineProjection({
      name: 'impure',
      version: 1,
      initial: { list: [] as number[], map: new Map<string, number>() },
      evolve: evolve as (state: { list: number[]; map: Map<string, number> }) => typeof state,
    })
    expect(thrownBy(() => given(projection, { type: 'Unknown' }).state)).toMatchObject({ code })
  })

  it('because it changes an event', () => {
    const projection = defineProjection({
      name: 'impure',
      version: 1,
      initial: 0,
      evolve: (state: number, { event }) => {
        if (event.type === 'MetricsLogged') (event.values as number[]).sort()
        return state
      },
    })
    const test = given(projection, metricsLogged({ a: 2, b: 1 }))
    expect(thrownBy(() => test.state)).toMatchObject({ code: 'TRACK_PROJECTION_FAILED' })
  })
})
