import { TrackError } from '@track/core/light'
import type { QueriedTrial } from '../kept/kept-summary.js'
import { noSuchField, TrialPath } from './trial-path.js'

/** By which paths to sort, the first first; a path that begins with '-' descends. */
export type TrialSort = string | readonly string[]

type Order = -1 | 0 | 1

interface Key {
  readonly path: TrialPath
  readonly descends: boolean
}

/**
 * What puts trials into the order asked for; those that are equal in it stay as they were. Numbers and bigints
 * come before texts; what a trial does not have, and NaN, comes last, ascending or descending.
 * @throws TRACK_ARGUMENT_INVALID for a path that trials do not have, or what is none.
 */
export function trialOrder(
  sort: TrialSort,
): <T extends QueriedTrial>(trials: readonly T[]) => readonly T[] {
  const keys = listOf(sort).map(keyOf)
  if (keys.length === 0) return (trials) => trials
  return (trials) => {
    const rows = trials.map((trial) => ({
      trial,
      values: keys.map(({ path }) => path.valueIn(trial)),
    }))
    rows.sort((a, b) => {
      for (let i = 0; i < keys.length; i++) {
        const order = compare(a.values[i], b.values[i], keys[i]?.descends === true)
        if (order !== 0) return order
      }
      return 0
    })
    return rows.map(({ trial }) => trial)
  }
}

function listOf(sort: unknown): readonly unknown[] {
  if (typeof sort === 'string') return [sort]
  if (Array.isArray(sort)) return sort
  throw invalid(String(sort))
}

function keyOf(sort: unknown): Key {
  if (typeof sort !== 'string') throw invalid(String(sort))
  const descends = sort.startsWith('-')
  const name = descends ? sort.slice(1) : sort
  const path = TrialPath.of(name)
  if (path === undefined) throw invalid(name)
  return { path, descends }
}

function invalid(path: string): TrackError {
  const message = `Trials cannot be sorted by ${path}: ${noSuchField(path)}`
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'sort', path } })
}

function compare(a: unknown, b: unknown, descends: boolean): Order {
  const [first, second] = [rankOf(a), rankOf(b)]
  if (first !== second) return first < second ? -1 : 1
  const order = ordered(a, b)
  return descends ? (-order as Order) : order
}

function rankOf(value: unknown): number {
  if (typeof value === 'number') return Number.isNaN(value) ? 3 : 0
  if (typeof value === 'bigint') return 0
  if (typeof value === 'string') return 1
  return value === undefined || value === null ? 3 : 2
}

function ordered(a: unknown, b: unknown): Order {
  if (isNumeric(a) && isNumeric(b)) return a < b ? -1 : a > b ? 1 : 0
  const [first, second] = [textOf(a), textOf(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

/** The same for all objects, which have no order: to String, their own `toString` would be a function. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join()
  return typeof value === 'object' ? '' : String(value)
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}
