import type { StreamId } from '@track/core'
import { ValuePath } from '@track/core/light'
import type { SummaryValues } from '../query/summary-value.js'
import type { MetricSummary, TrialSummary } from '../query/trial-summary.js'
import {
  isOfTrial,
  lineOf,
  type NumberColumn,
  type SharedColumnName,
  type TextColumn,
} from './block-lines.js'
import {
  type Guard,
  isNumber,
  isNumberOrNull,
  isPairs,
  isText,
  isTexts,
  isValues,
} from './column-items.js'
import type { ColumnText } from './column-text.js'
import { type KeptFields, KeptSummary, type NumberField, type TextField } from './kept-summary.js'
import { type MetricField, metricFields, metricPlace } from './metric-place.js'
import { groupNames, joinedTags, type OwnTags, type ProjectFacts } from './project-facts.js'
import { itemOf, itemsOf, joined, mapped, type SharedColumn } from './shared-column.js'

/** Fields that trials have with their projects. */
type JoinedField = 'groups' | 'tags'

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

/** Where the trials of a block stand, and how many there are. */
export interface BlockPlace {
  readonly text: ColumnText
  /** The block's first line in the text. */
  readonly line: number
  readonly count: number
}

/**
 * Trials that stand together in a text. A line of it is read when somebody asks for what it says, so whatever
 * asks may throw UnreadableText.
 */
export class KeptBlock implements KeptFields {
  /** How many trials it has. */
  readonly count: number
  readonly #text: ColumnText
  readonly #firstLine: number
  readonly #projects: ReadonlyMap<StreamId, ProjectFacts>
  readonly #texts = new Map<TextColumn, readonly string[]>()
  readonly #numbers = new Map<NumberColumn | MetricField, readonly (number | null)[]>()
  readonly #shared = new Map<SharedColumnName, SharedColumn<unknown>>()
  readonly #joined = new Map<JoinedField, SharedColumn<unknown>>()
  #ofProjects: SharedColumn<ProjectFacts> | undefined
  /** Where the metrics of each trial begin in their columns, and after those of the last. */
  #starts: readonly number[] | undefined

  /** @param projects Those that its trials may be of. */
  constructor({ text, line, count }: BlockPlace, projects: ReadonlyMap<StreamId, ProjectFacts>) {
    this.count = count
    this.#text = text
    this.#firstLine = line
    this.#projects = projects
  }

