import type { StreamId } from '@track/core'
import { chronosReport } from './chrono-report.js'
import type { ForkOrigin } from './fork-origin.js'
import { type Json, type JsonObject, jsonObject, jsonValue, setOwn } from './json-value.js'
import { metricReport } from './metric-report.js'
import { nestedValues } from './nested-values.js'
import { outputReport } from './output-tail.js'
import type { ProjectView } from './project-view.js'
import type { Revert } from './reverts.js'
import type { TrialSeries } from './series-reader.js'
import { isoTime, systemReport } from './system-report.js'
import { filesReport } from './trial-file.js'
import type { TrialView } from './trial-view.js'

/** Of a list without steps, what a short report shows. */
export const shortListMax = 20

/** What a report shows of a trial. All of it is JSON; keys are in this order. */
export interface Report {
  readonly revision: number
  readonly name: string
  readonly description: string
  readonly version: string
  /** The project's, then the trial's own, which cannot override those. */
  readonly tags: { readonly [key: string]: Json }
  readonly parameters: { readonly [key: string]: Json }
  readonly metadata: { readonly [key: string]: Json }
  readonly metrics: { readonly [name: string]: Json }
  /** `runtime` is the seconds of the whole run. */
  readonly chronos: { readonly [name: string]: Json }
  readonly errors: readonly {
    readonly name: string
    readonly message: string
    readonly stack?: string
  }[]
  readonly status: { readonly value: number; readonly name: string }
}

/** A report of everything. */
export interface FullReport extends Report {
  /** `<hash>_<revision>` */
  readonly uid: string
  readonly hash: string
  /** The project's name, null for a trial without one. */
  readonly project: string | null
  /** Names of the groups that the trial belongs to; the stream id of one without a name. */
  readonly groups: readonly string[]
  /** Where it came from. Absent for a trial that was not forked. */
  readonly forkedFrom?: {
    /** The uid of that trial in this project; null when the project does not know it. */
    readonly uid: string | null
    /** The id of that trial. */
    readonly trial: string
    /** Its past is that trial's events up to and with this stream revision. */
    readonly revision: number
    /** Of the last of them; null when the log has none of them. */
    readonly position: number | null
    /** Only when some of the past is not in the log: TRACK_FORK_PAST_MISSING. */
    readonly problem?: string
  }
  /** The last event of the trial that the report reflects, null when there is none. */
  readonly asOf: {
    readonly position: number
    readonly streamRevision: number
    /** ISO 8601. */
    readonly time: string
  } | null
  /**
   * Numbers of the process and its machine: `{ name: { time: value } }`, times in ISO 8601. Absent without any.
   */
  readonly system?: { readonly [name: string]: Json }
  /** The end of what the program wrote: `{ leftOut, writes: [{ stream, text }] }`. Absent without any. */
  readonly output?: Json
  /**
   * Files that the trial keeps: the digest of the content (SHA-256, hex), its length in bytes, its media
   * type. Absent when there is none.
   */
  readonly files?: { readonly [name: string]: Json }
  /**
   * Events that took others back: `{ position, time, streamRevision, reverted, reason }`, the last two places in
   * the trial's stream. Absent when there is none.
   */
  readonly reverts?: readonly { readonly [key: string]: Json }[]
  /** Values that were removed for good: `{ position, time, path, by, reason }`. Absent when there is none. */
  readonly redactions?: readonly { readonly [key: string]: Json }[]
}

/** How much a report shows. */
export interface ReportOptions {
  /**
   * Adds uid, hash, project, groups and asOf, forkedFrom, system, output, files, reverts and redactions where there are any, and shows all of lists without a step. Default false:
   * their last 20.
   */
  readonly full?: boolean
}

/**
 * The report of a trial, from views of the same moment. Pure.
 * @param project The view of the trial's project, which knows the revision and the inherited tags;
 * undefined for a trial without one, whose revision is 0.
 * @param series The trial's points; a short report wants no more of a list than its last 20.
 */
