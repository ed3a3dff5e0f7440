interface Sample {
  readonly timeMs: number
  readonly step: number
}

const samplesMax = 32
const sampleEveryMs = 1000

/**
 * How long a step takes, over about the last half minute of the events' own clock. A step that goes
 * back, as when a trial resumes, starts it anew.
 */
export class StepPace {
  readonly #samples: Sample[] = []
  #latest: Sample | undefined

  /** The latest step, undefined before the first. */
  get step(): number | undefined {
    return this.#latest?.step
  }

  add(timeMs: number, step: number): void {
    const latest = this.#latest
    if (latest !== undefined && step === latest.step) return
    if (latest !== undefined && step < latest.step) this.#samples.length = 0
    this.#latest = { timeMs, step }
    const sampled = this.#samples.at(-1)
    if (sampled !== undefined && timeMs - sampled.timeMs < sampleEveryMs) return
    this.#samples.push(this.#latest)
    if (this.#samples.length > samplesMax) this.#samples.shift()
  }

  /** Undefined until there were two steps. */
  secondsPerStep(): number | undefined {
    const first = this.#samples[0]
    const last = this.#latest
    if (first === undefined || last === undefined || last.step <= first.step) return undefined
    const seconds = (last.timeMs - first.timeMs) / 1000 / (last.step - first.step)
    return seconds >= 0 ? seconds : undefined
  }
}
