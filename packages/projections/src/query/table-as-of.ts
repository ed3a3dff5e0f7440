import type { StreamId } from '@track/core'
import type { ProjectFacts } from '../kept/project-facts.js'
import { hasLostItsBeginning } from '../lost-beginning.js'
import { snapshotEveryEventsDefault } from '../view-reader.js'
import { readTrials, type TableProgress, type TableSource } from './read-trials.js'
import { sameFacts } from './table-checkpoint.js'
import { type RowPlace, rejoined, type TableRow, tableRow } from './table-row.js'

/** A table as it is now, and the log that it is of. */
export interface TableNow extends TableSource {
  readonly factsOf: (project: StreamId) => ProjectFacts | undefined
}

/**
 * The rows of a table as of the log's first `at` events, in order: those of trials that were in their
 * projects then. A trial that has had no event since is as it is now. The others are read again.
 *
 * Trials of which a vacuum took all events are left out.
 * @param at Before the end of what the table has.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
 */
export async function rowsAsOf(
  now: TableNow,
  at: number,
  onProgress?: (progress: TableProgress) => void,
): Promise<readonly TableRow[]> {
  const rows = new Map<StreamId, TableRow | undefined>()
  const stale = new Map<StreamId, RowPlace>()
  for (const project of (await now.reader.store({ at })).projects.keys()) {
    const view = await now.reader.project(project, { at })
    const facts = { name: view.name, tags: view.tags, groups: view.groups }
    const rowThen = joinedAsOf(now.factsOf(project), facts)
    for (const { trial, hash, revision } of view.trials) {
      const row = now.rowOf(trial)
      if (row !== undefined && row.project !== project) continue
      const isAsNow = row?.summary.asOf !== undefined && row.summary.asOf.position < at
      rows.set(trial, isAsNow ? rowThen(row) : undefined) // keeps its place in the order
      if (!isAsNow) stale.set(trial, { project, facts, hash, revision, removed: false })
    }
  }
  const trials = Array.from(stale.keys())
  const reads = { at, tailEventsMax: snapshotEveryEventsDefault, onProgress }
  for await (const [id, view] of readTrials(now, trials, reads)) {
    const isGone = view.asOf === undefined && (await hasLostItsBeginning(now.log, id))
    if (!isGone) rows.set(id, tableRow(id, view, stale.get(id) as RowPlace))
  }
  return Array.from(rows.values()).filter((row) => row !== undefined)
}

/** How rows of a project are joined with what it was then. Mostly that is what it is now. */
function joinedAsOf(
  now: ProjectFacts | undefined,
  then: ProjectFacts,
): (row: TableRow) => TableRow {
  const isAlike = now !== undefined && sameFacts({ ...then, groups: now.groups }, now)
  return (row) => {
    const isAsNow =
      isAlike && row.groups.every((group) => then.groups.get(group) === now.groups.get(group))
    return isAsNow ? row : rejoined(row, then, false)
  }
}
