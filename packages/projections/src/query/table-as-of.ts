import type { EventLog, StreamId } from '@track/core'
import { hasLostItsBeginning } from '../lost-beginning.js'
import type { TrialView } from '../trial-view.js'
import type { ViewReader } from '../view-reader.js'
import { sameFacts } from './table-keeper.js'
import { readTableNews } from './table-news.js'
import { type RowPlace, rejoined, type TableRow, tableRow } from './table-row.js'
import type { ProjectFacts } from './trial-summary.js'
import type { TableProgress } from './trial-table.js'

/** A table as it is now, and the log that it is of. */
export interface TableNow {
  readonly log: EventLog
  readonly reader: ViewReader
  readonly rowOf: (trial: StreamId) => TableRow | undefined
  readonly factsOf: (project: StreamId) => ProjectFacts | undefined
}

/** Trials read at once. */
const readsAtOnce = 32
/** To read one trial costs as much as to fold so many events of a log that is read through. */
const eventsPerRead = 500
/** A view is folded from the nearest snapshot, so it never costs more than so many events. */
const eventsMax = 16_384

/**
 * The rows of a table as of the log's first `at` events, in order: those of trials that were in their
 * projects then. A trial that has had no event since is as it is now. The others are read again, one by
 * one, or with the log as a whole where they have most of it.
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
    for (const { trial, revision } of view.trials) {
      const row = now.rowOf(trial)
      if (row !== undefined && row.project !== project) continue
      const isAsNow = row?.summary.asOf !== undefined && row.summary.asOf.position < at
      rows.set(trial, isAsNow ? rowThen(row) : undefined) // keeps its place in the order
      if (!isAsNow) stale.set(trial, { project, facts, revision, removed: false })
    }
  }
  const read = await readStale(now, stale, at, onProgress)
  return Array.from(rows, ([id, row]) => row ?? read.get(id)).filter((row) => row !== undefined)
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

async function readStale(
  { log, reader, rowOf }: TableNow,
  stale: ReadonlyMap<StreamId, RowPlace>,
  at: number,
  onProgress: ((progress: TableProgress) => void) | undefined,
): Promise<ReadonlyMap<StreamId, TableRow>> {
  const all = Array.from(stale)
  const oneByOne = all.reduce((cost, [id]) => {
    const events = (rowOf(id)?.summary.asOf?.streamRevision ?? 0) + 1
    return cost + eventsPerRead + Math.min(events, eventsMax)
  }, 0)
  const begun = oneByOne > at ? (await readTableNews(log, { from: 0, to: at })).begun : undefined
  const rows = new Map<StreamId, TableRow>()
  for (let i = 0; i < all.length; i += readsAtOnce) {
    const some = all.slice(i, i + readsAtOnce)
    const views = await Promise.all(some.map(([id]) => begun?.get(id) ?? reader.trial(id, { at })))
    for (const [j, [id, place]] of some.entries()) {
      const view = views[j] as TrialView
      const isGone = view.asOf === undefined && (await hasLostItsBeginning(log, id))
      if (!isGone) rows.set(id, tableRow(id, view, place))
    }
    onProgress?.({ done: i + some.length, total: all.length })
  }
  return rows
}
