import { defineProjection } from '@track/client/projections';
/** What an hour costs where a trial has no argument `price_per_hour`. */
const pricePerHourDefault = 2.5;
/** What each trial has used, all its runs together. */
export const trialUse = defineProjection({
    name: 'trial-use',
    version: 1,
    initial: {
        pricePerHour: pricePerHourDefault,
        seconds: 0,
        startedMs: undefined,
        runningSeconds: 0,
    },
    evolve(state, { event, timeMs }) {
        const { seconds, startedMs, runningSeconds } = state;
        switch (event.type) {
            case 'ArgumentsLogged': {
                const price = event.arguments.price_per_hour;
                return typeof price === 'number' ? { ...state, pricePerHour: price } : state;
            }
            case 'TrialStarted': {
                const ended = { seconds: seconds + runningSeconds, runningSeconds: 0 };
                return { ...state, ...ended, startedMs: timeMs };
            }
            case 'TrialFinished': {
                const ended = { seconds: seconds + event.runtimeSeconds, runningSeconds: 0 };
                return { ...state, ...ended, startedMs: undefined };
            }
            default:
                if (startedMs === undefined)
                    return state;
                return { ...state, runningSeconds: Math.max(0, timeMs - startedMs) / 1000 };
        }
    },
});
/** In the currency of the price. */
export function costOf({ pricePerHour, seconds, runningSeconds }) {
    return ((seconds + runningSeconds) / 3600) * pricePerHour;
}
