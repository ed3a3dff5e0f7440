import { ValuePath } from '@track/core/light'
import {
  type KeptFields,
  KeptSummary,
  type NumberField,
  type TextField,
} from '@track/projections/kept-summary'
import type { MetricSummary, SummaryValues, TrialSummary } from '@track/projections/query'
import { type Guard, isNumber, isNumberOrNull, isText, isTexts, isValues } from './column-items.js'
import { type ColumnText, columnLine, type SharedColumn, sharedLine } from './column-text.js'
import { type MetricField, metricFields, metricPlace } from './metric-place.js'
import type { TrialIds } from './trial-search.js'

/** Fields of a trial in columns of numbers. */
const numberColumns = {
  statusValue: (trial) => trial.statusValue,
  reserved: (trial) => Number(trial.reserved),
  startedAt: (trial) => trial.startedAt,
  finishedAt: (trial) => trial.finishedAt,
  lastSignAt: (trial) => trial.lastSignAt,
  runtimeSeconds: (trial) => trial.runtimeSeconds,
  errors: (trial) => trial.errors,
  position: ({ asOf }) => asOf?.position,
  streamRevision: ({ asOf }) => asOf?.streamRevision,
  timeMs: ({ asOf }) => asOf?.timeMs,
} as const satisfies Readonly<Record<string, (trial: TrialSummary) => number | undefined>>

/** Fields of which many trials have the same. */
const sharedColumns = {
  description: (trial) => trial.description,
  version: (trial) => trial.version,
  forkedFrom: (trial) => trial.forkedFrom ?? '',
  status: (trial) => trial.status,
  groups: (trial) => trial.groups,
  tags: (trial) => trial.tags,
  parameters: (trial) => trial.parameters,
  metadata: (trial) => trial.metadata,
  metricNames: ({ metrics }) => Object.keys(metrics),
} as const satisfies Readonly<Record<string, (trial: TrialSummary) => unknown>>

type NumberColumn = keyof typeof numberColumns
type SharedColumnName = keyof typeof sharedColumns

/** What a trial, or a metric, may have none of. */
const leftOut: ReadonlySet<NumberColumn | MetricField> = new Set([
  'startedAt',
  'finishedAt',
  'position',
  'streamRevision',
  'timeMs',
  'lastStep',
  'minStep',
  'maxStep',
])

/** The lines of a block, in their order. */
const lines = [
  ...(Object.keys(numberColumns) as NumberColumn[]),
  ...(Object.keys(sharedColumns) as SharedColumnName[]),
  ...metricFields,
]

/** How many lines a block has. */
export const linesOfBlock: number = lines.length

/** The lines of trials, without what they are known by. */
export function blockLines(trials: readonly TrialSummary[]): readonly string[] {
  const metrics = trials.flatMap((trial) => Object.values(trial.metrics))
  return [
    ...Object.values(numberColumns).map((of) => columnLine(trials.map(of))),
    ...Object.values(sharedColumns).map((of) =>
      sharedLine(trials.map((trial): unknown => of(trial))),
    ),
    ...metricFields.map((field) => columnLine(metrics.map((metric) => metric[field]))),
  ]
}

/**
 * Trials that stand together in a text. A line of it is read when somebody asks for what it says, so whatever
 * asks may throw UnreadableText.
 */
export class KeptBlock implements KeptFields {
  readonly #text: ColumnText
  readonly #firstLine: number
  readonly #names: readonly TrialIds[]
  readonly #numbers = new Map<NumberColumn | MetricField, readonly (number | null)[]>()
  readonly #shared = new Map<SharedColumnName, SharedColumn<unknown>>()
  /** Where the metrics of each trial begin in their columns, and after those of the last. */
  #starts: readonly number[] | undefined

  /** Of trials that are known by `names`, from a line of `text` on. */
  constructor(text: ColumnText, firstLine: number, names: readonly TrialIds[]) {
    this.#text = text
    this.#firstLine = firstLine
    this.#names = names
  }

