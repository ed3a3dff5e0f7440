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
    let pace = this.#paces.get(metric)
    if (pace === undefined) {
      if (this.#paces.size >= metricsMax) return
      pace = new StepPace()
      this.#paces.set(metric, pace)
    }
    pace.add(timeMs, step)
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
