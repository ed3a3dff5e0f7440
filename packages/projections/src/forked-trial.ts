import type { TrialCreated } from '@track/core'
import { originOf } from './fork-origin.js'
import type { Metric } from './metric.js'
import { leftOutBy } from './reverts.js'
import { type Series, sharedSeries } from './series.js'
import { initialTrial, type TrialView } from './trial-view.js'

/**
 * The view that the fold of a forked trial starts from; pure, and it copies no points. What the trial was
 * made of and had come to at that moment is the fork's: parameters, metadata, tags, metrics and chronos with
 * all their points, files, and how many events of its past were dropped. What the process went through is
 * not: status, starts and finishes, errors, output, numbers of the system.
 * @param created The fork's first event.
 * @param past The settled view at that moment; undefined when the log does not have it.
 */
export function forkedTrial(created: TrialCreated, past: TrialView | undefined): TrialView {
  const forkedFrom = originOf(created, past)
  if (past?.stream === undefined) return { ...initialTrial, forkedFrom }
  const { variant } = leftOutBy(past.reverts)
  const { stream, tags, parameters, metadata, files, dropped } = past
  const shared = (series: Series | undefined): Series | undefined =>
    series === undefined ? undefined : sharedSeries(series, { stream, variant })
  const metrics = Array.from(past.metrics, ([name, metric]): [string, Metric] => {
    return [name, { ...metric, stepped: shared(metric.stepped), listed: shared(metric.listed) }]
  })
  const chronos = Array.from(past.chronos, ([name, chrono]) => {
    return [name, { ...chrono, series: shared(chrono.series) }] as const
  })
  return {
    ...initialTrial,
    forkedFrom,
    tags,
    parameters,
    metadata,
    metrics: new Map(metrics),
    chronos: new Map(chronos),
    files,
    dropped,
  }
}