  summary(row: number): KeptSummary {
    return new KeptSummary(this.#name(row).id, this, row)
  }

  /** What a path leads to in each trial, as `ValuePath` finds it in a summary. */
  column(path: string): readonly unknown[] {
    const dot = path.indexOf('.')
    if (dot < 0) return this.#fieldColumn(path)
    const field = path.slice(0, dot)
    const rest = path.slice(dot + 1)
    const valuePath = new ValuePath(rest)
    const find = (values: unknown): unknown => valuePath.valueIn(values)
    if (field === 'metrics') return this.#metricColumn(rest, find)
    if (field === 'groups') return this.#items(field, isTexts).map(find)
    if (field === 'tags' || field === 'parameters' || field === 'metadata') {
      const { items, places } = this.#sharedColumn(field, isValues)
      const found = items.map(find)
      return places.map((place) => found[place])
    }
    return this.#names.map((_, row) => {
      const asOf = field === 'asOf' ? this.asOf(row) : undefined
      return asOf && find(asOf)
    })
  }

  #fieldColumn(field: string): readonly unknown[] {
    switch (field) {
      // As they stand there.
      case 'id':
      case 'uid':
      case 'hash':
      case 'revision':
      case 'name':
      case 'project':
        return this.#names.map((names) => names[field])
      case 'statusValue':
      case 'startedAt':
      case 'finishedAt':
      case 'lastSignAt':
      case 'runtimeSeconds':
      case 'errors':
        return withoutNulls(this.#numberColumn(field))
      case 'description':
      case 'version':
      case 'status':
        return this.#items(field, isText)
      case 'groups':
        return this.#items(field, isTexts)
      case 'tags':
      case 'parameters':
      case 'metadata':
        return this.#items(field, isValues)
      case 'forkedFrom':
      case 'reserved':
      case 'metrics':
      case 'asOf':
        return this.#names.map((_, row) => this.summary(row)[field])
      default:
        return this.#names.map(() => undefined)
    }
  }

  /** The names of each trial's metrics; the same list for trials that have the same. */
  metricNames(): readonly (readonly string[])[] {
    return this.#items('metricNames', isTexts)
  }

  text(row: number, field: TextField): string {
    if (field === 'name' || field === 'hash') return this.#name(row)[field]
    return this.#item(field, row, isText)
  }

  number(row: number, field: NumberField): number {
    if (field === 'revision') return this.#name(row).revision
    return this.#numberColumn(field)[row] ?? Number.NaN
  }

  values(row: number, field: 'tags' | 'parameters' | 'metadata'): SummaryValues {
    return this.#item(field, row, isValues)
  }

  groups(row: number): readonly string[] {
    return this.#item('groups', row, isTexts)
  }

  project(row: number): string {
    return this.#name(row).project
  }

  metrics(row: number): TrialSummary['metrics'] {
    const start = this.#startOf(row)
    return Object.fromEntries(
      this.#item('metricNames', row, isTexts).map((name, metric) => [
        name,
        this.#metric(start + metric),
      ]),
    )
  }

  asOf(row: number): TrialSummary['asOf'] {
    const position = this.#numberColumn('position')[row]
    const streamRevision = this.#numberColumn('streamRevision')[row]
    const timeMs = this.#numberColumn('timeMs')[row]
    if (!isThere(position) || !isThere(streamRevision) || !isThere(timeMs)) return undefined
    return { position, streamRevision, timeMs }
  }

  /** The metric of which the numbers stand at a place of their columns. */
  #metric(point: number): MetricSummary {
    const n = (field: MetricField): number | null =>
      this.#numberColumn(field)[point] as number | null
    const numbers = metricFields.map((field) => [field, n(field)] as const)
    return Object.fromEntries(numbers.filter(([, number]) => isThere(number))) as never
  }

  /** It looks once for all trials that have metrics of the same names, and not at their numbers. */
  #metricColumn(path: string, find: (metrics: object) => unknown): readonly unknown[] {
    const { items, places } = this.#sharedColumn('metricNames', isTexts)
    const found = items.map((names) => metricPlace(names, find))
    return places.map((place, row) => {
      const at = found[place]
      if (at === undefined) return undefined
      const point = this.#startOf(row) + at.metric
      if (at.field === undefined) return this.#metric(point)
      const number = this.#numberColumn(at.field)[point]
      if (isThere(number)) return number
      // Without it, the path may be the name of another.
      return items[place]?.includes(path) === true ? find(this.metrics(row)) : undefined
    })
  }

  #startOf(row: number): number {
    if (this.#starts === undefined) {
      const starts = [0]
      const { items, places } = this.#sharedColumn('metricNames', isTexts)
      for (const place of places) starts.push((starts.at(-1) ?? 0) + (items[place]?.length ?? 0))
      this.#starts = starts
    }
    return this.#starts[row] ?? 0
  }

  #numberColumn(column: NumberColumn | MetricField): readonly (number | null)[] {
    const known = this.#numbers.get(column)
    if (known !== undefined) return known
    const rows = this.#names.length
    const count = column in numberColumns ? rows : this.#startOf(rows)
    const line = this.#firstLine + lines.indexOf(column)
    const numbers = this.#text.column(line, leftOut.has(column) ? isNumberOrNull : isNumber, count)
    this.#numbers.set(column, numbers)
    return numbers
  }

  #sharedColumn<Item>(column: SharedColumnName, isItem: Guard<Item>): SharedColumn<Item> {
    const known = this.#shared.get(column)
    if (known !== undefined) return known as SharedColumn<Item>
    const line = this.#firstLine + lines.indexOf(column)
    const read = this.#text.shared(line, isItem, this.#names.length)
    this.#shared.set(column, read)
    return read
  }

  #items<Item>(column: SharedColumnName, isItem: Guard<Item>): readonly Item[] {
    const { items, places } = this.#sharedColumn(column, isItem)
    return places.map((place) => items[place] as Item)
  }

  #item<Item>(column: SharedColumnName, row: number, isItem: Guard<Item>): Item {
    const { items, places } = this.#sharedColumn(column, isItem)
    return items[places[row] as number] as Item
  }

  #name(row: number): TrialIds {
    return this.#names[row] as TrialIds
  }
}

/** The same with undefined for null. Most columns have none. */
function withoutNulls(numbers: readonly (number | null)[]): readonly unknown[] {
  return numbers.includes(null) ? numbers.map((number) => number ?? undefined) : numbers
}

function isThere<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined
}
