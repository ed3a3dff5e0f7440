// sift's one importer.
import { copyMoment, TrackError } from '@track/core/light'
import sift from 'sift'
import { jsonValue } from '../json-value.js'
import type { QueriedTrial } from '../kept/kept-summary.js'
import { noSuchField, TrialPath } from './trial-path.js'
import type { TrialQuery } from './trial-query.js'

/** Tells whether a trial is asked for. */
export type TrialFilter = (trial: QueriedTrial) => boolean

// A CommonJS module whose types say that it is none of the other kind.
const { default: createFilter, createEqualsOperation } = sift

const operators: ReadonlySet<string> = new Set([
  '$eq',
  '$ne',
  '$in',
  '$nin',
  '$lt',
  '$lte',
  '$gt',
  '$gte',
  '$exists',
  '$regex',
  '$options',
  '$not',
])

const noSuchOperator = 'there is no such operator'

/** How deep queries and conditions may nest. */
const depthMax = 64

/**
 * What tells whether a trial is asked for.
 * @throws TRACK_ARGUMENT_INVALID for a field or an operator that there is not, for what an operator does
 * not take, and for what is nested over 64 levels deep, with `details.path`.
 */
export function trialFilter(query: TrialQuery): TrialFilter {
  return filterOf(query, [])
}

function filterOf(query: unknown, path: readonly string[]): TrialFilter {
  if (path.length > depthMax) throw invalid(path.slice(0, 3), 'it is nested too deep')
  const filters = entriesOf(query, path).map(([name, condition]): TrialFilter => {
    const at = [...path, name]
    if (name === '$not') return not(filterOf(condition, at))
    if (name === '$and') return every(filtersOf(condition, at))
    if (name === '$or') return some(filtersOf(condition, at))
    return fieldFilter(name, condition, at)
  })
  return every(filters)
}

function filtersOf(queries: unknown, path: readonly string[]): readonly TrialFilter[] {
  if (!Array.isArray(queries) || queries.length === 0) {
    throw invalid(path, 'it takes a list of queries, at least one')
  }
  return queries.map((query, i) => filterOf(query, [...path, String(i)]))
}

const not =
  (filter: TrialFilter): TrialFilter =>
  (trial) =>
    !filter(trial)

const every =
  (filters: readonly TrialFilter[]): TrialFilter =>
  (trial) =>
    filters.every((filter) => filter(trial))

const some =
  (filters: readonly TrialFilter[]): TrialFilter =>
  (trial) =>
    filters.some((filter) => filter(trial))

/**
 * Looks a field up and asks sift whether it is what the condition wants. sift follows a path itself, but
 * also to what objects only inherit: `parameters.constructor.name` would be there in every trial.
 */
function fieldFilter(name: string, condition: unknown, at: readonly string[]): TrialFilter {
  const path = TrialPath.of(name)
  if (path === undefined) {
    throw invalid(at, name.startsWith('$') ? noSuchOperator : noSuchField(name))
  }
  const wanted = wantedOf(condition, at, path)
  let isValue: (holder: object) => boolean
  let isItem: (holder: object) => boolean
  try {
    isValue = createFilter<object>({ value: wanted }, siftOptions)
    isItem = createFilter<object>({ 'items.value': wanted }, siftOptions)
  } catch (error) {
    throw invalid(at, patternError(error) ?? 'it cannot be understood', error)
  }
  const holder: { value: unknown } = { value: undefined }
  const isWanted = remembered((value) => {
    holder.value = value
    return isValue(holder)
  })
  return (trial) => {
    const value = path.valueIn(trial)
    if (value !== undefined) return isWanted(value)
    const items = path.itemsIn(trial)
    return items === undefined ? isValue(nothing) : isItem({ items: items.map(itemHolder) })
  }
}

/** What the engine says of a regular expression that is none. */
function patternError(error: unknown): string | undefined {
  return error instanceof SyntaxError ? error.message : undefined
}

/** Values of which a condition remembers what it said. */
const rememberedMax = 1_024

/**
 * Asks of a number or a text once, and not for each trial that has it: those of a sweep share most values, and
 * before sift's code is compiled it takes a microsecond or more for each answer.
 */
function remembered(isWanted: (value: unknown) => boolean): (value: unknown) => boolean {
  const answers = new Map<unknown, boolean>()
  return (value) => {
    if (typeof value === 'object') return isWanted(value)
    const known = answers.get(value)
    if (known !== undefined) return known
    const answer = isWanted(value)
    if (answers.size < rememberedMax) answers.set(value, answer)
    return answer
  }
}

const nothing: object = {}

function itemHolder(value: unknown): object {
  return value === undefined ? nothing : { value }
}

/** What a condition may be asked of. */
type Field = Pick<TrialPath, 'mayBeObject' | 'isTime'>

