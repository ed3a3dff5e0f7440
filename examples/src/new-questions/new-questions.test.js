import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TrackClient } from '@track/client';
import { given, metricsLogged } from '@track/client/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { earlyStop } from './early-stop.js';
import { smoothedLoss } from './smoothed-loss.js';
import { costOf, trialUse } from './trial-cost.js';
const started = { type: 'TrialStarted', process: undefined };
const finished = (runtimeSeconds) => ({
    type: 'TrialFinished',
    status: { name: 'Completed', value: 302 },
    error: undefined,
    runtimeSeconds,
});
describe('smoothed loss', () => {
    it('of one step is its loss, and follows slowly from there', () => {
        const one = given(smoothedLoss, metricsLogged({ batch_loss: 4 }, { step: 0 }));
        const { sum, weight } = one.state;
        expect(sum / weight).toBeCloseTo(4);
        const { state } = one.when(metricsLogged({ batch_loss: 0 }, { step: 1 }));
        expect(state.sum / state.weight).toBeGreaterThan(1.9);
        expect(state).toMatchObject({ lowestAt: 1 });
    });
    it('passes over other metrics', () => {
        given(smoothedLoss)
            .when(metricsLogged({ accuracy: 1 }), started)
            .thenState({ sum: 0, weight: 0, lowest: Number.POSITIVE_INFINITY, lowestAt: 0 });
    });
});
describe('an early-stop rule', () => {
    const epochs = [3, 2, 1.95, 1.94, 1].map((epoch_loss, step) => metricsLogged({ epoch_loss }, { step }));
    it('stops after as many epochs as it has patience for, and counts what that saves', () => {
        const rule = earlyStop({ patience: 2, delta: 0.1 });
        const { state } = given(rule, started, ...epochs).when(finished(5));
        expect(state).toMatchObject({ best: 2, stoppedAfter: 3, stoppedAt: 1.94, savedSeconds: 2 });
    });
    it('does not stop while the loss is better in time', () => {
        const rule = earlyStop({ patience: 3, delta: 0.1 });
        expect(given(rule, ...epochs).state).toMatchObject({
            best: 1,
            waited: 0,
            stoppedAfter: undefined,
        });
    });
});
describe('cost', () => {
    it('is that of all runs, by the price that the trial has', () => {
        const price = { type: 'ArgumentsLogged', arguments: { price_per_hour: 3600 } };
        const { state } = given(trialUse, price, started).when(finished(4), started, finished(6));
        expect(costOf(state)).toBeCloseTo(10);
    });
    it('of a run that ended without a word is that up to its last event', () => {
        const seen = { event: metricsLogged({ loss: 1 }), timeMs: 60000 };
        const { state } = given(trialUse, started, seen).when({ event: started, timeMs: 99000 });
        expect(state).toMatchObject({ seconds: 60, runningSeconds: 0, startedMs: 99000 });
    });
});
it('the program asks a store, and prints a line for each trial', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'track-example-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const store = join(folder, 'store');
    const client = new TrackClient(`file:${store}`);
    for (const lr of [0.1, 0.2]) {
        const trial = await client.newTrial({ name: 'mnist', parameters: { lr }, force: true });
        await trial.run(() => {
            for (let step = 0; step < 30; step++)
                trial.logMetrics({ batch_loss: 3 - step / 10 }, { step });
            for (let step = 0; step < 6; step++)
                trial.logMetrics({ epoch_loss: 1 / (1 + step) }, { step });
        });
    }
    await client.close();
    const program = fileURLToPath(new URL('./ask.js', import.meta.url));
    const { stdout, stderr } = spawnSync(process.execPath, [program, store], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.match(/^│ [01] /gm)).toHaveLength(2);
    expect(stdout).toMatch(/All trials of .* together cost 0\.0/);
});
