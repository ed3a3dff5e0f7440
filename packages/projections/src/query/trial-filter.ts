// sift's one importer.
import { TrackError } from '@track/core'
import sift from 'sift'
import type { Json } from '../json-value.js'
import type { MetricSummary, TrialSummary } from './trial-summary.js'

/** What one field is asked for: a value, a pattern, or operators that all must hold. */
export type Condition<T = Json> =
  | T
  | (T extends string ? RegExp : never)
  | {
      readonly $eq?: T
      readonly $ne?: T
      readonly $in?: readonly T[]
      readonly $nin?: readonly T[]
      readonly $lt?: T
      readonly $lte?: T
      readonly $gt?: T
      readonly $gte?: T
      readonly $exists?: boolean
      readonly $regex?: RegExp | string
      readonly $options?: string
      readonly $not?: Condition<T>
    }

type Scalars = {
  readonly [Field in Exclude<
    keyof TrialSummary,
    'metrics' | 'tags' | 'parameters' | 'metadata' | 'asOf'
  >]?: Condition<
    NonNullable<TrialSummary[Field]> extends readonly (infer Item)[]
      ? Item
      : NonNullable<TrialSummary[Field]>
  >
}

/**
 * Which trials are asked for, in the words of MongoDB. Fields are those of TrialSummary; paths with dots
 * lead into parameters, metadata, tags and metrics: `'parameters.lr': { $lt: 0.1 }`,
 * `'metrics.loss.min': { $lte: 0.5 }`. A list matches when one of its items does.
 */
export type TrialQuery = Scalars & {
  readonly [Path in `${'parameters' | 'metadata' | 'tags'}.${string}`]?: Condition
} & {
  readonly [Path in `metrics.${string}.${keyof MetricSummary}`]?: Condition<number>
} & {
  readonly $and?: readonly TrialQuery[]
  readonly $or?: readonly TrialQuery[]
  readonly $not?: TrialQuery
}

// A CommonJS module whose types say that it is none of the other kind.
const createFilter = sift.default

const fields: ReadonlySet<string> = new Set<keyof TrialSummary>([
  'id',
  'uid',
  'hash',
  'revision',
  'name',
  'description',
  'version',
  'project',
  'groups',
  'tags',
  'parameters',
  'metadata',
  'metrics',
  'status',
  'statusValue',
  'reserved',
  'startedAt',
  'finishedAt',
  'lastSignAt',
  'runtimeSeconds',
  'errors',
])

/** Fields whose parts are whatever was logged. */
const objectFields: ReadonlySet<string> = new Set(['parameters', 'metadata', 'tags'])

const groupOperators: ReadonlySet<string> = new Set(['$and', '$or', '$not'])
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

/**
 * What tells whether a trial is asked for.
 * @throws TRACK_ARGUMENT_INVALID for a field or an operator that there is not, with `details.path`.
 */
export function trialFilter(query: TrialQuery): (trial: TrialSummary) => boolean {
  checkQuery(query, [])
  let matches: (trial: unknown) => boolean
  try {
    matches = createFilter<object>(query)
  } catch (error) {
    throw invalid([], 'it cannot be understood', error)
  }
  return (trial) => matches(withNestedMetrics(trial))
}

/** Whether a path leads to something that a trial may have: what sorting and filtering may name. */
export function isTrialPath(path: string): boolean {
  return fields.has(path.split('.', 1)[0] ?? '')
}

function checkQuery(query: unknown, path: readonly string[]): void {
  for (const [name, condition] of entriesOf(query, path)) {
    const at = [...path, name]
    if (name === '$not') checkQuery(condition, at)
    else if (groupOperators.has(name)) {
      if (!Array.isArray(condition)) throw invalid(at, 'it takes a list of queries')
      for (const [i, part] of condition.entries()) checkQuery(part, [...at, String(i)])
    } else if (!isTrialPath(name)) throw invalid(at, 'trials have no such field')
    else checkCondition(condition, at, mayBeObject(name))
  }
}

/** Whether the field that a path leads to may be an object, and so be asked for by one. */
function mayBeObject(path: string): boolean {
  return path === 'metrics' || objectFields.has(path.split('.', 1)[0] ?? '')
}

function checkCondition(condition: unknown, path: readonly string[], isObject: boolean): void {
  if (!isPlainObject(condition)) return
  for (const [name, value] of Object.entries(condition)) {
    if (isObject && !name.startsWith('$')) continue
    const at = [...path, name]
    // $where among the others: it would run a text as code.
    if (!operators.has(name)) throw invalid(at, 'there is no such operator')
    if (name === '$not') checkCondition(value, at, isObject)
    const isList = name === '$in' || name === '$nin'
    if (isList && !Array.isArray(value)) throw invalid(at, 'it takes a list')
  }
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

/**
 * A metric whose name has dots is also found by a path, where nothing else is in its way: of `loss` and
 * `loss.min`, `metrics.loss.min` is the least loss.
 */
function withNestedMetrics(trial: TrialSummary): TrialSummary {
  const dotted = Object.keys(trial.metrics).filter((name) => name.includes('.'))
  if (dotted.length === 0) return trial
  const metrics: Node = { ...trial.metrics }
  for (const name of dotted) putMetric(metrics, name.split('.'), trial.metrics[name] as object)
  return { ...trial, metrics: metrics as TrialSummary['metrics'] }
}

interface Node {
  [name: string]: unknown
}

/** Puts a metric below `node`, beside the metrics of longer names that are there. */
function putMetric(node: Node, [name = '', ...rest]: readonly string[], metric: object): void {
  const there = Object.hasOwn(node, name) ? node[name] : {}
  if (typeof there !== 'object') return // what another metric came to
  const copy: Node = { ...there }
  if (rest.length > 0) putMetric(copy, rest, metric)
  else Object.assign(copy, metric)
  Object.defineProperty(node, name, { value: copy, enumerable: true, configurable: true })
}

function invalid(path: readonly string[], why: string, cause?: unknown): TrackError {
  const where = path.length === 0 ? 'The query' : `The query's ${path.join(' ')}`
  return new TrackError('TRACK_ARGUMENT_INVALID', `${where}: ${why}`, {
    details: { argument: 'where', path: path.join('/') },
    cause,
  })
}
