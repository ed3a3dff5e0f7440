import { nestedValues } from '../nested-values.js'
import type { Plain } from '../plain.js'
import { doubleBytes, doublesOf, listOf, naturalOf, textOf } from '../plain-reader.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { trialProjection } from '../trial-projection.js'
import type { TrialView } from '../trial-view.js'
import { freezeValues, thawValues } from '../view-snapshot.js'
import { type KeptFields, KeptSummary, type NumberField, type TextField } from './kept-summary.js'
import { ItemWriter, itemReader } from './shared-items.js'
import { type SummaryValues, summaryValue } from './summary-value.js'
import type { ExactValues, TableRow } from './table-row.js'
import {
  groupNames,
  joinedTags,
  type MetricSummary,
  type OwnTags,
  type ProjectFacts,
  type TrialSummary,
} from './trial-summary.js'

/** Numbers of a row that are written as doubles, the first eight as places of what rows share. */
const columns = {
  project: 0,
  name: 1,
  description: 2,
  version: 3,
  status: 4,
  forkedFrom: 5,
  groups: 6,
  metrics: 7,
  removed: 8,
  reserved: 9,
  revision: 10,
  statusValue: 11,
  startedAt: 12,
  finishedAt: 13,
  lastSignAt: 14,
  runtimeSeconds: 15,
  errors: 16,
  position: 17,
  streamRevision: 18,
  timeMs: 19,
} as const
const rowNumbers: number = Object.keys(columns).length
/** Numbers of a metric. */
const metricNumbers = 8

/**
 * Many rows of a table as bytes. Reading them is most of what a query from a cold start costs: so numbers
 * are doubles one after the other, what many rows share is written once, and values that JSON says exactly
 * are JSON, which is read several times faster than anything else.
 */
export function encodeRows(rows: readonly TableRow[]): Uint8Array {
  const texts = new ItemWriter<string>()
  const lists = new ItemWriter<readonly string[]>()
  const numbers: number[] = []
  const points: number[] = []
  const exact: Plain[] = []
  const held: Plain[] = []
  const values = rows.map((row, i): unknown => {
    const { summary, project, removed, groups } = row
    const { id, hash, name, description, version, status, metrics, asOf } = summary
    numbers.push(
      texts.placeOf(project),
      texts.placeOf(name),
      texts.placeOf(description),
      texts.placeOf(version),
      texts.placeOf(status),
      texts.placeOf(summary.forkedFrom ?? ''),
      lists.placeOf(groups),
      lists.placeOf(Object.keys(metrics)),
      removed ? 1 : 0,
      summary.reserved ? 1 : 0,
      summary.revision,
      summary.statusValue,
      summary.startedAt ?? Number.NaN,
      summary.finishedAt ?? Number.NaN,
      summary.lastSignAt,
      summary.runtimeSeconds,
      summary.errors,
      asOf?.position ?? Number.NaN,
      asOf?.streamRevision ?? Number.NaN,
      asOf?.timeMs ?? Number.NaN,
    )
    for (const metric of Object.values(metrics)) points.push(...metricDoubles(metric))
    if (row.held !== undefined) held.push([i, trialProjection.freeze(row.held)])
    if (row.exact === undefined) {
      return [id, hash, row.tags, summary.parameters, summary.metadata]
    }
    const { parameters, metadata } = row.exact
    exact.push([i, ...[new Map(row.tags), parameters, metadata].map(freezeValues)])
    return [id, hash]
  })
  const doubles = [doubleBytes(numbers), doubleBytes(points)]
  return packPlain([JSON.stringify(values), texts.items, lists.items, ...doubles, exact, held])
}

/**
 * The rows that {@link encodeRows} wrote; undefined for any other bytes, and where they are of a project
 * that is not known.
 */
export function decodeRows(
  bytes: Uint8Array,
  factsOf: (project: string) => ProjectFacts | undefined,
): readonly TableRow[] | undefined {
  try {
    return new KeptRows(listOf(unpackPlain(bytes), 7), factsOf).rows()
  } catch {
    return undefined // a cache, and never an error
  }
}

/** Reads and checks rows as a whole, and makes their summaries when somebody asks. */
class KeptRows implements KeptFields {
  readonly #values: readonly (readonly unknown[])[]
  readonly #text: (place: number | undefined) => string
  readonly #list: (place: number | undefined) => readonly string[]
  readonly #numbers: Float64Array
  readonly #points: Float64Array
  /** Where the points of each row begin. */
  readonly #firstPoints: readonly number[]
  readonly #exact: ReadonlyMap<number, Exact>
  readonly #held: ReadonlyMap<number, TrialView>
  readonly #facts: readonly ProjectFacts[]

