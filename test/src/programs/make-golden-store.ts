// Usage: make-golden-store.js FOLDER. Makes the store and the reports that golden-store.test.ts opens
// and compares for ever after. It was run once for each version of the format; what it made is in
// test/fixtures, and is never made again for a version that was released.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { customStatus, statuses, TrackClient } from '@track/client'
import { hexOf } from '@track/core'

const [folder = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const store = join(folder, 'store')
const client = new TrackClient(`file:${store}`)

/** A stack would tell where the fixture was made. */
function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`
  return error
}

await client.setProject({ name: 'golden', description: 'every kind of call', tags: { team: 'a' } })
await client.setGroup({ name: 'idea', metadata: { why: 'to be read by every later version' } })

const first = await client.newTrial({ name: 'complete', version: 'a8c3', description: 'of all' })
first.logMetadata({ gpu: 'V100' })
first.addTags({ workers: 8, team: 'overridden by the project' })
first.logArguments({
  lr: 0.1,
  'a.b': 'nested',
  big: 2n ** 70n,
  negative: -(2n ** 65n),
  bytes: new Uint8Array([0, 127, 255]),
  date: new Date(Date.UTC(2026, 10, 24)),
  nothing: null,
  list: [1, -0, Number.NaN, Number.POSITIVE_INFINITY, [true]],
  ['__proto__']: { constructor: '' },
})
await first.run(() => {
  for (let step = 0; step < 5000; step++) first.logMetrics({ loss: 1 / (step + 1) }, { step })
  first.logMetrics({ 'with/strange\nname': 0.5, '': Number.NaN }, { step: -1.5 })
  first.logMetrics({ loss: 2 }, { step: 7 })
  first.logMetrics({ loss: 3, accuracy: 0.98 })
  first.chrono('stat', () => {})
  first.chrono('value', { aggregator: 'value' }, () => {})
  first.chrono('ring', { aggregator: 'ring', window: 2 }, () => {})
  first.chrono('series', { aggregator: 'series' }, () => {})
  first.logError(withoutStack(new RangeError('kept, and not the end')))
})

const failed = await client.newTrial({ name: 'failed', parameters: { lr: 1 }, version: '' })
const other = await client.newTrial({ name: 'complete', version: 'a8c3', force: true })
other.logArguments({ lr: 0.1 })
for (let step = 0; step < 50; step++) {
  failed.logMetrics({ loss: step }, { step })
  other.logMetrics({ loss: -step, accuracy: 0.5 }, { step: 10 * step })
}
await failed.finish(withoutStack(new TypeError('it failed')))
other.setStatus(customStatus('Diverged', 250))
await other.finish()

await client.setProject({ name: 'another', force: true })
const running = await client.newTrial({ name: 'running', parameters: {}, version: '' })
running.start()
running.logMetrics({ loss: 1 })
running.setStatus(statuses.suspended)

await client.save(join(folder, 'reports.json'))
const { position, digest } = await client.log.head()
await client.close()

rmSync(join(store, 'derived'), { recursive: true })
for (const name of ['LOG', 'LOG.old', 'LOCK']) rmSync(join(store, 'log', name), { force: true })
writeFileSync(
  join(folder, 'head.json'),
  `${JSON.stringify({ position, digest: hexOf(digest) }, null, 2)}\n`,
)
