import type { StreamId } from '@track/core'
import type { MetricSummary } from '../query/trial-summary.js'
import { columnLine, sharedLine } from './column-text.js'
import type { NumberField, QueriedTrial, TextField } from './kept-summary.js'
import { type MetricField, metricFields } from './metric-place.js'
import { type OwnTags, plainTags } from './project-facts.js'

/** What is kept of a trial as text. */
export interface BlockRow {
  readonly project: StreamId
  /** Whether its project has it no more. */
  readonly removed: boolean
  readonly summary: QueriedTrial
  /** The hash that its project lists it by: its own, but for what no client makes. */
  readonly listedAs: string
  /** What the summary does not have: the trial's own tags, and the ids of its groups. */
  readonly tags: OwnTags
  readonly groups: readonly StreamId[]
}

/** Fields of which nearly every trial has another. */
export type TextColumn = 'id' | 'hash' | 'name'

export type NumberColumn = NumberField | 'removed' | 'position' | 'streamRevision' | 'timeMs'

/** Fields of which many trials have the same. */
export type SharedColumnName =
  | Exclude<TextField, TextColumn>
  | 'project'
  | 'listedAs'
  | 'groups'
  | 'tags'
  | 'parameters'
  | 'metadata'
  | 'metricNames'

/** What a block has of each row. */
type Columns<Name extends string, Value> = Readonly<Record<Name, (row: BlockRow) => Value>>

const textColumns: Columns<TextColumn, string> = {
  id: ({ summary }) => summary.id,
  hash: ({ summary }) => summary.hash,
  name: ({ summary }) => summary.name,
}

const numberColumns: Columns<NumberColumn, number | undefined> = {
  removed: ({ removed }) => Number(removed),
  revision: ({ summary }) => summary.revision,
  statusValue: ({ summary }) => summary.statusValue,
  reserved: ({ summary }) => Number(summary.reserved),
  startedAt: ({ summary }) => summary.startedAt,
  finishedAt: ({ summary }) => summary.finishedAt,
  lastSignAt: ({ summary }) => summary.lastSignAt,
  runtimeSeconds: ({ summary }) => summary.runtimeSeconds,
  errors: ({ summary }) => summary.errors,
  position: ({ summary }) => summary.asOf?.position,
  streamRevision: ({ summary }) => summary.asOf?.streamRevision,
  timeMs: ({ summary }) => summary.asOf?.timeMs,
}

const sharedColumns: Columns<SharedColumnName, unknown> = {
  project: ({ project }) => project,
  listedAs: ({ listedAs, summary }) => (listedAs === summary.hash ? '' : listedAs),
  description: ({ summary }) => summary.description,
  version: ({ summary }) => summary.version,
  forkedFrom: ({ summary }) => summary.forkedFrom ?? '',
  status: ({ summary }) => summary.status,
  groups: ({ groups }) => groups,
  tags: ({ tags }) => plainTags(tags),
  parameters: ({ summary }) => summary.parameters,
  metadata: ({ summary }) => summary.metadata,
  metricNames: ({ summary }) => Object.keys(summary.metrics),
}

/** The lines of a block, in their order; the last ones have a number for each metric of each trial. */
const lines: readonly string[] = [
  ...Object.keys(textColumns),
  ...Object.keys(numberColumns),
  ...Object.keys(sharedColumns),
  ...metricFields,
]

/** How many lines a block has. */
export const linesOfBlock: number = lines.length

/** Which line of a block it is. */
export function lineOf(column: TextColumn | NumberColumn | SharedColumnName | MetricField): number {
  return lines.indexOf(column)
}

/** Whether it is a number of a trial, and not of its metrics. */
export function isOfTrial(column: NumberColumn | MetricField): column is NumberColumn {
  return column in numberColumns
}

/** Some trials as text, of {@link linesOfBlock} lines. */
export function blockText(rows: readonly BlockRow[]): string {
  const metrics = rows.flatMap(({ summary }): MetricSummary[] => Object.values(summary.metrics))
  const columns = [...Object.values(textColumns), ...Object.values(numberColumns)]
  return [
    ...columns.map((of) => columnLine(rows.map((row) => of(row)))),
    ...Object.values(sharedColumns).map((of) => sharedLine(rows.map((row): unknown => of(row)))),
    ...metricFields.map((field) => columnLine(metrics.map((metric) => metric[field]))),
  ].join('\n')
}