export function report(
  trial: TrialView,
  project: ProjectView | undefined,
  series: TrialSeries,
  options: ReportOptions & { readonly full: true },
): FullReport
export function report(
  trial: TrialView,
  project: ProjectView | undefined,
  series: TrialSeries,
  options?: ReportOptions,
): Report | FullReport
export function report(
  trial: TrialView,
  project: ProjectView | undefined,
  series: TrialSeries,
  options: ReportOptions = {},
): Report | FullReport {
  const { full = false } = options
  const listedMax = full ? Number.POSITIVE_INFINITY : shortListMax
  const revision = revisionOf(trial, project)
  const { name, description, version } = trial
  const short: Report = {
    revision,
    name,
    description,
    version,
    tags: tagsReport(trial, project),
    parameters: nestedValues(trial.parameters, jsonValue),
    metadata: nestedValues(trial.metadata, jsonValue),
    metrics: metricsReport(trial, series, listedMax),
    chronos: chronosReport(trial, series.chronos, listedMax),
    errors: trial.errors.map((error) => {
      const { stack } = error
      const shown = { name: error.name, message: error.message }
      return stack === undefined ? shown : { ...shown, stack }
    }),
    status: { value: trial.status.value, name: trial.status.name },
  }
  if (!full) return short
  const { hash, asOf } = trial
  return {
    ...short,
    uid: `${hash}_${revision}`,
    hash,
    project: project === undefined ? null : project.name,
    groups: trial.groups.map((group) => groupName(group, project)),
    ...(trial.forkedFrom !== undefined && { forkedFrom: forkReport(trial.forkedFrom, project) }),
    asOf:
      asOf === undefined
        ? null
        : {
            position: asOf.position,
            streamRevision: asOf.streamRevision,
            time: isoTime(asOf.timeMs),
          },
    ...(trial.output.writes.length > 0 && { output: outputReport(trial.output) }),
    ...(series.system.size > 0 && { system: systemReport(series.system) }),
    ...(trial.files.size > 0 && { files: filesReport(trial.files) }),
    ...(trial.reverts.length > 0 && { reverts: revertsReport(trial.reverts) }),
    ...(trial.redactions.length > 0 && {
      redactions: trial.redactions.map(({ position, path, by, reason, timeMs }) => ({
        position,
        time: isoTime(timeMs),
        path,
        by,
        reason,
      })),
    }),
  }
}

function revisionOf({ stream }: TrialView, project: ProjectView | undefined): number {
  return (stream === undefined ? undefined : project?.trials.get(stream)?.revision) ?? 0
}

function forkReport(
  { trial, revision, asOf, problem }: ForkOrigin,
  project: ProjectView | undefined,
): NonNullable<FullReport['forkedFrom']> {
  const listed = project?.trials.get(trial)
  return {
    uid: listed === undefined ? null : `${listed.hash}_${listed.revision}`,
    trial,
    revision,
    position: asOf?.position ?? null,
    ...(problem !== undefined && { problem }),
  }
}

function tagsReport(trial: TrialView, project: ProjectView | undefined): JsonObject {
  const inherited = Array.from(project?.tags ?? [])
  const own = Array.from(trial.tags).filter(([name]) => project?.tags.has(name) !== true)
  return jsonObject([...inherited, ...own])
}

function metricsReport(trial: TrialView, series: TrialSeries, listedMax: number): JsonObject {
  const metrics: JsonObject = {}
  for (const name of trial.metrics.keys()) {
    const points = series.metrics.get(name)
    if (points !== undefined) setOwn(metrics, name, metricReport(points, listedMax))
  }
  return metrics
}

function revertsReport(reverts: readonly Revert[]): JsonObject[] {
  return reverts.map(({ position, streamRevision, reverted, reason, timeMs }) => ({
    position,
    streamRevision,
    time: isoTime(timeMs),
    reverted,
    reason,
  }))
}

function groupName(group: StreamId, project: ProjectView | undefined): string {
  return project?.groups.get(group) ?? group
}
