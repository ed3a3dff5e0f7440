import {
  type AggregatorKind,
  aggregatorKinds,
  checkText,
  ringLapsMax,
  TrackError,
} from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'

/** How a chrono is shown, and what happens around its block. */
export interface ChronoOptions {
  /** How the view shows the laps; the log keeps all of them. Default 'stat'. */
  readonly aggregator?: AggregatorKind
  /** Laps that 'ring' shows, at most 4,096. Default 100. */
  readonly window?: number
  /** First laps that 'stat' leaves out. Default 0. */
  readonly skip?: number
  /** Called before the clock starts. */
  readonly onStart?: () => void
  /** Called before the clock stops: to wait for a device, for example. */
  readonly onEnd?: () => void
}

const optionNames: OptionNames<ChronoOptions> = {
  aggregator: true,
  window: true,
  skip: true,
  onStart: true,
  onEnd: true,
}

/** What a chrono tells when a lap ends. */
export interface Lap {
  readonly name: string
  readonly seconds: number
  readonly aggregator: AggregatorKind
  readonly window: number
  readonly skip: number
}

const windowDefault = 100

/**
 * One lap under way. `using lap = trial.chrono(name)` records it at the end of the block, also when
 * the block throws, which a disposer cannot see; `cancel()` records nothing.
 */
export class Chrono implements Disposable {
  readonly name: string
  readonly #options: ChronoOptions
  readonly #record: (lap: Lap) => void
  readonly #beganMs: number
  #done = false

  /** @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID, before onStart is called. */
  constructor(name: string, options: ChronoOptions, record: (lap: Lap) => void) {
    checkText(name, 'chrono name')
    checkChronoOptions(options)
    this.name = name
    this.#options = options
    this.#record = record
    options.onStart?.()
    this.#beganMs = performance.now()
  }

  /** Ends the lap and records it; a second call does nothing. Returns the lap's seconds. */
  stop(): number {
    if (this.#done) return 0
    this.#done = true
    this.#options.onEnd?.()
    const seconds = (performance.now() - this.#beganMs) / 1000
    const { aggregator = 'stat', window = windowDefault, skip = 0 } = this.#options
    this.#record({
      name: this.name,
      seconds,
      aggregator,
      window: aggregator === 'ring' ? window : 0,
      skip: aggregator === 'stat' ? skip : 0,
    })
    return seconds
  }

  /** Ends the lap without recording it. */
  cancel(): void {
    this.#done = true
  }

  [Symbol.dispose](): void {
    this.stop()
  }
}

function checkChronoOptions(options: ChronoOptions): void {
  checkOptions('chrono', options, optionNames)
  const { aggregator, window, skip } = options
  if (aggregator !== undefined && !aggregatorKinds.includes(aggregator)) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `A chrono's aggregator is one of ${aggregatorKinds.join(', ')}, found ${String(aggregator)}`,
    )
  }
  if (window !== undefined && (!Number.isInteger(window) || window < 1 || window > ringLapsMax)) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `A chrono's window is a count of laps from 1 to ${ringLapsMax}, found ${String(window)}`,
    )
  }
  if (skip !== undefined && (!Number.isInteger(skip) || skip < 0 || skip > 0xffffffff)) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `A chrono skips a count of laps, found ${String(skip)}`,
    )
  }
}