/** A condition as sift is asked, of values as summaries have them. Operators are checked. */
function wantedOf(condition: unknown, path: readonly string[], field: Field): unknown {
  const { mayBeObject, isTime } = field
  if (path.length > depthMax) throw invalid(path.slice(0, 3), 'it is nested too deep')
  if (typeof condition === 'function' || typeof condition === 'symbol') {
    throw invalid(path, 'it takes values and patterns')
  }
  if (Array.isArray(condition)) {
    const ofItem = { mayBeObject: true, isTime }
    return condition.map((item, i) => wantedOf(item, [...path, String(i)], ofItem))
  }
  if (isTime && (typeof condition === 'string' || condition instanceof Date)) {
    return timeMsOf(condition, path)
  }
  if (condition instanceof Date || condition instanceof Uint8Array) return textOf(condition, path)
  if (!isPlainObject(condition)) return condition
  const wanted: { [name: string]: unknown } = Object.create(null)
  for (const [name, value] of Object.entries(condition)) {
    const at = [...path, name]
    if (operators.has(name)) checkOperand(name, value, at)
    // $where among the others: it would run a text as code.
    else if (name.startsWith('$') || !mayBeObject) throw invalid(at, noSuchOperator)
    const isRegex = name === '$regex' || name === '$options'
    if (isRegex && isTime) throw invalid(at, 'a time is a number, which has no pattern')
    wanted[name] = isRegex ? value : wantedOf(value, at, field)
  }
  return Object.setPrototypeOf(wanted, Object.prototype)
}

/** A time as summaries have it: milliseconds since 1970. */
function timeMsOf(time: string | Date, path: readonly string[]): number {
  try {
    return Number(copyMoment(time))
  } catch (error) {
    throw invalid(path, (error as Error).message, error)
  }
}

/** A date or bytes as summaries have them. */
function textOf(value: Date | Uint8Array, path: readonly string[]): unknown {
  try {
    return jsonValue(value)
  } catch (error) {
    throw invalid(path, 'it is no valid date', error)
  }
}

function checkOperand(name: string, value: unknown, path: readonly string[]): void {
  const isList = name === '$in' || name === '$nin'
  if (isList && !Array.isArray(value)) throw invalid(path, 'it takes a list')
  if (name === '$exists' && typeof value !== 'boolean')
    throw invalid(path, 'it takes true or false')
  if (name === '$options' && typeof value !== 'string') throw invalid(path, 'it takes a text')
  if (name === '$regex' && !(value instanceof RegExp || typeof value === 'string')) {
    throw invalid(path, 'it takes a pattern')
  }
  const isOrder = name.startsWith('$lt') || name.startsWith('$gt')
  if (isOrder && !isOrdered(value)) throw invalid(path, 'it takes a number, a text or a date')
}

function isOrdered(value: unknown): boolean {
  return ['number', 'bigint', 'string'].includes(typeof value) || value instanceof Date
}

/** sift compares what is of one type only, and bigints with nothing. */
const siftOptions = {
  compare: isEqual,
  operations: {
    $lt: ordering((a, b) => a < b),
    $lte: ordering((a, b) => a <= b),
    $gt: ordering((a, b) => a > b),
    $gte: ordering((a, b) => a >= b),
  },
}

type Operation = typeof createEqualsOperation

function ordering(holds: (a: never, b: never) => boolean): Operation {
  return (wanted, query, options) => {
    const test = (value: unknown): boolean =>
      kindOf(value) === kindOf(wanted) && holds(value as never, wanted as never)
    return createEqualsOperation(test, query, options)
  }
}

function kindOf(value: unknown): string {
  return typeof value === 'bigint' ? 'number' : typeof value
}

/** Equal as values: bigints and numbers by what they are, NaN too; null to what is not there. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true
  if (a === null || a === undefined) return b === null || b === undefined
  if (kindOf(a) === 'number' && kindOf(b) === 'number') {
    // biome-ignore lint/suspicious/noDoubleEquals: 1n == 1, and 1n !== 1
    return a == b
  }
  if (typeof a !== 'object' || typeof b !== 'object' || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && isEqual(at(a, name), at(b, name)))
}

function at(object: object, name: string): unknown {
  return (object as { readonly [name: string]: unknown })[name]
}

function entriesOf(query: unknown, path: readonly string[]): [string, unknown][] {
  if (isPlainObject(query)) return Object.entries(query)
  throw invalid(path, 'a query is an object')
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function invalid(path: readonly string[], why: string, cause?: unknown): TrackError {
  const where = path.length === 0 ? 'The query' : `The query's ${path.join(' ')}`
  return new TrackError('TRACK_ARGUMENT_INVALID', `${where}: ${why}`, {
    details: { argument: 'where', path: path.join('/') },
    cause,
  })
}
