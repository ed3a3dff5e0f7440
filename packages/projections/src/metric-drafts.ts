import { emptyMetric, type Metric, metricDraft } from './metric.js'
import type { Mutable } from './mutable.js'

/** Metrics that a batch touches: each is copied at the first touch. */
export class MetricDrafts {
  /** Those that were touched. */
  readonly all: Map<string, Mutable<Metric>> = new Map()
  readonly #before: ReadonlyMap<string, Metric>
  #added = 0

  constructor(before: ReadonlyMap<string, Metric>) {
    this.#before = before
  }

  of(name: string): Mutable<Metric> {
    let metric = this.all.get(name)
    if (metric === undefined) {
      const known = this.#before.get(name)
      metric =
        known === undefined ? emptyMetric(this.#before.size + this.#added++) : metricDraft(known)
      this.all.set(name, metric)
    }
    return metric
  }
}
