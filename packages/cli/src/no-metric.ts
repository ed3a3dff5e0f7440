import type { TrialSummary } from '@track/client'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'

/** Of metrics that there are, so many are named. */
const namedMax = 20

/** A metric that is not there, and what is. */
interface MissingMetric {
  /** As it was asked for; undefined for any. */
  readonly name: string | undefined
  readonly message: string
  /** Those that there are. */
  readonly metrics: readonly string[]
  /** What the list of those that may be meant begins with, such as `it has`. */
  readonly intro: string
}

/** The error for a metric that is not there: it names those that are. */
export function noMetric({ name, message, metrics, intro }: MissingMetric): CliError {
  const others = metrics.filter((metric) => metric !== name)
  return new CliError('TRACK_METRIC_NOT_FOUND', message, {
    exitCode: exitCode.notFound,
    details: { name, metrics },
    hints: others.length > 0 ? [`  ${intro} ${others.slice(0, namedMax).join(', ')}`] : [],
  })
}

/** The names of the metrics of trials, each once. */
export function metricsOf(trials: readonly TrialSummary[]): readonly string[] {
  return [...new Set(trials.flatMap(({ metrics }) => Object.keys(metrics)))]
}
