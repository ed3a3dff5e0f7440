import type { ReportChange } from '@track/client'
import { valueText } from './words.js'

/** A line of what `track diff` shows. */
export interface DiffRow {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** Of a metric so many points have a line each; where more differ, one line tells of all. */
const pointsMax = 3

/**
 * The changes as lines, in their order. Of what came or went as a whole, a line for each part. Points of a metric
 * that differ are told together where there are many, and those of the system always: their steps are times,
 * which no two trials share.
 */
export function diffRows(whole: readonly ReportChange[]): readonly DiffRow[] {
  const changes = whole.flatMap(partsOf)
  const rows: DiffRow[] = []
  for (let i = 0; i < changes.length; ) {
    const field = seriesOf(changes[i])
    let end = i + 1
    while (field !== undefined && seriesOf(changes[end]) === field) end++
    const some = changes.slice(i, end)
    i = end
    const row = field === undefined ? undefined : pointsRow(field, some)
    rows.push(...(row === undefined ? some.map(rowOf) : [row]))
  }
  return rows
}

/** A section such as `system` comes with its first event: as one change, of all that is in it. */
function partsOf(change: ReportChange): readonly ReportChange[] {
  const { path, before, after } = change
  const values = before ?? after
  const isSection = path.length === 1 && typeof values === 'object' && values !== null
  if (!isSection || Array.isArray(values) || (before !== undefined && after !== undefined)) {
    return [change]
  }
  const side = before === undefined ? 'after' : 'before'
  return Object.entries(values).map(([name, value]) => ({ path: [...path, name], [side]: value }))
}

function rowOf({ path, before, after }: ReportChange): DiffRow {
  return { field: path.join('.'), before: valueText(before), after: valueText(after) }
}

/** The metric that a change is of; undefined for what is no metric's. */
function seriesOf(change: ReportChange | undefined): string | undefined {
  const [section, name] = change?.path ?? []
  const isSeries = name !== undefined && (section === 'metrics' || section === 'system')
  return isSeries ? `${section}.${name}` : undefined
}

function pointsRow(field: string, changes: readonly ReportChange[]): DiffRow | undefined {
  const before = changes.flatMap((change) => pointsOf(change.path, change.before))
  const after = changes.flatMap((change) => pointsOf(change.path, change.after))
  const count = Math.max(before.length, after.length)
  if (count <= pointsMax && !field.startsWith('system.')) return undefined
  return { field, before: pointsText(before), after: pointsText(after) }
}

/** Below `metrics.loss` there is a value for each point, of which a change has one or all. */
function pointsOf(path: readonly string[], value: unknown): readonly unknown[] {
  if (value === undefined) return []
  const isAll = path.length === 2 && typeof value === 'object' && value !== null
  return isAll ? Object.values(value) : [value]
}

function pointsText(points: readonly unknown[]): string {
  const [first] = points
  if (points.length < 2) return valueText(first)
  return `${points.length} points, ${valueText(first)} to ${valueText(points.at(-1))}`
}
