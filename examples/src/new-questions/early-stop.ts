import { type DefinedProjection, defineProjection } from '@track/client/projections'

/** When to stop a trial. */
export interface StopRule {
  /** Epochs in a row that may be no better. */
  readonly patience: number
  /** By how much a loss has to be lower to be better. */
  readonly delta: number
}

/** What a rule would have made of a trial. */
export interface StopDecision {
  readonly best: number
  /** Epochs in a row that were no better. */
  readonly waited: number
  /** The epoch after which the rule stops; undefined while it does not. */
  readonly stoppedAfter: number | undefined
  /** The loss at that epoch. */
  readonly stoppedAt: number | undefined
  /** Seconds that the trial went on after that. */
  readonly savedSeconds: number
  readonly stoppedMs: number
}

/** Whether and when a rule would have stopped each trial, whatever rule it ran under. */
export function earlyStop({ patience, delta }: StopRule): DefinedProjection<StopDecision, 'trial'> {
  return defineProjection<StopDecision>({
    // Each rule is a question of its own, with states of its own.
    name: `early-stop-${patience}-${String(delta).replace('.', '_')}`,
    version: 1,
    initial: {
      best: Number.POSITIVE_INFINITY,
      waited: 0,
      stoppedAfter: undefined,
      stoppedAt: undefined,
      savedSeconds: 0,
      stoppedMs: 0,
    },
    evolve(state, { event, timeMs }) {
      if (state.stoppedAfter !== undefined) {
        return { ...state, savedSeconds: Math.max(0, timeMs - state.stoppedMs) / 1000 }
      }
      if (event.type !== 'MetricsLogged') return state
      const loss = event.values[event.names.indexOf('epoch_loss')]
      if (loss === undefined) return state
      if (loss < state.best - delta) return { ...state, best: loss, waited: 0 }
      const waited = state.waited + 1
      if (waited < patience) return { ...state, waited }
      return { ...state, waited, stoppedAfter: event.step ?? 0, stoppedAt: loss, stoppedMs: timeMs }
    },
  })
}
