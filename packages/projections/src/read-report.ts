import type { EventLog, StreamId } from '@track/core'
import type { ProjectView } from './project-view.js'
import { type FullReport, type Report, type ReportOptions, report, shortListMax } from './report.js'
import { ViewReader } from './view-reader.js'

/** Which report to read. */
export interface ReadReportOptions extends ReportOptions {
  /** The report as the log's first so many events give it. Default: all there are. */
  readonly at?: number
  /** A reader of the same log, if there is one already. */
  readonly reader?: ViewReader
}

/**
 * The report of a trial: its view, its project's and its points, all as of one position. Of a trial
 * that has no event up to there it is the report of nothing.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
 */
export function readReport(
  log: EventLog,
  trial: StreamId,
  options: ReadReportOptions & { readonly full: true },
): Promise<FullReport>
export function readReport(
  log: EventLog,
  trial: StreamId,
  options?: ReadReportOptions,
): Promise<Report | FullReport>
export async function readReport(
  log: EventLog,
  trial: StreamId,
  options: ReadReportOptions = {},
): Promise<Report | FullReport> {
  const { full = false, reader = new ViewReader(log) } = options
  // One position for both, or a trial could be reported with a project that does not know it yet.
  const at = options.at ?? (await log.head()).position
  const view = await reader.trial(trial, { at })
  let project: ProjectView | undefined
  if (view.project !== undefined) project = await reader.project(view.project, { at })
  const series = await reader.series(view, full ? {} : { listedLast: shortListMax })
  return report(view, project, series, { full })
}
