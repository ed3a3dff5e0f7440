import { ValuePath } from '@track/core/light'
import type { QueriedTrial } from '../kept/kept-summary.js'
import type { TrialSummary } from './trial-summary.js'

/** Fields of a trial that a query may name, and whether they hold named values. */
const fields: ReadonlyMap<string, boolean> = new Map<keyof TrialSummary, boolean>([
  ['id', false],
  ['uid', false],
  ['hash', false],
  ['revision', false],
  ['name', false],
  ['description', false],
  ['version', false],
  ['project', false],
  ['forkedFrom', false],
  ['groups', false],
  ['tags', true],
  ['parameters', true],
  ['metadata', true],
  ['metrics', true],
  ['status', false],
  ['statusValue', false],
  ['reserved', false],
  ['startedAt', false],
  ['finishedAt', false],
  ['lastSignAt', false],
  ['runtimeSeconds', false],
  ['errors', false],
])

/** Those that are milliseconds since 1970. */
const times: ReadonlySet<string> = new Set<keyof TrialSummary>([
  'startedAt',
  'finishedAt',
  'lastSignAt',
])

const partsMax = 64

/** A path with dots into a trial, of which only what a trial itself has is ever followed. */
export class TrialPath {
  /** Whether what it leads to may be an object, and so be asked for by one. */
  readonly mayBeObject: boolean
  /** Whether it leads to a time of a trial. */
  readonly isTime: boolean
  readonly #field: keyof TrialSummary
  /** Undefined where it ends with the field. */
  readonly #rest: ValuePath | undefined

  private constructor(field: keyof TrialSummary, parts: readonly string[]) {
    this.#field = field
    this.#rest = parts.length === 0 ? undefined : new ValuePath(parts.join('.'))
    this.isTime = times.has(field)
    const isOfMetric = field === 'metrics' && parts.length > 1
    this.mayBeObject = fields.get(field) === true && !isOfMetric
  }

  /** The path; undefined when trials have no such field, or it has over 64 parts. */
  static of(path: string): TrialPath | undefined {
    const [field = '', ...parts] = path.split('.')
    const hasNames = fields.get(field)
    if (hasNames === undefined || (parts.length > 0 && !hasNames)) return undefined
    if (parts.length > partsMax) return undefined
    return new TrialPath(field as keyof TrialSummary, parts)
  }

  /** What is there; undefined when nothing is. See {@link ValuePath}. */
  valueIn(trial: QueriedTrial): unknown {
    const value = trial[this.#field]
    return this.#rest === undefined ? value : this.#rest.valueIn(value)
  }

  /** As {@link ValuePath.itemsIn}. */
  itemsIn(trial: QueriedTrial): readonly unknown[] | undefined {
    return this.#rest?.itemsIn(trial[this.#field])
  }
}

/** Of a path that trials do not have: what it may have been meant for. */
export function noSuchField(path: string): string {
  return `trials have no such field; a parameter is parameters.${path}, a metric metrics.${path}.last`
}
