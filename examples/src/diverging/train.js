import { setTimeout } from 'node:timers/promises';
import { customStatus, noImprovement, nonFinite, } from '@track/client';
/** What a trial ends as that was stopped by an alert. */
export const diverged = customStatus('Diverged', 210);
const rules = [nonFinite('loss'), noImprovement('loss', { steps: 100, mode: 'min' })];
/** Points of y = 3x - 1. */
const points = [-2, -1, 0, 1, 2, 3].map((x) => ({ x, y: 3 * x - 1 }));
/**
 * Fits a line to points by gradient descent until it fits, or an alert on the trial's own loss, which comes
 * from the log, aborts it. Above a learning rate of about 0.3 the loss grows to infinity, and nothing else
 * would ever end the loop.
 */
export async function train(client, lr) {
    const stop = new AbortController();
    const trial = await client.newTrial({ name: 'line', parameters: { lr } });
    const alerts = client
        .alerts({ rules, where: { id: trial.id } })
        .subscribe(({ message }) => stop.abort(message));
    await trial.run(async () => {
        let [slope, offset, loss] = [0, 0, Number.POSITIVE_INFINITY];
        for (let step = 0; !(loss < 1e-9) && !stop.signal.aborted; step++) {
            const errors = points.map(({ x, y }) => slope * x + offset - y);
            loss = mean(errors.map((error) => error ** 2));
            trial.logMetrics({ loss }, { step });
            slope -= lr * 2 * mean(points.map(({ x }, i) => errors[i] * x));
            offset -= lr * 2 * mean(errors);
            if (step % 20 === 0)
                await setTimeout(1); // alerts come when the event loop turns
        }
        if (stop.signal.aborted) {
            trial.logMetadata({ stoppedBy: stop.signal.reason });
            trial.setStatus(diverged);
        }
    });
    alerts.unsubscribe();
    return trial;
}
function mean(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
