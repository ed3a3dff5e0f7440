import { type DefinedProjection, defineProjection } from '@track/client/projections'

/** What an hour costs where a trial has no argument `price_per_hour`. */
const pricePerHourDefault = 2.5

/** What a trial has used. */
export interface TrialUse {
  readonly pricePerHour: number
  /** Of the runs that ended. */
  readonly seconds: number
  /** When the run that goes on began, milliseconds since 1970. */
  readonly startedMs: number | undefined
  /** Of the run that goes on, or ended without a word: up to its last event. */
  readonly runningSeconds: number
}

/** What each trial has used, all its runs together. */
export const trialUse: DefinedProjection<TrialUse, 'trial'> = defineProjection({
  name: 'trial-use',
  version: 1,
  initial: {
    pricePerHour: pricePerHourDefault,
    seconds: 0,
    startedMs: undefined,
    runningSeconds: 0,
  },
  evolve(state, { event, timeMs }) {
    const { seconds, startedMs, runningSeconds } = state
    switch (event.type) {
      case 'ArgumentsLogged': {
        const price = event.arguments.price_per_hour
        return typeof price === 'number' ? { ...state, pricePerHour: price } : state
      }
      case 'TrialStarted': {
        const ended = { seconds: seconds + runningSeconds, runningSeconds: 0 }
        return { ...state, ...ended, startedMs: timeMs }
      }
      case 'TrialFinished': {
        const ended = { seconds: seconds + event.runtimeSeconds, runningSeconds: 0 }
        return { ...state, ...ended, startedMs: undefined }
      }
      default:
        if (startedMs === undefined) return state
        return { ...state, runningSeconds: Math.max(0, timeMs - startedMs) / 1000 }
    }
  },
})

/** In the currency of the price. */
export function costOf({ pricePerHour, seconds, runningSeconds }: TrialUse): number {
  return ((seconds + runningSeconds) / 3600) * pricePerHour
}
