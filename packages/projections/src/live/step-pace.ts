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
  /** Two fields: an object for each step would be most of the garbage of who follows millions. */
  #latestMs = Number.NaN
  #latestStep = Number.NaN

  /** The latest step, undefined before the first. */
  get step(): number | undefined {
    return Number.isNaN(this.#latestStep) ? undefined : this.#latestStep
  }

  add(timeMs: number, step: number): void {
    if (step === this.#latestStep) return
    if (step < this.#latestStep) this.#samples.length = 0
    this.#latestMs = timeMs
    this.#latestStep = step
    const sampled = this.#samples.at(-1)
    if (sampled !== undefined && timeMs - sampled.timeMs < sampleEveryMs) return
    this.#samples.push({ timeMs, step })
    if (this.#samples.length > samplesMax) this.#samples.shift()
  }

  /** Undefined until there were two steps. */
  secondsPerStep(): number | undefined {
    const first = this.#samples[0]
    const step = this.#latestStep
    if (first === undefined || step <= first.step) return undefined
    const seconds = (this.#latestMs - first.timeMs) / 1000 / (step - first.step)
    return seconds >= 0 ? seconds : undefined
  }
}