  constructor(
    [values, texts, lists, numbers, points, exact, held]: readonly Plain[],
    factsOf: (project: string) => ProjectFacts | undefined,
  ) {
    this.#values = arrayOf(JSON.parse(textOf(values))).map(arrayOf)
    this.#text = itemReader(texts, textOf)
    this.#list = itemReader(lists, (list) => listOf(list).map(textOf))
    this.#numbers = doublesOf(numbers, this.#values.length * rowNumbers)
    this.#points = doublesOf(points)
    this.#exact = new Map(byRow(exact).map(([row, item]) => [row, exactOf(item)]))
    this.#held = new Map(
      byRow(held).map(([row, [view]]) => [row, trialProjection.thaw(view as Plain)]),
    )
    let point = 0
    this.#firstPoints = this.#values.map((_, row) => {
      const first = point
      point += metricNumbers * this.#list(this.#at(row, 'metrics')).length
      return first
    })
    if (point !== this.#points.length) throw new TypeError('Points of no metric')
    this.#facts = this.#values.map((_, row) => {
      const facts = factsOf(this.#text(this.#at(row, 'project')))
      if (facts === undefined) throw new TypeError('A row of an unknown project')
      return facts
    })
  }

  rows(): readonly TableRow[] {
    return this.#values.map((values, row) => {
      for (const field of ['name', 'description', 'version', 'status', 'forkedFrom'] as const)
        this.text(row, field)
      const exact = this.#exact.get(row)
      const [id, hash, tags, parameters, metadata] = values
      if (typeof id !== 'string' || typeof hash !== 'string') throw new TypeError('No id')
      if (exact === undefined) [arrayOf(tags), objectOf(parameters), objectOf(metadata)]
      return {
        project: this.#text(this.#at(row, 'project')),
        removed: this.#at(row, 'removed') === 1,
        summary: new KeptSummary(id, this, row),
        tags: this.#ownTags(row),
        groups: this.#list(this.#at(row, 'groups')),
        exact,
        held: this.#held.get(row),
      }
    })
  }

  text(row: number, field: TextField): string {
    return field === 'hash' ? String(this.#values[row]?.[1]) : this.#text(this.#at(row, field))
  }

  number(row: number, field: NumberField): number {
    return this.#at(row, field)
  }

  values(row: number, field: 'tags' | 'parameters' | 'metadata'): SummaryValues {
    if (field === 'tags') return joinedTags(this.#ownTags(row), this.#facts[row] as ProjectFacts)
    const exact = this.#exact.get(row)
    if (exact !== undefined) return nestedValues(exact[field], summaryValue)
    return objectOf(this.#values[row]?.[field === 'parameters' ? 3 : 4])
  }

  groups(row: number): readonly string[] {
    return groupNames(this.#list(this.#at(row, 'groups')), this.#facts[row] as ProjectFacts)
  }

  project(row: number): string {
    return (this.#facts[row] as ProjectFacts).name
  }

  metrics(row: number): TrialSummary['metrics'] {
    const metrics: { [name: string]: MetricSummary } = {}
    let point = this.#firstPoints[row] as number
    for (const name of this.#list(this.#at(row, 'metrics'))) {
      const metric = metricOf(this.#points, point)
      point += metricNumbers
      if (name !== '__proto__') metrics[name] = metric
      else Object.defineProperty(metrics, name, { value: metric, ...ownProperty })
    }
    return metrics
  }

  asOf(row: number): TrialSummary['asOf'] {
    const position = this.#at(row, 'position')
    if (Number.isNaN(position)) return undefined
    const streamRevision = this.#at(row, 'streamRevision')
    return { position, streamRevision, timeMs: this.#at(row, 'timeMs') }
  }

  #ownTags(row: number): OwnTags {
    return this.#exact.get(row)?.tags ?? (arrayOf(this.#values[row]?.[2]) as OwnTags)
  }

  #at(row: number, column: keyof typeof columns): number {
    return this.#numbers[row * rowNumbers + columns[column]] as number
  }
}

/** What of a row was written exactly. */
type Exact = ExactValues & { readonly tags: OwnTags }

function exactOf(item: readonly Plain[]): Exact {
  const [tags, parameters, metadata] = item.map(thawValues)
  if (tags === undefined || parameters === undefined || metadata === undefined) {
    throw new TypeError('No values of a row')
  }
  return { tags: Array.from(tags), parameters, metadata }
}

const ownProperty = { enumerable: true, configurable: true, writable: true } as const

function metricDoubles(metric: MetricSummary): readonly number[] {
  const { count, last, lastStep, min, minStep, max, maxStep, mean } = metric
  const [atLast, atMin, atMax] = [lastStep, minStep, maxStep].map((step) => step ?? Number.NaN)
  return [count, last, atLast, min, atMin, max, atMax, mean] as readonly number[]
}

function metricOf(points: Float64Array, at: number): MetricSummary {
  const n = (i: number): number => points[at + i] as number
  const [lastStep, minStep, maxStep] = [n(2), n(4), n(6)]
  // In the order of a summary that is made of a view: as JSON they are the same text.
  return {
    count: n(0),
    last: n(1),
    ...(!Number.isNaN(lastStep) && { lastStep }),
    min: n(3),
    ...(!Number.isNaN(minStep) && { minStep }),
    max: n(5),
    ...(!Number.isNaN(maxStep) && { maxStep }),
    mean: n(7),
  }
}

function byRow(plain: Plain | undefined): (readonly [row: number, item: readonly Plain[]])[] {
  return listOf(plain).map((item) => {
    const [row, ...rest] = listOf(item)
    return [naturalOf(row), rest]
  })
}

function arrayOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('No list')
  return value
}

function objectOf(value: unknown): SummaryValues {
  if (typeof value !== 'object' || value === null) throw new TypeError('No values of a row')
  return value as SummaryValues
}
