import type { StreamId } from '@track/core'
import type { BlockRow } from '../kept/block-lines.js'
import { plainSummary } from '../kept/kept-summary.js'
import { groupNames, joinedTags, type ProjectFacts } from '../kept/project-facts.js'
import { noOutput } from '../output-tail.js'
import { isRunning, type TrialView } from '../trial-view.js'
import { trialSummary } from './trial-summary.js'

/** A trial in the table of all trials. It keeps its place when it is removed, and may come back. */
export interface TableRow extends BlockRow {
  /** The view without its points, where the status hangs on the reader's clock too. */
  readonly held: TrialView | undefined
}

/** Where a trial is listed. */
export interface RowPlace {
  readonly project: StreamId
  readonly facts: ProjectFacts
  readonly hash: string
  readonly revision: number
  readonly removed: boolean
}

/** The row of a trial, from views of the same moment. */
export function tableRow(
  id: StreamId,
  view: TrialView,
  { project, facts, hash, revision, removed }: RowPlace,
): TableRow {
  return {
    project,
    removed,
    summary: trialSummary(id, view, facts, revision),
    listedAs: hash,
    tags: Array.from(view.tags),
    groups: view.groups,
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
  const { project, listedAs, tags, groups, held } = row
  const summary = { ...plainSummary(row.summary), ...joined }
  return { project, removed, summary, listedAs, tags, groups, held }
}

/** The view without what no table has. What is folded on to it counts on. */
export function withoutPoints(view: TrialView): TrialView {
  const metrics = Array.from(view.metrics, ([name, metric]) => {
    return [name, { ...metric, stepped: undefined, listed: undefined }] as const
  })
  const chronos = Array.from(view.chronos, ([name, chrono]) => {
    return [name, { ...chrono, series: undefined, window: 0, ring: [] }] as const
  })
  return {
    ...view,
    metrics: new Map(metrics),
    chronos: new Map(chronos),
    system: new Map(),
    errors: [],
    errorsLeftOut: view.errorsLeftOut + view.errors.length,
    output: noOutput,
    files: new Map(),
    unsaved: [],
  }
}
