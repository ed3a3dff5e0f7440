import type { MetricSummary, TrialSummary } from '@track/projections/query'
import type { TrialIds } from './trial-search.js'

// Lines of JSON: one of what all trials are known by, column by column, then one for each trial. A line
// with numbers that JSON does not have begins with a mark, and has them as texts.
const escapedMark = '*'
/** What such a text begins with, and any other text that begins so. */
const escapeMark = '\0'

/** Trials as text. */
export function textOf(trials: readonly TrialSummary[]): string {
  const columns = nameColumns.map(([name]) => trials.map((trial) => trial[name]))
  return [JSON.stringify(columns), ...trials.map(lineOf)].join('\n')
}

/** What the trials of a text are known by; undefined for a text that says something else. */
export function namesIn(text: Buffer): readonly TrialIds[] | undefined {
  const columns = parsed(text.toString('utf8', 0, endOfLine(text, 0)))
  const isTable =
    Array.isArray(columns) && nameColumns.every(([, type], i) => isColumn(columns[i], type))
  if (!isTable) return undefined
  const [ids, hashes, revisions, names, projects] = columns
  if (columns.some(({ length }) => length !== ids.length)) return undefined
  return (ids as string[]).map((id, i) => {
    const [hash, revision]: [string, number] = [hashes[i], revisions[i]]
    return { id, uid: `${hash}_${revision}`, hash, revision, name: names[i], project: projects[i] }
  })
}

/** The trials of a text, at most `limit`; undefined for a text that says something else. */
export function trialsIn(text: Buffer, limit: number = Infinity): TrialSummary[] | undefined {
  const trials: TrialSummary[] = []
  let end = endOfLine(text, 0)
  while (end < text.length && trials.length < limit) {
    const start = end + 1
    end = endOfLine(text, start)
    const trial = trialIn(text.toString('utf8', start, end))
    if (trial === undefined) return undefined
    trials.push(trial)
  }
  return trials
}

function endOfLine(text: Buffer, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

function trialIn(line: string): TrialSummary | undefined {
  const isEscaped = line.startsWith(escapedMark)
  const value = isEscaped ? parsed(line.slice(escapedMark.length), unescaped) : parsed(line)
  return isTrial(value) ? value : undefined
}

function lineOf(trial: TrialSummary): string {
  let isEscaped = false
  const line = JSON.stringify(trial, (_name, value: unknown) => {
    const text = escaped(value)
    if (text === undefined) return value
    isEscaped = true
    return text
  })
  return isEscaped ? `${escapedMark}${line}` : line
}

function escaped(value: unknown): string | undefined {
  if (typeof value === 'bigint') return `${escapeMark}n${value}`
  if (Object.is(value, -0)) return `${escapeMark}d-0`
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : `${escapeMark}d${value}`
  return typeof value === 'string' && value.startsWith(escapeMark)
    ? `${escapeMark}s${value}`
    : undefined
}

function unescaped(_name: string, value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith(escapeMark)) return value
  const rest = value.slice(2)
  if (value[1] === 'n') return BigInt(rest)
  return value[1] === 'd' ? Number(rest) : rest
}

function parsed(line: string, reviver?: typeof unescaped): unknown {
  try {
    return JSON.parse(line, reviver)
  } catch {
    return undefined
  }
}

type FieldType = 'string' | 'number' | 'boolean'
type Field = readonly [name: keyof TrialSummary, type: FieldType]

const nameColumns = [
  ['id', 'string'],
  ['hash', 'string'],
  ['revision', 'number'],
  ['name', 'string'],
  ['project', 'string'],
] as const satisfies readonly Field[]

const fields: readonly Field[] = [
  ...nameColumns,
  ['uid', 'string'],
  ['description', 'string'],
  ['version', 'string'],
  ['status', 'string'],
  ['statusValue', 'number'],
  ['reserved', 'boolean'],
  ['lastSignAt', 'number'],
  ['runtimeSeconds', 'number'],
  ['errors', 'number'],
]

const metricFields: readonly (keyof MetricSummary)[] = ['count', 'last', 'min', 'max', 'mean']

function isTrial(value: unknown): value is TrialSummary {
  if (!isObject(value)) return false
  const { groups, tags, parameters, metadata, metrics, startedAt, finishedAt } = value
  return (
    fields.every(([name, type]) => typeof value[name] === type) &&
    [startedAt, finishedAt].every((time) => time === undefined || typeof time === 'number') &&
    isColumn(groups, 'string') &&
    [tags, parameters, metadata].every(isObject) &&
    isObject(metrics) &&
    Object.values(metrics).every(isMetric)
  )
}

function isMetric(value: unknown): boolean {
  return isObject(value) && metricFields.every((name) => typeof value[name] === 'number')
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isColumn(value: unknown, type: FieldType): value is unknown[] {
  return Array.isArray(value) && value.every((one) => typeof one === type)
}
