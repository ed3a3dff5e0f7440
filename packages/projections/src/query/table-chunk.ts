import type { Value } from '@track/core'
import type { Mutable } from '../mutable.js'
import { nestedValues } from '../nested-values.js'
import type { Plain } from '../plain.js'
import { doubleBytes, doublesOf, listOf, naturalOf, textOf } from '../plain-reader.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { trialProjection } from '../trial-projection.js'
import type { TrialView } from '../trial-view.js'
import { freezeValues, thawValues } from '../view-snapshot.js'
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

/** Numbers of a row, and of a metric in it, that are written as doubles. */
const rowNumbers = 19
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
    return new RowReader(listOf(unpackPlain(bytes), 7), factsOf).rows()
  } catch {
    return undefined // a cache, and never an error
  }
}

class RowReader {
  readonly #values: readonly unknown[]
  readonly #text: (place: number | undefined) => string
  readonly #list: (place: number | undefined) => readonly string[]
  readonly #numbers: Float64Array
  readonly #points: Float64Array
  readonly #exact: ReadonlyMap<number, readonly Plain[]>
  readonly #held: ReadonlyMap<number, readonly Plain[]>
  readonly #factsOf: (project: string) => ProjectFacts | undefined
  #nextPoint = 0

  constructor(
    [values, texts, lists, numbers, points, exact, held]: readonly Plain[],
    factsOf: (project: string) => ProjectFacts | undefined,
  ) {
    this.#values = arrayOf(JSON.parse(textOf(values)))
    this.#text = itemReader(texts, textOf)
    this.#list = itemReader(lists, (list) => listOf(list).map(textOf))
    this.#numbers = doublesOf(numbers, this.#values.length * rowNumbers)
    this.#points = doublesOf(points)
    this.#exact = byRow(exact)
    this.#held = byRow(held)
    this.#factsOf = factsOf
  }

  rows(): readonly TableRow[] {
    const rows = this.#values.map((values, i) => this.#row(arrayOf(values), i))
    if (this.#nextPoint !== this.#points.length) throw new TypeError('Points of no metric')
    return rows
  }

  #row(values: readonly unknown[], i: number): TableRow {
    const n = this.#numbers.subarray(i * rowNumbers, (i + 1) * rowNumbers)
    const project = this.#text(n[0])
    const facts = this.#factsOf(project)
    if (facts === undefined) throw new TypeError('A row of an unknown project')
    const groups = this.#list(n[5])
    const [id, hash] = [idOf(values[0]), idOf(values[1])]
    const exact = this.#exactOf(i)
    const tags = exact?.tags ?? (arrayOf(values[2]) as OwnTags)
    const revision = n[9] as number
    const asOf = { position: n[16], streamRevision: n[17], timeMs: n[18] } as TrialSummary['asOf']
    const summary: Mutable<TrialSummary> = {
      id,
      uid: `${hash}_${revision}`,
      hash,
      revision,
      name: this.#text(n[1]),
      description: this.#text(n[2]),
      version: this.#text(n[3]),
      project: facts.name,
      groups: groupNames(groups, facts),
      tags: joinedTags(tags, facts),
      parameters: exact === undefined ? objectOf(values[3]) : nested(exact.parameters),
      metadata: exact === undefined ? objectOf(values[4]) : nested(exact.metadata),
      metrics: this.#metrics(this.#list(n[6])),
      status: this.#text(n[4]),
      statusValue: n[10] as number,
      reserved: n[8] === 1,
      lastSignAt: n[13] as number,
      runtimeSeconds: n[14] as number,
      errors: n[15] as number,
      asOf: Number.isNaN(n[16]) ? undefined : asOf,
    }
    if (!Number.isNaN(n[11])) summary.startedAt = n[11] as number
    if (!Number.isNaN(n[12])) summary.finishedAt = n[12] as number
    return { project, removed: n[7] === 1, summary, tags, groups, exact, held: this.#heldOf(i) }
  }

  #exactOf(i: number): (ExactValues & { readonly tags: OwnTags }) | undefined {
    const exact = this.#exact.get(i)
    if (exact === undefined) return undefined
    const [tags, parameters, metadata] = exact.map(thawValues)
    if (tags === undefined || parameters === undefined || metadata === undefined) {
      throw new TypeError('No values of a row')
    }
    return { tags: Array.from(tags), parameters, metadata }
  }

  #heldOf(i: number): TrialView | undefined {
    const held = this.#held.get(i)
    return held === undefined ? undefined : trialProjection.thaw(held[0] as Plain)
  }

  #metrics(names: readonly string[]): TrialSummary['metrics'] {
    const metrics: { [name: string]: MetricSummary } = {}
    for (const name of names) {
      const metric = metricOf(this.#points, this.#nextPoint)
      this.#nextPoint += metricNumbers
      if (name !== '__proto__') metrics[name] = metric
      else Object.defineProperty(metrics, name, { value: metric, ...ownProperty })
    }
    return metrics
  }
}

const ownProperty = { enumerable: true, configurable: true, writable: true } as const

function metricDoubles(metric: MetricSummary): readonly number[] {
  const { count, last, lastStep, min, minStep, max, maxStep, mean } = metric
  const [atLast, atMin, atMax] = [lastStep, minStep, maxStep].map((step) => step ?? Number.NaN)
  return [count, last, atLast, min, atMin, max, atMax, mean] as readonly number[]
}

function metricOf(points: Float64Array, at: number): MetricSummary {
  if (at + metricNumbers > points.length) throw new TypeError('A metric without points')
  const n = (i: number): number => points[at + i] as number
  const [lastStep, minStep, maxStep] = [n(2), n(4), n(6)]
  const [count, last, min, max, mean] = [n(0), n(1), n(3), n(5), n(7)]
  const metric: Mutable<MetricSummary> = { count, last, min, max, mean }
  if (!Number.isNaN(lastStep)) metric.lastStep = lastStep
  if (!Number.isNaN(minStep)) metric.minStep = minStep
  if (!Number.isNaN(maxStep)) metric.maxStep = maxStep
  return metric
}

function nested(values: ReadonlyMap<string, Value>): SummaryValues {
  return nestedValues(values, summaryValue)
}

function byRow(plain: Plain | undefined): ReadonlyMap<number, readonly Plain[]> {
  return new Map(
    listOf(plain).map((item) => {
      const [i, ...rest] = listOf(item)
      return [naturalOf(i), rest]
    }),
  )
}

function arrayOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('No list')
  return value
}

function objectOf(value: unknown): SummaryValues {
  if (typeof value !== 'object' || value === null) throw new TypeError('No values of a row')
  return value as SummaryValues
}

function idOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('No id')
  return value
}
