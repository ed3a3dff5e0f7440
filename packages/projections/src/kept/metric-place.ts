import type { MetricSummary } from '../query/trial-summary.js'

export type MetricField = keyof MetricSummary

/** In the order of a summary. */
export const metricFields: readonly MetricField[] = [
  'count',
  'last',
  'lastStep',
  'min',
  'minStep',
  'max',
  'maxStep',
  'mean',
]

/** Which of a trial's metrics, by its place among them; all of it, or a field. */
export interface MetricPlace {
  readonly metric: number
  readonly field: MetricField | undefined
}

/** What `find` finds in metrics of these names that have all that a metric can have. */
export function metricPlace(
  names: readonly string[],
  find: (metrics: object) => unknown,
): MetricPlace | undefined {
  const each = metricFields.length
  // Each number is the place of itself in a list of them all.
  const metrics = names.map((_, metric) =>
    Object.fromEntries(metricFields.map((field, i) => [field, metric * each + i])),
  )
  const found = find(Object.fromEntries(names.map((name, metric) => [name, metrics[metric]])))
  if (typeof found === 'number') {
    return { metric: Math.floor(found / each), field: metricFields[found % each] }
  }
  const metric = metrics.indexOf(found as (typeof metrics)[number])
  return metric < 0 ? undefined : { metric, field: undefined }
}
