import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastValueFrom } from 'rxjs'
import { expect, it, onTestFinished } from 'vitest'
import { TrackClient } from './track-client.js'

it('live numbers end with the client: complete, with all that was logged', async () => {
  const client = new TrackClient('memory:')
  const trial = await client.newTrial({ name: 'live', parameters: {} })
  const last = lastValueFrom(client.live({ intervalMs: 1000 }))
  await trial.run(async () => {
    for (let step = 0; step < 5000; step++) {
      trial.logMetrics({ loss: step }, { step })
      if (step % 1000 === 0) await trial.flush()
    }
  })
  await client.close()
  const [live] = await last
  expect(live?.step).toBe(4999)
  expect(live?.status.name).toBe('Completed')
})

it('closing keeps a snapshot of what was followed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'track-live-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const client = new TrackClient(`file:${folder}`)
  const trial = await client.newTrial({ name: 'live', parameters: {} })
  const completed = lastValueFrom(client.live({ trials: [trial] }))
  for (let step = 0; step < 5000; step++) trial.logMetrics({ loss: step }, { step })
  await trial.finish()
  await client.close()
  await completed

  const again = new TrackClient(`file:${folder}`)
  onTestFinished(() => again.close())
  const keys = await again.log.derived?.keys({ from: 'snapshot/', to: 'snapshot/~' })
  expect(keys?.some((key) => key.includes(trial.id))).toBe(true)
})

it('closing keeps a snapshot of a project that got many trials', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'track-live-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const client = new TrackClient(`file:${folder}`)
  const { id } = await client.setProject({ name: 'many' })
  for (let seed = 0; seed < 70; seed++) {
    const trial = await client.newTrial({ name: 'one', parameters: { seed }, force: true })
    trial.logMetrics({ loss: seed })
  }
  await client.close()

  const again = new TrackClient(`file:${folder}`)
  onTestFinished(() => again.close())
  const keys = await again.log.derived?.keys({ from: 'snapshot/', to: 'snapshot/~' })
  expect(keys?.some((key) => key.includes(id))).toBe(true)
})

it('a subscriber that unsubscribed does not hold up closing', async () => {
  const client = new TrackClient('memory:')
  const trial = await client.newTrial({ name: 'live', parameters: {} })
  client.live().subscribe().unsubscribe()
  trial.logMetrics({ loss: 1 })
  await client.close()
})
