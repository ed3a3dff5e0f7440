import { defineProjection } from '@track/client/projections';
/** Whether and when a rule would have stopped each trial, whatever rule it ran under. */
export function earlyStop({ patience, delta }) {
    return defineProjection({
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
                return { ...state, savedSeconds: Math.max(0, timeMs - state.stoppedMs) / 1000 };
            }
            if (event.type !== 'MetricsLogged')
                return state;
            const loss = event.values[event.names.indexOf('epoch_loss')];
            if (loss === undefined)
                return state;
            if (loss < state.best - delta)
                return { ...state, best: loss, waited: 0 };
            const waited = state.waited + 1;
            if (waited < patience)
                return { ...state, waited };
            return { ...state, waited, stoppedAfter: event.step ?? 0, stoppedAt: loss, stoppedMs: timeMs };
        },
    });
}
