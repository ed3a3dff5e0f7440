// What alerts are made by, and ready-made rules: the entry `@track/projections/alert-rules`, which loads
// nothing else.
import { TrackError } from '@track/core/light'
import type { TrialSummary } from './query/trial-summary.js'
import type { TrialView } from './trial-view.js'

/** A trial as a rule sees it. */
export interface RuledTrial extends TrialSummary {
  /** All of the view: also how many points of a metric were NaN. */
  readonly view: TrialView
  /**
   * Why a trial that says it runs counts as lost: its process died without a word. Undefined when it does
   * not, and always for a rule without `clock`.
   */
  readonly lost: string | undefined
}

/** What to be told of. */
export interface AlertRule {
  /** Names it in alerts and their ids; no two rules of one subscription share it. */
  readonly name: string
  /**
   * Whether it is so of a trial; a text says what, and an empty one that it is not. It must go by the trial alone, and change nothing:
   * resuming counts on that. Of a trial that logs, it is called with every commit.
   */
  readonly when: (trial: RuledTrial) => boolean | string
  /**
   * Whether it hangs on the reader's clock. Then it is asked every so often, of the trials that run, with
   * their status as of now and `lost`; and with no commit. Default false.
   */
  readonly clock?: boolean
}

/** Whether lower or higher values of a metric are better. */
export type MetricMode = 'min' | 'max'

/** Any point of the metric is NaN or infinite, however many came after it. */
export function nonFinite(metric: string): AlertRule {
  return {
    name: `nonFinite(${metric})`,
    when: ({ view }) => {
      const points = view.metrics.get(metric)
      if (points === undefined) return false
      const { nans, plusInfinities, minusInfinities } = points
      const count = nans + plusInfinities + minusInfinities
      return count > 0 && `${metric} was NaN or infinite ${count === 1 ? 'once' : `${count} times`}`
    },
  }
}

/**
 * The metric has come `steps` steps, or more, past the first of its steps that had its best value. NaN is
 * no value.
 * @throws TRACK_ARGUMENT_INVALID for `steps` that are no number above 0, and for a mode that there is not.
 */
export function noImprovement(
  metric: string,
  { steps, mode }: { readonly steps: number; readonly mode: MetricMode },
): AlertRule {
  if (!(steps > 0)) throw invalid('steps', 'Steps are a number above 0')
  checkMode(mode)
  return {
    name: `noImprovement(${metric})`,
    when: ({ view }) => {
      const points = view.metrics.get(metric)
      if (points === undefined) return false
      const [best, bestStep] =
        mode === 'min' ? [points.min, points.minStep] : [points.max, points.maxStep]
      const past = points.lastStep - bestStep
      return past >= steps && `${metric} was best at step ${bestStep}, ${best}, ${past} steps ago`
    },
  }
}

/** The trial says that it runs, and its process died without a word. */
export function lostProcess(): AlertRule {
  return { name: 'lostProcess', clock: true, when: ({ lost }) => lost ?? false }
}

/** @throws TRACK_ARGUMENT_INVALID */
export function checkMode(mode: unknown): void {
  if (mode !== 'min' && mode !== 'max') throw invalid('mode', "A mode is 'min' or 'max'")
}

function invalid(argument: string, message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument } })
}
