import type { RecordedEvent } from '@track/core'
import fc from 'fast-check'
import {
  type DefinedProjection,
  defineProjection,
  type ProjectionScope,
} from '../defined/define-projection.js'

/** A part of a state, and how it goes on. */
interface Feature {
  readonly initial: unknown
  next(part: never, event: RecordedEvent): unknown
}

/** Between them, all that a state may hold. */
const features: Readonly<Record<string, Feature>> = {
  count: { initial: 0, next: (count: number) => count + 1 },
  positions: { initial: 0n, next: (sum: bigint, { position }) => sum * 3n - BigInt(position) },
  times: {
    initial: new Map<string, { n: number; last: Date }>(),
    next: (times: Map<string, { n: number; last: Date }>, { event, timeMs }) => {
      const n = (times.get(event.type)?.n ?? 0) + 1
      return new Map(times).set(event.type, { n, last: new Date(timeMs) })
    },
  },
  tail: {
    initial: new Float64Array(),
    next: (tail: Float64Array, { event }) =>
      event.type === 'MetricsLogged'
        ? Float64Array.from([...tail, ...event.values].slice(-5))
        : tail,
  },
  // Cut anywhere, so that it ends with half a character now and then.
  text: {
    initial: '',
    next: (text: string, { event }) =>
      event.type === 'ProjectCreated' ? `${text}${event.name}\u{1f4a1}`.slice(-7) : text,
  },
  streams: {
    initial: new Set<string>(),
    next: (streams: Set<string>, { stream }) => new Set(streams).add(stream),
  },
  values: {
    initial: undefined,
    next: (values: unknown, { event }) =>
      event.type === 'ArgumentsLogged' ? { __proto__: null, ...event.arguments } : values,
  },
  events: {
    initial: [],
    next: (events: readonly RecordedEvent[], event) => [...events, event].slice(-2),
  },
  sum: {
    initial: { mean: Number.NaN, zero: -0 },
    next: ({ mean, zero }: { mean: number; zero: number }, { event }) =>
      event.type === 'MetricsLogged'
        ? { mean: 0.9 * (Number.isNaN(mean) ? 0 : mean) + (event.values[0] ?? 0), zero: -zero }
        : { mean, zero },
  },
}

type State = Readonly<Record<string, unknown>>

/** A projection of a user's own, with any few of these parts. */
export function anyProjection<Per extends ProjectionScope>(
  per: Per,
): fc.Arbitrary<DefinedProjection<State, Per>> {
  return fc
    .uniqueArray(fc.constantFrom(...Object.keys(features)), { minLength: 1 })
    .map((names) => {
      const parts = names.map((name) => [name, features[name] as Feature] as const)
      const definition = {
        name: 'any',
        version: 1,
        per: per as 'trial',
        initial: Object.fromEntries(parts.map(([name, { initial }]) => [name, initial])) as State,
        evolve: (state: State, event: RecordedEvent): State =>
          Object.fromEntries(
            parts.map(([name, { next }]) => [name, next(state[name] as never, event)]),
          ),
      }
      return defineProjection(definition) as DefinedProjection<State> as DefinedProjection<
        State,
        Per
      >
    })
}