  column(path: string): readonly unknown[] {
    const dot = path.indexOf('.')
    if (dot < 0) return this.#fieldColumn(path)
    const field = path.slice(0, dot)
    const rest = path.slice(dot + 1)
    const valuePath = new ValuePath(rest)
    const find = (values: unknown): unknown => valuePath.valueIn(values)
    switch (field) {
      case 'metrics':
        return this.#metricColumn(rest, find)
      case 'groups':
        return itemsOf(mapped(this.#joinedColumn(field), find))
      case 'tags':
        return itemsOf(mapped(this.#joinedColumn(field), find))
      case 'parameters':
      case 'metadata':
        return itemsOf(mapped(this.#sharedColumn(field, isValues), find))
      case 'asOf':
        return this.#each((row) => {
          const asOf = this.asOf(row)
          return asOf && find(asOf)
        })
      default:
        return this.#each(() => undefined)
    }
  }

  #fieldColumn(field: string): readonly unknown[] {
    switch (field) {
      // As they stand there.
      case 'id':
      case 'hash':
      case 'name':
        return this.#textColumn(field)
      case 'revision':
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
        return itemsOf(this.#sharedColumn(field, isText))
      case 'parameters':
      case 'metadata':
        return itemsOf(this.#sharedColumn(field, isValues))
      case 'project':
        return itemsOf(mapped(this.#projectColumn(), ({ name }) => name))
      case 'groups':
        return itemsOf(this.#joinedColumn(field))
      case 'tags':
        return itemsOf(this.#joinedColumn(field))
      case 'uid': {
        const revisions = this.#numberColumn('revision')
        return this.#textColumn('hash').map((hash, row) => `${hash}_${revisions[row]}`)
      }
      case 'forkedFrom':
      case 'reserved':
      case 'metrics':
      case 'asOf':
        return this.#each((row) => new KeptSummary(this, row)[field])
      default:
        return this.#each(() => undefined)
    }
  }

  text(row: number, field: TextField): string {
    switch (field) {
      case 'id':
      case 'hash':
      case 'name':
        return this.#textColumn(field)[row] as string
      default:
        return itemOf(this.#sharedColumn(field, isText), row)
    }
  }

  number(row: number, field: NumberField): number {
    return this.#numberColumn(field)[row] ?? Number.NaN
  }

  values(row: number, field: 'tags' | 'parameters' | 'metadata'): SummaryValues {
    if (field === 'tags') return itemOf(this.#joinedColumn(field), row)
    return itemOf(this.#sharedColumn(field, isValues), row)
  }

  groups(row: number): readonly string[] {
    return itemOf(this.#joinedColumn('groups'), row)
  }

  project(row: number): string {
    return itemOf(this.#projectColumn(), row).name
  }

  /** The ids of its trials. */
  ids(): readonly StreamId[] {
    return this.#textColumn('id')
  }

  /** The hash that its project lists each trial by. */
  listedHashes(): readonly string[] {
    const { items } = this.#sharedColumn('listedAs', isText)
    const isByOwn = items.length === 1 && items[0] === ''
    return isByOwn ? this.#textColumn('hash') : this.#each((row) => this.listedAs(row))
  }

  /** The hash that its project lists a trial by. */
  listedAs(row: number): string {
    return itemOf(this.#sharedColumn('listedAs', isText), row) || this.text(row, 'hash')
  }

  /** The id of a trial's project, which is one of those that there are. */
  projectId(row: number): StreamId {
    return itemOf(this.#projectIds(), row)
  }

  /** The project of all trials, if they have one, and it has them all. */
  get onlyProject(): StreamId | undefined {
    const { items } = this.#projectIds()
    return items.length === 1 && !this.#numberColumn('removed').includes(1) ? items[0] : undefined
  }

  /** Whether its project has a trial no more. */
  isRemoved(row: number): boolean {
    return this.#numberColumn('removed')[row] === 1
  }

  /** The tags of a trial itself, as summaries have values. */
  ownTags(row: number): OwnTags {
    return itemOf(this.#sharedColumn('tags', isPairs), row)
  }

  /** The ids of a trial's groups. */
  groupIds(row: number): readonly StreamId[] {
    return itemOf(this.#sharedColumn('groups', isTexts), row)
  }

  metricNames(): SharedColumn<readonly string[]> {
    return this.#sharedColumn('metricNames', isTexts)
  }

  metrics(row: number): TrialSummary['metrics'] {
    const start = this.#startOf(row)
    const names = itemOf(this.metricNames(), row)
    return Object.fromEntries(names.map((name, metric) => [name, this.#metric(start + metric)]))
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
    const { items, places } = this.metricNames()
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
      const { items, places } = this.metricNames()
      for (const place of places) starts.push((starts.at(-1) ?? 0) + (items[place]?.length ?? 0))
      this.#starts = starts
    }
    return this.#starts[row] ?? 0
  }

  #textColumn(column: TextColumn): readonly string[] {
    const known = this.#texts.get(column)
    if (known !== undefined) return known
    const texts = this.#text.column(this.#lineOf(column), isText, this.count)
    this.#texts.set(column, texts)
    return texts
  }

  #numberColumn(column: NumberColumn | MetricField): readonly (number | null)[] {
    const known = this.#numbers.get(column)
    if (known !== undefined) return known
    const count = isOfTrial(column) ? this.count : this.#startOf(this.count)
    const isItem = leftOut.has(column) ? isNumberOrNull : isNumber
    const numbers = this.#text.column(this.#lineOf(column), isItem, count)
    this.#numbers.set(column, numbers)
    return numbers
  }

  #sharedColumn<Item>(column: SharedColumnName, isItem: Guard<Item>): SharedColumn<Item> {
    const known = this.#shared.get(column)
    if (known !== undefined) return known as SharedColumn<Item>
    const read = this.#text.shared(this.#lineOf(column), isItem, this.count)
    this.#shared.set(column, read)
    return read
  }

  /** What trials have with their projects. */
  #joinedColumn(field: 'tags'): SharedColumn<SummaryValues>
  #joinedColumn(field: 'groups'): SharedColumn<readonly string[]>
  #joinedColumn(field: JoinedField): SharedColumn<unknown> {
    const known = this.#joined.get(field)
    if (known !== undefined) return known
    const projects = this.#projectColumn()
    const column =
      field === 'tags'
        ? joined(this.#sharedColumn(field, isPairs), projects, joinedTags)
        : joined(this.#sharedColumn(field, isTexts), projects, groupNames)
    this.#joined.set(field, column)
    return column
  }

  #projectColumn(): SharedColumn<ProjectFacts> {
    this.#ofProjects ??= mapped(
      this.#projectIds(),
      (id) => this.#projects.get(id) as ProjectFacts, // of others nothing is read
    )
    return this.#ofProjects
  }

  #projectIds(): SharedColumn<StreamId> {
    const isProject = (id: unknown): id is StreamId => isText(id) && this.#projects.has(id)
    return this.#sharedColumn('project', isProject)
  }

  #lineOf(column: Parameters<typeof lineOf>[0]): number {
    return this.#firstLine + lineOf(column)
  }

  #each<Value>(of: (row: number) => Value): readonly Value[] {
    return Array.from({ length: this.count }, (_, row) => of(row))
  }
}

/** The same with undefined for null. Most columns have none. */
function withoutNulls(numbers: readonly (number | null)[]): readonly unknown[] {
  return numbers.includes(null) ? numbers.map((number) => number ?? undefined) : numbers
}

function isThere<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined
}
