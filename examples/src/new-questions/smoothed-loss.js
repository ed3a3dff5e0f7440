import { defineProjection } from '@track/client/projections';
/** How much of the average before goes on with each step. */
const keep = 0.98;
/** The loss of each batch as an exponential moving average. */
export const smoothedLoss = defineProjection({
    name: 'smoothed-loss',
    version: 1,
    initial: { sum: 0, weight: 0, lowest: Number.POSITIVE_INFINITY, lowestAt: 0 },
    evolve(state, { event }) {
        if (event.type !== 'MetricsLogged')
            return state;
        const loss = event.values[event.names.indexOf('batch_loss')];
        if (loss === undefined || event.step === undefined)
            return state;
        const sum = keep * state.sum + (1 - keep) * loss;
        // Divided by the weight of what is in it, an average of few steps is not drawn towards 0.
        const weight = keep * state.weight + (1 - keep);
        const isLowest = sum / weight < state.lowest;
        return {
            sum,
            weight,
            lowest: isLowest ? sum / weight : state.lowest,
            lowestAt: isLowest ? event.step : state.lowestAt,
        };
    },
});
