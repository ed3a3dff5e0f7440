import { TrackError } from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'
import { ProgressLine } from './progress-line.js'

/** How progress is shown. */
export interface ShowEtaOptions {
  /** The chrono whose mean lap is how long a step takes. Default: what steps took since the first one shown. */
  readonly timer?: string
  /** Stands behind the time. */
  readonly msg?: string
  /** Seconds that pass at the least until it is shown again. Default 0.1 on a terminal, 5 elsewhere. */
  readonly throttle?: number
  /** Shows every so many steps only. Default 1. */
  readonly every?: number
}

const optionNames: OptionNames<ShowEtaOptions> = {
  timer: true,
  msg: true,
  throttle: true,
  every: true,
}

/** A step, from 0: `3`, or outermost first, `[epoch, batch]`. */
export type EtaStep = number | readonly number[]

const throttleBarS = 0.1
const throttleLinesS = 5

interface Laps {
  seen: number
  counted: number
  meanSeconds: number
}

/** How far a trial is, and for how long it will go on. */
export class Eta {
  readonly #totals: readonly number[]
  readonly #elapsedMs: () => number
  readonly #line = new ProgressLine()
  readonly #laps = new Map<string, Laps>()
  #shownMs = Number.NEGATIVE_INFINITY
  #first: { readonly done: number; readonly atMs: number } | undefined

  /**
   * @param totals How many steps there are, outermost first.
   * @param elapsedMs Milliseconds by a clock that nobody sets.
   * @throws TRACK_ARGUMENT_INVALID
   */
  constructor(totals: readonly number[], elapsedMs: () => number = () => performance.now()) {
    const areGood = totals.length > 0 && totals.every((n) => Number.isSafeInteger(n) && n > 0)
    if (!areGood) throw invalid('totals', 'setEtaTotal takes whole numbers from 1 on', totals)
    this.#totals = totals
    this.#elapsedMs = elapsedMs
  }

  /** A lap of a chrono of the trial. @param skip First laps that do not count. */
  lap(name: string, seconds: number, skip: number): void {
    let laps = this.#laps.get(name)
    if (laps === undefined) {
      laps = { seen: 0, counted: 0, meanSeconds: 0 }
      this.#laps.set(name, laps)
    }
    if (++laps.seen <= skip) return
    laps.meanSeconds += (seconds - laps.meanSeconds) / ++laps.counted
  }

  /** Shows that a step is done, unless it is too early for that. @throws TRACK_ARGUMENT_INVALID */
  show(step: EtaStep, options: ShowEtaOptions): void {
    checkOptions('showEta', options, optionNames)
    const { timer, msg = '', every = 1 } = options
    const { throttle = this.#line.isBar ? throttleBarS : throttleLinesS } = options
    const steps = this.#checked(step)
    if (!Number.isSafeInteger(every) || every < 1) {
      throw invalid('every', 'every is a whole number from 1 on', every)
    }
    if (!(throttle >= 0)) throw invalid('throttle', 'throttle is a number of seconds', throttle)
    const total = this.#totals.reduce((product, n) => product * n, 1)
    const done = Math.min(total, steps.reduce((sum, at, i) => sum * this.#totalAt(i) + at, 0) + 1)
    const nowMs = this.#elapsedMs()
    const seconds = this.#secondsPerStep(timer, done, nowMs)
    const isLast = done === total
    const isEarly = done % every !== 0 || nowMs - this.#shownMs < throttle * 1000
    if (isEarly && !isLast) return
    this.#shownMs = nowMs
    this.#line.show({
      done: done / total,
      steps: steps.map((at, i) => counter(at + 1, this.#totalAt(i))).join(''),
      rest: `ETA ${minutes(isLast ? 0 : (total - done) * seconds)} min${msg === '' ? '' : ` ${inOneLine(msg)}`}`,
    })
  }

  /** Ends what is drawn on a terminal. */
  end(): void {
    this.#line.end()
  }

  #totalAt(i: number): number {
    return this.#totals[i] ?? 1
  }

  #secondsPerStep(timer: string | undefined, done: number, nowMs: number): number {
    if (timer !== undefined) {
      const laps = this.#laps.get(timer)
      return laps === undefined || laps.counted === 0 ? Number.NaN : laps.meanSeconds
    }
    this.#first ??= { done, atMs: nowMs }
    return (nowMs - this.#first.atMs) / 1000 / (done - this.#first.done)
  }

  #checked(step: EtaStep): readonly number[] {
    const steps = Array.isArray(step) ? [...step] : [step]
    const areGood = steps.every((at) => Number.isSafeInteger(at) && at >= 0)
    if (areGood && steps.length === this.#totals.length) return steps
    const wanted = `a step is ${this.#totals.length} whole number(s) from 0 on, as many as totals`
    throw invalid('step', wanted, step)
  }
}

function counter(at: number, total: number): string {
  const shown = String(total)
  return `[${String(at).padStart(shown.length)}/${shown}]`
}

/** '?' where nothing is known of how long a step takes. */
function minutes(seconds: number): string {
  return Number.isFinite(seconds) ? (seconds / 60).toFixed(2) : '?'
}

/** A line break would leave half of the line behind where it is drawn over. */
function inOneLine(msg: string): string {
  return msg.replace(/\p{Cc}+/gu, ' ')
}

function invalid(argument: string, expected: string, found: unknown): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', `${expected}; found ${JSON.stringify(found)}`, {
    details: { argument },
  })
}
