// Usage: ask.js [STORE]. Asks the trials of a store what nobody thought of when they ran. Default the
// demo's store, runs/mnist.
import { TrackClient } from '@track/client'
import { isStore } from '@track/client/find-stores'
import { earlyStop } from './early-stop.js'
import { smoothedLoss } from './smoothed-loss.js'
import { costOf, trialUse } from './trial-cost.js'

const [store = 'runs/mnist'] = process.argv.slice(2)
if (!isStore(store)) {
  console.error(`There is no store in ${store}; npm run demo makes one`)
  process.exit(1)
}
const patient = earlyStop({ patience: 2, delta: 0.1 })
const hasty = earlyStop({ patience: 1, delta: 0.05 })

await using client = new TrackClient(`file:${store}`)
const rows = []
for (const { id, uid } of await client.trialIds()) {
  const loss = (await client.projection(smoothedLoss).read({ id })).state
  const [late, early] = [
    (await client.projection(patient).read({ id })).state,
    (await client.projection(hasty).read({ id })).state,
  ]
  const use = (await client.projection(trialUse).read({ id })).state
  rows.push({
    uid: `${uid.slice(0, 8)}…${uid.slice(uid.lastIndexOf('_'))}`,
    'smoothed loss': loss.weight === 0 ? undefined : (loss.sum / loss.weight).toFixed(4),
    'lowest at step': loss.lowestAt,
    'patient rule stops after epoch': late.stoppedAfter ?? 'never',
    'hasty rule stops after epoch': early.stoppedAfter ?? 'never',
    'and saves seconds': early.savedSeconds.toFixed(1),
    cost: costOf(use).toFixed(5),
  })
}
console.table(rows)

let total = 0
for await (const { state } of client.projection(trialUse).all()) total += costOf(state)
console.log(`All trials of ${store} together cost ${total.toFixed(5)}.`)
