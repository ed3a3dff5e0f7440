import type { MetricSummary, TrialSummary } from '@track/projections/query'
import { escaped, parsed, unescaped } from './escaped-json.js'
import type { TrialIds } from './trial-search.js'

// Lines of JSON: one of what all trials are known by, column by column, then one for each so many trials,
// with all else of them in columns too: names of fields stand in no line, and of equal values one. A line
// with numbers that JSON does not have begins with a mark, and has them as texts.
const trialsPerLine = 512
const escapedMark = '*'

/** Trials as text. */
export function textOf(trials: readonly TrialSummary[]): string {
  const names = nameColumns.map(([name]) => trials.map((trial) => trial[name]))
  const lines = [JSON.stringify(names)]
  for (let i = 0; i < trials.length; i += trialsPerLine) {
    lines.push(lineOf(trials.slice(i, i + trialsPerLine)))
  }
  return lines.join('\n')
}

/** What the trials of a text are known by; undefined for a text that says something else. */
export function namesIn(text: Buffer): readonly TrialIds[] | undefined {
  const columns = parsed(text.toString('utf8', 0, endOfLine(text, 0)))
  if (!isTable(columns, nameColumns)) return undefined
  const [ids, hashes, revisions, names, projects] = columns
  return (ids as string[]).map((id, i) => {
    const hash = hashes?.[i] as string
    const revision = revisions?.[i] as number
    const name = names?.[i] as string
    const project = projects?.[i] as string
    return { id, uid: `${hash}_${revision}`, hash, revision, name, project }
  })
}

/**
 * The trials of a text, at most `limit`; undefined for a text that says something else.
 * @param names What {@link namesIn} says of it.
 */
export function trialsIn(
  text: Buffer,
  names: readonly TrialIds[],
  limit: number = names.length,
): TrialSummary[] | undefined {
  const trials: TrialSummary[] = []
  let end = endOfLine(text, 0)
  while (trials.length < Math.min(limit, names.length)) {
    const start = end + 1
    end = endOfLine(text, start)
    const known = names.slice(trials.length, trials.length + trialsPerLine)
    const some = trialsOf(text.toString('utf8', start, end), known)
    if (some === undefined) return undefined
    for (const trial of some) trials.push(trial)
  }
  return trials.slice(0, limit)
}

