import { TrackClient } from '@track/client';
import { expect, it, onTestFinished } from 'vitest';
import { diverged, train } from './train.js';
it('a trial that diverges is stopped by an alert, with a status of its own', async () => {
    const client = new TrackClient('memory:');
    onTestFinished(() => client.close());
    const trial = await train(client, 0.5);
    const [summary] = await client.trials({ where: { id: trial.id } });
    expect(summary?.status).toBe(diverged.name);
    expect(summary?.metadata.stoppedBy).toMatch(/^loss was/);
});
it('one that fits is not stopped', async () => {
    const client = new TrackClient('memory:');
    onTestFinished(() => client.close());
    const trial = await train(client, 0.1);
    const [summary] = await client.trials({ where: { id: trial.id } });
    expect(summary?.status).toBe('Completed');
    expect(summary?.metrics.loss?.last).toBeLessThan(1e-9);
});
