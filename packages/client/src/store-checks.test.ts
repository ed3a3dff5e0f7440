import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repairStore, verifyStore } from './store-checks.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

it('a store that a client has closed is sound, and so is the new one of a repair', async () => {
  const [path, target] = [join(temporaryFolder(), 'runs'), join(temporaryFolder(), 'repaired')]
  const client = new TrackClient(`file:${path}`)
  const trial = await client.newTrial({ name: 'checked', parameters: { lr: 0.1 } })
  for (let step = 0; step < 100; step++) trial.logMetrics({ loss: 1 / (1 + step) }, { step })
  await client.flush()
  const { position, digest } = await client.log.head()
  await client.close()
  const headDigest = { position, digest }
  expect(await verifyStore(path, { headDigest })).toMatchObject({ isSound: true, damage: [] })
  expect(await repairStore(path, target)).toMatchObject({ lost: [], lostEvents: 0 })
  const found = await verifyStore(target, { headDigest })
  expect(found).toMatchObject({ isSound: true, damage: [], gone: 0 })
  expect(found.events).toBeGreaterThan(100)
})
