import type { StreamId, Value } from '@track/core'
import { plainSummary, type QueriedTrial } from '../kept/kept-summary.js'
import { groupNames, joinedTags, type OwnTags, type ProjectFacts } from '../kept/project-facts.js'
import { noOutput } from '../output-tail.js'
import { isRunning, type TrialView } from '../trial-view.js'
import { trialSummary } from './trial-summary.js'

/** The parameters and metadata of a trial as they were logged. */
export interface ExactValues {
  readonly parameters: ReadonlyMap<string, Value>
  readonly metadata: ReadonlyMap<string, Value>
}

/** A trial in the table of all trials. */
export interface TableRow {
  readonly project: StreamId
  /** Whether its project has it no more. It keeps its place, and may come back. */
  readonly removed: boolean
  readonly summary: QueriedTrial
  /** What the summary was made of and does not have: the trial's own tags, and the ids of its groups. */
  readonly tags: OwnTags
  readonly groups: readonly StreamId[]
  /** What else it was made of, where JSON would change it. */
  readonly exact: ExactValues | undefined
  /** The view without its points, where the status hangs on the reader's clock too. */
  readonly held: TrialView | undefined
}

/** Where a trial is listed. */
export interface RowPlace {
  readonly project: StreamId
  readonly facts: ProjectFacts
  readonly revision: number
  readonly removed: boolean
}

/** The row of a trial, from views of the same moment. */
export function tableRow(
  id: StreamId,
  view: TrialView,
  { project, facts, revision, removed }: RowPlace,
): TableRow {
  const summary = trialSummary(id, view, facts, revision)
  const tags = Array.from(view.tags)
  const isPlain = [summary.parameters, summary.metadata, tags].every(isJson)
  return {
    project,
    removed,
    summary,
    tags,
    groups: view.groups,
    exact: isPlain ? undefined : { parameters: view.parameters, metadata: view.metadata },
    held:
      isRunning(view.status) || view.reservation !== undefined ? withoutPoints(view) : undefined,
  }
}

/** The row when its project has changed. */
export function rejoined(row: TableRow, facts: ProjectFacts, removed: boolean): TableRow {
  const joined = {
    project: facts.name,
    groups: groupNames(row.groups, facts),
    tags: joinedTags(row.tags, facts),
  }
  const { project, tags, groups, exact, held } = row
  const summary = { ...plainSummary(row.summary), ...joined }
  return { project, removed, summary, tags, groups, exact, held }
}

/** Whether a value comes back from JSON as it was. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint'
  if (Array.isArray(value)) return value.every(isJson)
  if (value instanceof Date || value instanceof Uint8Array) return false
  return Object.values(value).every(isJson)
}

/** The view without what no table has. What is folded on to it counts on. */
export function withoutPoints(view: TrialView): TrialView {
  const metrics = Array.from(view.metrics, ([name, metric]) => {
    return [name, { ...metric, stepped: undefined, listed: undefined }] as const
  })
  const chronos = Array.from(view.chronos, ([name, chrono]) => {
    return [name, { ...chrono, series: undefined, ring: [] }] as const
  })
  return {
    ...view,
    metrics: new Map(metrics),
    chronos: new Map(chronos),
    system: new Map(),
    errors: [],
    errorsLeftOut: view.errorsLeftOut + view.errors.length,
    output: noOutput,
    unsaved: [],
  }
}
