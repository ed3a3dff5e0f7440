// A trial that diverges and stops by itself: an alert on its own loss aborts the training loop.
// Usage: example.js [STORE].
import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { train } from './train.js'

const store = process.argv[2] ?? join('runs', 'diverging')
await using client = new TrackClient(`file:${store}`)
await client.setProject({ name: 'diverging' })
for (const lr of [0.5, 0.1]) await train(client, lr)

const trials = await client.trials({ where: { project: 'diverging' } })
console.table(
  trials.map(({ uid, parameters, metrics, status, metadata }) => ({
    uid,
    lr: parameters.lr,
    steps: metrics.loss?.count,
    loss: metrics.loss?.last,
    status,
    'stopped by': metadata.stoppedBy,
  })),
)
