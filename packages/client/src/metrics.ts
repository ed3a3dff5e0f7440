import { BodyBuilder, newStreamId, TrackError } from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'

/** Numbers by name, of a type that need not have an index signature. */
export type Metrics<T> = T extends readonly unknown[]
  ? never
  : { readonly [K in keyof T]: T[K] extends number ? T[K] : number }

/** Where a step belongs. */
export interface MetricsOptions {
  /**
   * Any finite number, in any order. Without one, the values form a list in the order of the calls. A
   * step that came before replaces the earlier value in the report; the log keeps both, and
   * `trial.history` gives them.
   */
  readonly step?: number
}

const metricsOptions: OptionNames<MetricsOptions> = { step: true }

/**
 * Checks options of logMetrics that say nothing of a step: one that is mistyped would be lost.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function checkMetricsOptions(options: MetricsOptions): void {
  checkOptions('logMetrics', options, metricsOptions)
}

/**
 * Checks the outer shape of what logMetrics was given; the values are checked as they are encoded.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function checkMetrics(metrics: unknown, step: unknown): asserts metrics is object {
  if (step !== undefined && !Number.isFinite(step)) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `A step is a finite number, found ${typeof step === 'number' ? step : typeof step}`,
      { details: { step } },
    )
  }
  // Lists and maps have no names of their own, and would log nothing.
  if (typeof metrics !== 'object' || metrics === null || Symbol.iterator in metrics) {
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'logMetrics takes an object of numbers by name')
  }
}

/**
 * A copy of metrics that can be logged for certain.
 * @throws TRACK_VALUE_INVALID, TRACK_EVENT_TOO_LARGE, and what a getter throws.
 */
export function loggableMetrics(
  metrics: object,
  step: number | undefined,
): Readonly<Record<string, number>> {
  const copy: Readonly<Record<string, number>> = { ...metrics }
  new BodyBuilder().addMetrics(scratchStream, copy, step, 0)
  return copy
}

const scratchStream = newStreamId((count) => new Uint8Array(count))
