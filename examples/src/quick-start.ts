import { TrackClient } from '@track/client'

const client = new TrackClient('file:./runs/quick-start')
await client.setProject({ name: 'paper_78997' })
await client.setGroup({ name: 'idea_4573' })
const trial = await client.newTrial({ name: 'final_trial_2', description: 'almost graduating' })
trial.logArguments({ batch_size: 256, lr: 0.01, momentum: 0.99 })
trial.logMetadata({ gpu: 'V100' })

await trial.run(() => {
  for (let step = 0; step < 100; step++) {
    using _ = trial.chrono('batch_time')
    trial.logMetrics({ loss: Math.exp(-step / 20) }, { step })
  }
  trial.logMetrics({ accuracy: 0.98 })
})
await client.report()
await client.close()
