import type { RecordedEvent, TrialSummary } from '@track/client'
import { flatValues } from './flat-values.js'
import { jsonText } from './print-json.js'

/** A value in a table that is exported; undefined where there is none. */
export type Cell = string | number | boolean | Date | undefined

/** A column of a table that is exported, and what its cells are. */
export interface ExportColumn {
  readonly name: string
  readonly kind: 'text' | 'number' | 'boolean' | 'time'
}

/** Rows for other programs, of which only some are in memory at a time. */
export interface ExportTable {
  readonly columns: readonly ExportColumn[]
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>
}

const rowsPerBatch = 1024

const pointColumns: readonly ExportColumn[] = [
  { name: 'uid', kind: 'text' },
  { name: 'name', kind: 'text' },
  { name: 'metric', kind: 'text' },
  { name: 'step', kind: 'number' },
  { name: 'value', kind: 'number' },
  { name: 'time', kind: 'time' },
]

/**
 * Every point of trials, trial by trial, in the order logged.
 * @param eventsOf The events of a stream.
 * @param metrics Only those of these. Default all.
 */
export function pointsTable(
  trials: readonly TrialSummary[],
  eventsOf: (stream: string) => AsyncIterable<RecordedEvent>,
  metrics: readonly string[] | undefined,
): ExportTable {
  const wanted = metrics && new Set(metrics)
  return { columns: pointColumns, batches: batched(pointRows(trials, eventsOf, wanted)) }
}

async function* pointRows(
  trials: readonly TrialSummary[],
  eventsOf: (stream: string) => AsyncIterable<RecordedEvent>,
  wanted: ReadonlySet<string> | undefined,
): AsyncIterable<readonly Cell[]> {
  for (const { id, uid, name } of trials) {
    for await (const { event, timeMs } of eventsOf(id)) {
      if (event.type !== 'MetricsLogged') continue
      for (const [i, metric] of event.names.entries()) {
        if (wanted !== undefined && !wanted.has(metric)) continue
        yield [uid, name, metric, event.step, event.values[i], new Date(timeMs)]
      }
    }
  }
}

/** What a row of any trial has, in this order: the columns where there is no trial. */
const trialColumns: readonly ExportColumn[] = [
  ...textColumns('id', 'uid', 'hash'),
  { name: 'revision', kind: 'number' },
  ...textColumns('name', 'description', 'version', 'project', 'groups', 'status'),
  { name: 'reserved', kind: 'boolean' },
  { name: 'lastSignAt', kind: 'time' },
  { name: 'runtimeSeconds', kind: 'number' },
  { name: 'errors', kind: 'number' },
]

function textColumns(...names: readonly string[]): ExportColumn[] {
  return names.map((name) => ({ name, kind: 'text' }))
}

async function* batched<T>(items: AsyncIterable<T>): AsyncIterable<readonly T[]> {
  let batch: T[] = []
  for await (const item of items) {
    if (batch.push(item) < rowsPerBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Trials, a row for each: `parameters.lr`, `metrics.loss.min` and so on are columns, of which there are as
 * many as any of the trials has.
 */
export function trialsTable(trials: readonly TrialSummary[]): ExportTable {
  if (trials.length === 0) return { columns: trialColumns, batches: inBatches([]) }
  const rows = trials.map(rowOf)
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  const columns = names.map((name) => ({ name, kind: kindOf(rows.map((row) => row.get(name))) }))
  const cells = rows.map((row) => columns.map(({ name, kind }) => cellOf(row.get(name), kind)))
  return { columns, batches: inBatches(cells) }
}

async function* inBatches<T>(items: readonly T[]): AsyncIterable<readonly T[]> {
  for (let from = 0; from < items.length; from += rowsPerBatch) {
    yield items.slice(from, from + rowsPerBatch)
  }
}

const timeNames: ReadonlySet<string> = new Set(['startedAt', 'finishedAt', 'lastSignAt'])

const valuesNames: ReadonlySet<string> = new Set(['tags', 'parameters', 'metadata', 'metrics'])

function rowOf({ asOf: _, statusValue: __, ...trial }: TrialSummary): ReadonlyMap<string, unknown> {
  const row = new Map<string, unknown>()
  for (const [name, value] of flatValues(trial)) {
    if (valuesNames.has(name)) continue // it has none of them
    const isTime = timeNames.has(name) && typeof value === 'number' && !Number.isNaN(value)
    row.set(name, isTime ? new Date(value) : value)
  }
  return row
}

function kindOf(values: readonly unknown[]): ExportColumn['kind'] {
  const known = values.filter((value) => value !== undefined && value !== null)
  if (known.length > 0 && known.every((value) => typeof value === 'number')) return 'number'
  if (known.length > 0 && known.every((value) => typeof value === 'boolean')) return 'boolean'
  return known.length > 0 && known.every((value) => value instanceof Date) ? 'time' : 'text'
}

function cellOf(value: unknown, kind: ExportColumn['kind']): Cell {
  if (value === undefined || value === null) return undefined
  if (kind !== 'text') return value as Cell // all of the column are of the kind
  return typeof value === 'object' ? jsonText(value) : String(value)
}
