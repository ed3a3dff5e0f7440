import { canonicalJson, TrackError, type Value } from '@track/core'
import type { Storable } from '../storable.js'

/** What one parameter of a search may be. */
export interface Dimension<T = Value> {
  /** How many values it has; Infinity when they are without number. */
  readonly count: number
  /** The value of that index, from 0 to `count` - 1. Of a dimension without number, not defined. */
  at(index: number): T
  /** The value at a share of the way through all, in [0, 1). */
  from(share: number): T
  /** Whether it has that value. */
  has(value: unknown): boolean
  /** As it was declared, to be kept beside what was found. */
  readonly declared: { readonly [name: string]: Value }
}

/** How a range of numbers is cut. */
export interface RangeOptions {
  /** So many values, the first and the last of the range among them, in place of every number. */
  readonly steps?: number
}

/**
 * Every number from `low` to `high`, each as likely as the other.
 * @throws TRACK_ARGUMENT_INVALID when that is no range of finite numbers.
 */
export function uniform(low: number, high: number, options?: RangeOptions): Dimension<number> {
  checkRange('uniform', low, high)
  return range('uniform', { low, high, options, between: (share) => low + share * (high - low) })
}

/**
 * Every number from `low` to `high`, each order of magnitude as likely as the other.
 * @throws TRACK_ARGUMENT_INVALID when that is no range of finite numbers above 0.
 */
export function logUniform(low: number, high: number, options?: RangeOptions): Dimension<number> {
  checkRange('logUniform', low, high)
  if (low <= 0) throw invalid(`A logUniform begins above 0, not at ${low}`)
  const [first, last] = [Math.log(low), Math.log(high)]
  const between = (share: number): number => Math.exp(first + share * (last - first))
  return range('logUniform', { low, high, options, between })
}

/**
 * Every integer from `low` to `high`, both among them.
 * @throws TRACK_ARGUMENT_INVALID when they are no safe integers, or in the wrong order.
 */
export function integer(low: number, high: number): Dimension<number> {
  const count = high - low + 1
  if (![low, high, count].every(Number.isSafeInteger) || count < 1) {
    throw invalid(`No range of integers goes from ${low} to ${high}`)
  }
  return {
    count,
    at: (index) => low + index,
    from: (share) => low + Math.floor(share * count),
    has: (value) => Number.isSafeInteger(value) && Number(value) >= low && Number(value) <= high,
    declared: { kind: 'integer', low, high },
  }
}

/**
 * One of these values.
 * @throws TRACK_ARGUMENT_INVALID when there is none.
 */
export function choice<const T extends readonly unknown[]>(
  values: T & { readonly [Index in keyof T]: Storable<T[Index]> },
): Dimension<T[number]> {
  const options: readonly T[number][] = [...values]
  if (options.length === 0) throw invalid('A choice is among one value at least')
  return {
    count: options.length,
    at: (index) => options[index] as T[number],
    from: (share) => options[Math.floor(share * options.length)] as T[number],
    has: (value) => options.some((option) => isSame(option, value)),
    declared: { kind: 'choice', values: options as readonly Value[] },
  }
}

/** One value, the same in every trial. */
export function fixed<const T>(value: T & Storable<T>): Dimension<T> {
  return {
    count: 1,
    at: () => value,
    from: () => value,
    has: (other) => isSame(value, other),
    declared: { kind: 'fixed', value: value as Value },
  }
}

interface Range {
  readonly low: number
  readonly high: number
  readonly options: RangeOptions | undefined
  readonly between: (share: number) => number
}

function range(kind: string, { low, high, options, between }: Range): Dimension<number> {
  const { steps } = options ?? {}
  if (steps !== undefined && !(Number.isSafeInteger(steps) && steps >= 2)) {
    throw invalid(`A range has two steps at least, not ${steps}`)
  }
  const count = steps ?? Number.POSITIVE_INFINITY
  // Rounding must lead nowhere beyond the range, nor beside its ends.
  const at = (index: number): number => {
    if (index === 0) return low
    return index === count - 1 ? high : within(between(index / (count - 1)))
  }
  const within = (value: number): number => Math.min(high, Math.max(low, value))
  return {
    count,
    at,
    from: (share) => (steps === undefined ? within(between(share)) : at(Math.floor(share * steps))),
    has: (value) => typeof value === 'number' && value >= low && value <= high,
    declared: { kind, low, high, ...(steps !== undefined && { steps }) },
  }
}

function checkRange(kind: string, low: number, high: number): void {
  if (Number.isFinite(high - low) && low < high) return
  throw invalid(`A ${kind} goes from one finite number up to another, not from ${low} to ${high}`)
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b)
  return canonicalJson(a as Value) === canonicalJson(b as Value)
}

function invalid(message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'space' } })
}
