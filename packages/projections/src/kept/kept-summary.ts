import type { StreamId } from '@track/core'
import type { SummaryValues } from '../query/summary-value.js'
import type { TrialSummary } from '../query/trial-summary.js'
import type { AsOf } from '../view.js'
import type { SharedColumn } from './shared-column.js'

/** Where a kept row finds its fields, each of them checked before. */
export interface KeptFields {
  /** The summary of a row; the same one each time, since it keeps what it has made. */
  summary(row: number): KeptSummary
  text(row: number, field: TextField): string
  number(row: number, field: NumberField): number
  values(row: number, field: 'tags' | 'parameters' | 'metadata'): SummaryValues
  groups(row: number): readonly string[]
  project(row: number): string
  metrics(row: number): TrialSummary['metrics']
  asOf(row: number): AsOf | undefined
  /** What a path leads to in each row, as `ValuePath` finds it in a summary. */
  column(path: string): readonly unknown[]
  metricNames(): SharedColumn<readonly string[]>
}

/** Fields that are texts, '' where they are left out. */
export type TextField = 'id' | 'name' | 'description' | 'version' | 'status' | 'hash' | 'forkedFrom'

/** Fields that are numbers, NaN where they are left out. */
export type NumberField =
  | 'revision'
  | 'statusValue'
  | 'reserved'
  | 'startedAt'
  | 'finishedAt'
  | 'lastSignAt'
  | 'runtimeSeconds'
  | 'errors'

/**
 * A summary that makes a field of what is kept when it is asked for: a query looks at few fields of many
 * trials, and to make all of them costs more than all else in a cold start.
 */
export class KeptSummary {
  readonly fields: KeptFields
  readonly row: number
  #tags: SummaryValues | undefined
  #metrics: TrialSummary['metrics'] | undefined
  #plain: TrialSummary | undefined

  /** @param row Where the fields have it. */
  constructor(fields: KeptFields, row: number) {
    this.fields = fields
    this.row = row
  }

  get id(): StreamId {
    return this.fields.text(this.row, 'id')
  }

  get uid(): string {
    return `${this.hash}_${this.revision}`
  }

  get hash(): string {
    return this.fields.text(this.row, 'hash')
  }

  get revision(): number {
    return this.#number('revision')
  }

  get name(): string {
    return this.fields.text(this.row, 'name')
  }

  get description(): string {
    return this.fields.text(this.row, 'description')
  }

  get version(): string {
    return this.fields.text(this.row, 'version')
  }

  get project(): string {
    return this.fields.project(this.row)
  }

  get forkedFrom(): StreamId | undefined {
    return this.fields.text(this.row, 'forkedFrom') || undefined
  }

  get groups(): readonly string[] {
    return this.fields.groups(this.row)
  }

  get tags(): SummaryValues {
    this.#tags ??= this.fields.values(this.row, 'tags')
    return this.#tags
  }

  get parameters(): SummaryValues {
    return this.fields.values(this.row, 'parameters')
  }

  get metadata(): SummaryValues {
    return this.fields.values(this.row, 'metadata')
  }

  get metrics(): TrialSummary['metrics'] {
    this.#metrics ??= this.fields.metrics(this.row)
    return this.#metrics
  }

  get status(): string {
    return this.fields.text(this.row, 'status')
  }

  get statusValue(): number {
    return this.#number('statusValue')
  }

  get reserved(): boolean {
    return this.#number('reserved') === 1
  }

  get startedAt(): number | undefined {
    const time = this.#number('startedAt')
    return Number.isNaN(time) ? undefined : time
  }

  get finishedAt(): number | undefined {
    const time = this.#number('finishedAt')
    return Number.isNaN(time) ? undefined : time
  }

  get lastSignAt(): number {
    return this.#number('lastSignAt')
  }

  get runtimeSeconds(): number {
    return this.#number('runtimeSeconds')
  }

  get errors(): number {
    return this.#number('errors')
  }

  get asOf(): AsOf | undefined {
    return this.fields.asOf(this.row)
  }

  /** The same as a plain object, the same one each time. */
  plain(): TrialSummary {
    this.#plain ??= this.#made()
    return this.#plain
  }

  #made(): TrialSummary {
    const { startedAt, finishedAt, forkedFrom } = this
    // In the order of a summary that is made of a view: as JSON they are the same text.
    return {
      id: this.id,
      uid: this.uid,
      hash: this.hash,
      revision: this.revision,
      name: this.name,
      description: this.description,
      version: this.version,
      project: this.project,
      ...(forkedFrom !== undefined && { forkedFrom }),
      groups: this.groups,
      tags: this.tags,
      parameters: this.parameters,
      metadata: this.metadata,
      metrics: this.metrics,
      status: this.status,
      statusValue: this.statusValue,
      reserved: this.reserved,
      ...(startedAt !== undefined && { startedAt }),
      ...(finishedAt !== undefined && { finishedAt }),
      lastSignAt: this.lastSignAt,
      runtimeSeconds: this.runtimeSeconds,
      errors: this.errors,
      asOf: this.asOf,
    }
  }

  #number(field: NumberField): number {
    return this.fields.number(this.row, field)
  }
}

/** A trial as it is filtered and sorted: what it has of a summary is there, or made when it is asked for. */
export type QueriedTrial = TrialSummary | KeptSummary

/** The summary as a plain object. */
export function plainSummary(trial: QueriedTrial): TrialSummary {
  return trial instanceof KeptSummary ? trial.plain() : trial
}
