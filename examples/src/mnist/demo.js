// Trains a small hyper-parameter grid on real digits, logged as the README's example is; then a
// fresh process deletes what was derived, replays the log, and compares every report.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportJson, TrackClient } from '@track/client';
import { digits as loadDigits } from './digits.js';
import { LiveLines } from './live-lines.js';
import { stepsOf, train } from './train.js';
const store = join('runs', 'mnist');
const fixed = { momentum: 0.5, batch_size: 32, epochs: 6, seed: 1 };
const grid = [0.05, 0.2].flatMap((lr) => [32, 64].map((hidden) => ({ lr, hidden, ...fixed })));
const digits = loadDigits({ seed: 1, train: 8000, heldOut: 2000 });
console.log(`MNIST: ${digits.train.labels.length} digits to learn, 2000 held out. Store: ${store}\n`);
const client = new TrackClient(`file:${store}`);
await client.setProject({ name: 'mnist-demo' });
await client.setGroup({ name: `grid ${new Date().toISOString()}` });
const lines = new LiveLines();
const totalSteps = stepsOf(grid[0], digits.train.labels.length);
const allShown = new Promise((resolve, reject) => {
    const next = (trials) => {
        lines.show(trials);
        const done = trials.filter(({ status }) => status.name === 'Completed');
        if (done.length < grid.length)
            return;
        subscription.unsubscribe();
        resolve();
    };
    const subscription = client.live({ totalSteps }).subscribe({ next, error: reject });
});
const results = [];
for (const parameters of grid) {
    results.push({ parameters, ...(await train(client, digits, parameters)) });
}
await client.flush();
await allShown;
lines.done();
const best = results.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
const report = await client.report({ trial: best.trial, print: false });
const { steps, thinned } = everyNth(report, 250);
console.log('\nThe report of the best trial, as client.report() prints it, but for one thing:');
console.log(`of the ${steps} steps of batch_loss every 250th is shown, or they would hide the rest.`);
console.log(reportJson({ ...report, metrics: { ...report.metrics, batch_loss: thinned } }));
/** The steps of batch_loss, how many there are and every `n`-th. */
function everyNth({ metrics }, n) {
    const steps = Object.entries(metrics.batch_loss ?? {});
    const shown = steps.filter(([step]) => Number(step) % n === 0);
    return { steps: steps.length, thinned: Object.fromEntries(shown) };
}
const rows = [];
for (const { trial, parameters, accuracy } of results) {
    const { metrics, runtimeSeconds } = await trial.view();
    const [hash, revision] = (await trial.uid()).split('_');
    rows.push({
        uid: `${hash?.slice(0, 8)}…_${revision}`,
        lr: parameters.lr,
        hidden: parameters.hidden,
        epoch_loss: metrics.get('epoch_loss')?.last.toFixed(4),
        accuracy: accuracy.toFixed(4),
        seconds: runtimeSeconds.toFixed(1),
    });
}
console.table(rows);
const folder = mkdtempSync(join(tmpdir(), 'track-demo-'));
const before = join(folder, 'reports.json');
await client.save(before);
const { recorded, dropped } = client.stats();
await client.close();
console.log(`${recorded} events logged, ${dropped} dropped.\n`);
const replay = fileURLToPath(new URL('./replay.js', import.meta.url));
const { status } = spawnSync(process.execPath, [replay, store, before], { stdio: 'inherit' });
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
