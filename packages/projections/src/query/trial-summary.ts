import type { StreamId } from '@track/core'
import { groupNames, joinedTags, type ProjectFacts } from '../kept/project-facts.js'
import { type Metric, metricMean } from '../metric.js'
import { type TrialView, trialRuntime } from '../trial-view.js'
import type { AsOf } from '../view.js'
import { type SummaryValues, summaryValues } from './summary-value.js'

/** What a metric came to. Its points are not here. */
export interface MetricSummary {
  /** Points, NaN included. */
  readonly count: number
  readonly last: number
  /** Left out when the latest point has no step; so for the others. */
  readonly lastStep?: number
  /** NaN when every point is NaN. */
  readonly min: number
  /** Of the first point that has it. */
  readonly minStep?: number
  readonly max: number
  readonly maxStep?: number
  readonly mean: number
}

/**
 * A trial as queries see it. Times are milliseconds since 1970.
 * @typeParam Parameters What its parameters are known to be.
 */
export interface TrialSummary<Parameters = SummaryValues> {
  readonly id: StreamId
  /** `<hash>_<revision>` */
  readonly uid: string
  readonly hash: string
  readonly revision: number
  readonly name: string
  readonly description: string
  readonly version: string
  /** Name of the project. */
  readonly project: string
  /** The id of the trial that it was forked from. Left out for one that was not. */
  readonly forkedFrom?: StreamId
  /** Names of the groups that the trial was created in. */
  readonly groups: readonly string[]
  /** The project's, then the trial's own, which cannot override those. */
  readonly tags: SummaryValues
  /** Names with dots are nested: `a.b` is `b` in `a`. */
  readonly parameters: Parameters
  readonly metadata: SummaryValues
  readonly metrics: { readonly [name: string]: MetricSummary }
  /** Name of the status. */
  readonly status: string
  readonly statusValue: number
  /** Whether a process that lives has it for itself, and has not started it. */
  readonly reserved: boolean
  /** Left out when it has not started. */
  readonly startedAt?: number
  /** Left out when it has not finished, or started again. */
  readonly finishedAt?: number
  /** Time of the latest event. */
  readonly lastSignAt: number
  readonly runtimeSeconds: number
  /** How many errors it has. */
  readonly errors: number
  /** The last event of the trial that it reflects. */
  readonly asOf: AsOf | undefined
}

/** The summary of a trial, from views of the same moment, as the `revision`-th of its hash. Pure. */
export function trialSummary(
  id: StreamId,
  view: TrialView,
  project: ProjectFacts,
  revision: number,
): TrialSummary {
  return {
    id,
    uid: `${view.hash}_${revision}`,
    hash: view.hash,
    revision,
    name: view.name,
    description: view.description,
    version: view.version,
    project: project.name,
    ...(view.forkedFrom !== undefined && { forkedFrom: view.forkedFrom.trial }),
    groups: groupNames(view.groups, project),
    tags: joinedTags(Array.from(view.tags), project),
    parameters: summaryValues(view.parameters),
    metadata: summaryValues(view.metadata),
    metrics: Object.fromEntries(
      Array.from(view.metrics, ([name, it]) => [name, metricSummary(it)]),
    ),
    status: view.status.name,
    statusValue: view.status.value,
    reserved: view.reservation !== undefined,
    ...(view.startedAtMs !== undefined && { startedAt: view.startedAtMs }),
    ...(view.finishedAtMs !== undefined && { finishedAt: view.finishedAtMs }),
    lastSignAt: view.lastSignMs ?? Number.NaN,
    runtimeSeconds: trialRuntime(view),
    errors: view.errors.length + view.errorsLeftOut,
    asOf: view.asOf,
  }
}

/** What a metric came to. */
export function metricSummary(metric: Metric): MetricSummary {
  const { count, last, min, max } = metric
  return {
    count,
    last,
    ...(hasStep(metric.lastStep) && { lastStep: metric.lastStep }),
    min,
    ...(hasStep(metric.minStep) && { minStep: metric.minStep }),
    max,
    ...(hasStep(metric.maxStep) && { maxStep: metric.maxStep }),
    mean: metricMean(metric),
  }
}

function hasStep(step: number): boolean {
  return !Number.isNaN(step)
}