function endOfLine(text: Buffer, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

type FieldType = 'string' | 'number' | 'boolean'
/** A field, its type, and whether it may be left out. */
type Field<Of> = readonly [name: keyof Of & string, type: FieldType, isOptional?: boolean]

const nameColumns = [
  ['id', 'string'],
  ['hash', 'string'],
  ['revision', 'number'],
  ['name', 'string'],
  ['project', 'string'],
] as const satisfies readonly Field<TrialSummary>[]

const factColumns = [
  ['description', 'string'],
  ['version', 'string'],
  ['forkedFrom', 'string', true],
  ['status', 'string'],
  ['statusValue', 'number'],
  ['reserved', 'boolean'],
  ['startedAt', 'number', true],
  ['finishedAt', 'number', true],
  ['lastSignAt', 'number'],
  ['runtimeSeconds', 'number'],
  ['errors', 'number'],
] as const satisfies readonly Field<TrialSummary>[]

const momentColumns = [
  ['position', 'number', true],
  ['streamRevision', 'number', true],
  ['timeMs', 'number', true],
] as const satisfies readonly Field<NonNullable<TrialSummary['asOf']>>[]

const metricColumns = [
  ['count', 'number'],
  ['last', 'number'],
  ['lastStep', 'number', true],
  ['min', 'number'],
  ['minStep', 'number', true],
  ['max', 'number'],
  ['maxStep', 'number', true],
  ['mean', 'number'],
] as const satisfies readonly Field<MetricSummary>[]

/** Fields of which many trials have the same. */
const sharedFields = ['groups', 'tags', 'parameters', 'metadata'] as const

function lineOf(trials: readonly TrialSummary[]): string {
  let isEscaped = false
  const json = (value: unknown): string =>
    JSON.stringify(value, (_name, inner: unknown) => {
      const text = escaped(inner)
      if (text === undefined) return inner
      isEscaped = true
      return text
    })
  /** The values that there are, each once, and where those of each trial stand among them. */
  const shared = (values: readonly unknown[]): string => {
    const places = new Map<string, number>()
    const at = values.map((value) => {
      const text = json(value)
      const place = places.get(text) ?? places.size
      places.set(text, place)
      return place
    })
    return `[[${Array.from(places.keys()).join(',')}],${JSON.stringify(at)}]`
  }
  const metrics = trials.flatMap((trial) => Object.values(trial.metrics))
  const parts = [
    json(factColumns.map(([name]) => trials.map((trial) => trial[name]))),
    json(momentColumns.map(([name]) => trials.map(({ asOf }) => asOf?.[name]))),
    ...sharedFields.map((name) => shared(trials.map((trial) => trial[name]))),
    shared(trials.map((trial) => Object.keys(trial.metrics))),
    json(metricColumns.map(([name]) => metrics.map((metric) => metric[name]))),
  ]
  return `${isEscaped ? escapedMark : ''}[${parts.join(',')}]`
}

/** The trials of a line, which are known by `names`. */
function trialsOf(line: string, names: readonly TrialIds[]): TrialSummary[] | undefined {
  const isEscaped = line.startsWith(escapedMark)
  const parts = isEscaped ? parsed(line.slice(escapedMark.length), unescaped) : parsed(line)
  if (!Array.isArray(parts)) return undefined
  const [facts, moments, groupNames, tagValues, parameterValues, metadataValues, ...points] = parts
  if (!isTable(facts, factColumns, names.length)) return undefined
  if (!isTable(moments, momentColumns, names.length)) return undefined
  const groups = sharedIn(groupNames, isTexts, names.length)
  const [tags, parameters, metadata] = [tagValues, parameterValues, metadataValues].map((part) =>
    sharedIn(part, isValues, names.length),
  )
  const metrics = metricsIn(points, names.length)
  if (!groups || !tags || !parameters || !metadata || !metrics) return undefined
  const [description, version, forkedFrom, status, ...others] = facts as FactColumns
  const [statusValue, reserved, startedAt, finishedAt, lastSignAt, runtime, errors] = others
  const [position, streamRevision, timeMs] = moments as [Numbers, Numbers, Numbers]
  return names.map(({ id, uid, hash, revision, name, project }, i) => {
    const from = forkedFrom[i]
    const start = startedAt[i]
    const finish = finishedAt[i]
    const asOf = position[i]
    // In the order of a summary that is made of a view: as JSON they are the same text.
    return {
      id,
      uid,
      hash,
      revision,
      name,
      description: description[i] as string,
      version: version[i] as string,
      project,
      ...(isThere(from) && { forkedFrom: from }),
      groups: groups[i] as readonly string[],
      tags: tags[i] as SummaryValues,
      parameters: parameters[i] as SummaryValues,
      metadata: metadata[i] as SummaryValues,
      metrics: metrics[i] as TrialSummary['metrics'],
      status: status[i] as string,
      statusValue: statusValue[i] as number,
      reserved: reserved[i] as boolean,
      ...(isThere(start) && { startedAt: start }),
      ...(isThere(finish) && { finishedAt: finish }),
      lastSignAt: lastSignAt[i] as number,
      runtimeSeconds: runtime[i] as number,
      errors: errors[i] as number,
      asOf: isThere(asOf)
        ? { position: asOf, streamRevision: streamRevision[i] ?? 0, timeMs: timeMs[i] ?? 0 }
        : undefined,
    }
  })
}

type Numbers = readonly (number | null)[]
type Texts = readonly (string | null)[]
/** Of {@link factColumns}. */
type FactColumns = [
  description: Texts,
  version: Texts,
  forkedFrom: Texts,
  status: Texts,
  statusValue: Numbers,
  reserved: readonly boolean[],
  startedAt: Numbers,
  finishedAt: Numbers,
  lastSignAt: Numbers,
  runtimeSeconds: Numbers,
  errors: Numbers,
]
type SummaryValues = TrialSummary['tags']

/** Values of so many trials, of those that are there once for all that share them. */
function sharedIn<Item>(
  part: unknown,
  isItem: (item: unknown) => item is Item,
  count: number,
): Item[] | undefined {
  if (!Array.isArray(part)) return undefined
  const [items, places] = part as unknown[]
  if (!Array.isArray(items) || !items.every(isItem)) return undefined
  if (!isColumn(places, 'number') || places.length !== count) return undefined
  const values = places.map((place) => items[place as number])
  return values.includes(undefined as never) ? undefined : (values as Item[])
}

/** The metrics of so many trials: of each the names, then columns of all of them. */
function metricsIn(
  [nameLists, columns]: readonly unknown[],
  count: number,
): TrialSummary['metrics'][] | undefined {
  const names = sharedIn(nameLists, isTexts, count)
  const points = names?.reduce((sum, { length }) => sum + length, 0)
  if (names === undefined || !isTable(columns, metricColumns, points)) return undefined
  const [counts, last, lastStep, min, minStep, max, maxStep, mean] = columns as Numbers[]
  let i = 0
  return names.map((own) => {
    const metrics: { [name: string]: MetricSummary } = {}
    for (const name of own) {
      const atLast = lastStep?.[i]
      const atMin = minStep?.[i]
      const atMax = maxStep?.[i]
      const values = {
        count: counts?.[i] as number,
        last: last?.[i] as number,
        min: min?.[i] as number,
        max: max?.[i] as number,
        mean: mean?.[i++] as number,
      }
      const metric = metricOf(values, atLast, atMin, atMax)
      if (name !== '__proto__') metrics[name] = metric
      else Object.defineProperty(metrics, name, { value: metric, ...ownProperty })
    }
    return metrics
  })
}

/** In the order of a summary that is made of a view. Without spreads where all is there: there are many. */
function metricOf(
  { count, last, min, max, mean }: Omit<MetricSummary, `${string}Step`>,
  lastStep: number | null | undefined,
  minStep: number | null | undefined,
  maxStep: number | null | undefined,
): MetricSummary {
  if (isThere(lastStep) && isThere(minStep) && isThere(maxStep)) {
    return { count, last, lastStep, min, minStep, max, maxStep, mean }
  }
  return {
    count,
    last,
    ...(isThere(lastStep) && { lastStep }),
    min,
    ...(isThere(minStep) && { minStep }),
    max,
    ...(isThere(maxStep) && { maxStep }),
    mean,
  }
}

const ownProperty = { enumerable: true, configurable: true, writable: true } as const

/** Whether these are columns of the fields, all of one length: of `length`, if that is given. */
function isTable(
  columns: unknown,
  fields: readonly (readonly [name: string, type: FieldType, isOptional?: boolean])[],
  length?: number,
): columns is readonly (readonly unknown[])[] {
  if (!Array.isArray(columns)) return false
  const rows = length ?? (columns[0] as readonly unknown[] | undefined)?.length
  return fields.every(([, type, isOptional], i) => {
    const column: unknown = columns[i]
    return isColumn(column, type, isOptional) && column.length === rows
  })
}

function isColumn(value: unknown, type: FieldType, isOptional = false): value is unknown[] {
  if (!Array.isArray(value)) return false
  return value.every((one) => typeof one === type || (isOptional && one === null))
}

function isTexts(value: unknown): value is readonly string[] {
  return isColumn(value, 'string')
}

function isValues(value: unknown): value is SummaryValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isThere<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined
}
