import type { StreamId } from '@track/core'
import { ValuePath } from '@track/core/light'
import type { SummaryValues } from '../query/summary-value.js'
import type { MetricSummary, TrialSummary } from '../query/trial-summary.js'
import type { BlockColumns } from './block-columns.js'
import { isPairs, isText, isTexts, isValues } from './column-items.js'
import { type KeptFields, KeptSummary, type NumberField, type TextField } from './kept-summary.js'
import { type MetricField, metricFields, metricPlace } from './metric-place.js'
import { groupNames, joinedTags, type OwnTags, type ProjectFacts } from './project-facts.js'
import { itemOf, itemsOf, joined, mapped, type SharedColumn } from './shared-column.js'

/** Fields that trials have with their projects. */
type JoinedField = 'groups' | 'tags'

/**
 * Trials that stand together in a text. A line of it is read when somebody asks for what it says, so whatever
 * asks may throw UnreadableText.
 */
export class KeptBlock implements KeptFields {
  /** How many trials it has. */
  readonly count: number
  readonly #columns: BlockColumns
  readonly #projects: ReadonlyMap<StreamId, ProjectFacts>
  readonly #joined = new Map<JoinedField, SharedColumn<unknown>>()
  readonly #summaries: KeptSummary[] = []
  #ofProjects: SharedColumn<ProjectFacts> | undefined

  /** @param projects Those that its trials may be of. */
  constructor(columns: BlockColumns, projects: ReadonlyMap<StreamId, ProjectFacts>) {
    this.count = columns.count
    this.#columns = columns
    this.#projects = projects
  }

  /** The same trials when projects have changed. What was read of them is not read again. */
  joinedWith(projects: ReadonlyMap<StreamId, ProjectFacts>): KeptBlock {
    return new KeptBlock(this.#columns, projects)
  }

  summary(row: number): KeptSummary {
    this.#summaries[row] ??= new KeptSummary(this, row)
    return this.#summaries[row]
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
        return itemsOf(mapped(this.#columns.shared(field, isValues), find))
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
        return this.#columns.texts(field)
      case 'revision':
      case 'statusValue':
      case 'startedAt':
      case 'finishedAt':
      case 'lastSignAt':
      case 'runtimeSeconds':
      case 'errors':
        return withoutNulls(this.#columns.numbers(field))
      case 'description':
      case 'version':
      case 'status':
        return itemsOf(this.#columns.shared(field, isText))
      case 'parameters':
      case 'metadata':
        return itemsOf(this.#columns.shared(field, isValues))
      case 'project':
        return itemsOf(mapped(this.#projectColumn(), ({ name }) => name))
      case 'groups':
        return itemsOf(this.#joinedColumn(field))
      case 'tags':
        return itemsOf(this.#joinedColumn(field))
      case 'uid': {
        const revisions = this.#columns.numbers('revision')
        return this.#columns.texts('hash').map((hash, row) => `${hash}_${revisions[row]}`)
      }
      case 'forkedFrom':
      case 'reserved':
      case 'metrics':
      case 'asOf':
        return this.#each((row) => this.summary(row)[field])
      default:
        return this.#each(() => undefined)
    }
  }

  text(row: number, field: TextField): string {
    switch (field) {
      case 'id':
      case 'hash':
      case 'name':
        return this.#columns.texts(field)[row] as string
      default:
        return itemOf(this.#columns.shared(field, isText), row)
    }
  }

  number(row: number, field: NumberField): number {
    return this.#columns.numbers(field)[row] ?? Number.NaN
  }

  values(row: number, field: 'tags' | 'parameters' | 'metadata'): SummaryValues {
    if (field === 'tags') return itemOf(this.#joinedColumn(field), row)
    return itemOf(this.#columns.shared(field, isValues), row)
  }

  groups(row: number): readonly string[] {
    return itemOf(this.#joinedColumn('groups'), row)
  }

  project(row: number): string {
    return itemOf(this.#projectColumn(), row).name
  }

  /** The ids of its trials. */
  ids(): readonly StreamId[] {
    return this.#columns.texts('id')
  }

  /** The hash that its project lists each trial by. */
  listedHashes(): readonly string[] {
    const { items } = this.#columns.shared('listedAs', isText)
    const isByOwn = items.length === 1 && items[0] === ''
    return isByOwn ? this.#columns.texts('hash') : this.#each((row) => this.listedAs(row))
  }

  /** The hash that its project lists a trial by. */
  listedAs(row: number): string {
    return itemOf(this.#columns.shared('listedAs', isText), row) || this.text(row, 'hash')
  }

  /** The id of a trial's project, which is one of those that there are. */
  projectId(row: number): StreamId {
    return itemOf(this.#projectIds(), row)
  }

  /** The project of all trials, if they have one, and it has them all. */
  get onlyProject(): StreamId | undefined {
    const { items } = this.#projectIds()
    return items.length === 1 && !this.#columns.numbers('removed').includes(1)
      ? items[0]
      : undefined
  }

  /** Whether its project has a trial no more. */
  isRemoved(row: number): boolean {
    return this.#columns.numbers('removed')[row] === 1
  }

  /** The tags of a trial itself, as summaries have values. */
  ownTags(row: number): OwnTags {
    return itemOf(this.#columns.shared('tags', isPairs), row)
  }

  /** The ids of a trial's groups. */
  groupIds(row: number): readonly StreamId[] {
    return itemOf(this.#columns.shared('groups', isTexts), row)
  }

  metricNames(): SharedColumn<readonly string[]> {
    return this.#columns.metricNames()
  }

  metrics(row: number): TrialSummary['metrics'] {
    const start = this.#columns.startOf(row)
    const names = itemOf(this.metricNames(), row)
    return Object.fromEntries(names.map((name, metric) => [name, this.#metric(start + metric)]))
  }

  asOf(row: number): TrialSummary['asOf'] {
    const position = this.#columns.numbers('position')[row]
    const streamRevision = this.#columns.numbers('streamRevision')[row]
    const timeMs = this.#columns.numbers('timeMs')[row]
    if (!isThere(position) || !isThere(streamRevision) || !isThere(timeMs)) return undefined
    return { position, streamRevision, timeMs }
  }

  /** The metric of which the numbers stand at a place of their columns. */
  #metric(point: number): MetricSummary {
    const n = (field: MetricField): number | null =>
      this.#columns.numbers(field)[point] as number | null
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
      const point = this.#columns.startOf(row) + at.metric
      if (at.field === undefined) return this.#metric(point)
      const number = this.#columns.numbers(at.field)[point]
      if (isThere(number)) return number
      // Without it, the path may be the name of another.
      return items[place]?.includes(path) === true ? find(this.metrics(row)) : undefined
    })
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
        ? joined(this.#columns.shared(field, isPairs), projects, joinedTags)
        : joined(this.#columns.shared(field, isTexts), projects, groupNames)
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
    return this.#columns.shared('project', isProject)
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
