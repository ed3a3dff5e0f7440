import type { MetricsColumns } from '@track/core'
import { StepPace } from './step-pace.js'

/** Metrics whose pace is watched; a trial that logs more by step has its pace among the first. */
const metricsMax = 64

/**
 * The paces of a trial's metrics, each by its own steps: a loss of every batch and one of every epoch
 * count differently, and mixing them would tell neither.
 */
export class LeadingPace {
  readonly #paces = new Map<string, StepPace>()

  add(timeMs: number, metric: string, step: number): void {
    this.#of(metric)?.add(timeMs, step)
  }

  /** Like `add` for rows [from, to) of columns. */
  addRows(
    metric: string,
    { timesMs, steps, from, to }: Pick<MetricsColumns, 'timesMs' | 'steps' | 'from' | 'to'>,
  ): void {
    if (steps === undefined) return // it has no pace, and takes no place
    const pace = this.#of(metric)
    if (pace === undefined) return
    for (let row = from; row < to; row++) pace.add(timesMs[row] as number, steps[row] as number)
  }

  /** Undefined for a metric beyond those that are watched. */
  #of(metric: string): StepPace | undefined {
    let pace = this.#paces.get(metric)
    if (pace === undefined) {
      if (this.#paces.size >= metricsMax) return undefined
      pace = new StepPace()
      this.#paces.set(metric, pace)
    }
    return pace
  }

  /** Of the metric that has come furthest; undefined until that had two steps. */
  secondsPerStep(): number | undefined {
    let leading: StepPace | undefined
    for (const pace of this.#paces.values()) {
      if (leading === undefined || (pace.step ?? 0) > (leading.step ?? 0)) leading = pace
    }
    return leading?.secondsPerStep()
  }
}
