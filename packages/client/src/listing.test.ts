import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LevelLog } from '@track/log/level-log'
import type { StoreProgress } from '@track/log/store-checks'
import { columnsOf } from '@track/projections/kept-table'
import { expect, it, onTestFinished } from 'vitest'
import { TrialGlance } from './glance.js'
import { TrialListing } from './listing.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { TrialSearch } from './trial-search-options.js'

const systemMetrics = false

function clientOf(path: string): TrackClient {
  const client = new TrackClient(`file:${path}`, { systemMetrics })
  onTestFinished(() => client.close().catch(() => {}))
  return client
}

function listingOf(path: string): TrialListing {
  const listing = new TrialListing(path)
  onTestFinished(() => listing.close())
  return listing
}

/** Trials in all states that they can be in, one of which runs and one of which is taken by this process. */
async function madeStore(): Promise<{ path: string; client: TrackClient }> {
  const path = join(temporaryFolder(), 'store')
  const client = clientOf(path)
  await client.setProject({ name: 'digits', tags: { owner: 'ada' } })
  await client.setGroup({ name: 'first' })
  const base = await client.newTrial({ name: 'base' })
  base.logArguments({ lr: 0.1, 'net.hidden': 32 })
  await base.run(() => {
    for (let step = 0; step < 40; step++) base.logMetrics({ loss: 1 / (step + 1) }, { step })
  })
  base.addTags({ best: 'so far' })
  await base.flush()
  await client.forkTrial(base, { name: 'fork', parameters: { lr: 0.2 } })
  const gone = await client.newTrial({ name: 'gone', force: true })
  gone.logArguments({ lr: 0.3 })
  await gone.finish(new Error('no use'))
  await client.deleteTrial(gone)
  const next = await client.newTrial({ name: 'next', force: true })
  next.logArguments({ lr: 0.4 })
  await client.flush()
  await client.reserve({ where: { name: 'next' } })
  const running = await client.newTrial({ name: 'running', force: true })
  running.logArguments({ lr: 0.5 })
  running.start()
  running.logMetrics({ loss: Number.NaN })
  await client.flush()
  return { path, client }
}

const searches: readonly TrialSearch[] = [
  {},
  { where: { 'parameters.lr': { $gt: 0.15 } }, sort: ['-name'], limit: 2 },
  { at: 20 },
  { at: new Date(0) },
]
const paths = ['id', 'status', 'tags.owner', 'parameters.lr', 'metrics.loss.min', 'asOf']

async function answersOf(trials: TrackClient | TrialListing) {
  const answers: unknown[] = [await trials.trialIds(), await trials.trialIds({ at: 20 })]
  for (const search of searches) {
    const found = await trials.trials(search)
    const table = columnsOf(found, () => paths)
    if ('columns' in trials) {
      const { at } = search
      const all = await trials.trialIds({ ...(at !== undefined && { at }) })
      expect(await trials.columns(search, () => paths)).toEqual(table)
      expect(await trials.list(search, () => paths)).toEqual({ ...table, all })
    }
    answers.push(found, table)
  }
  return answers
}

it('answers as the client, from the process that has the store and from the store itself', async () => {
  const { path, client } = await madeStore()
  const expected = await answersOf(client)
  expect(
    (await client.trials()).map(({ name, status, reserved }) => [name, status, reserved]),
  ).toEqual([
    ['base', 'Completed', false],
    ['fork', 'CreatedGroup', false],
    ['next', 'Reserved', true],
    ['running', 'Running', false],
  ])
  const guest = listingOf(path)
  expect(await answersOf(guest)).toEqual(expected)
  await client.close()
  expect(await answersOf(guest)).toEqual(expected)
  await guest.close()
  const alone = listingOf(path)
  expect(await answersOf(alone)).toEqual(expected)
})

it('sees what is logged while it is open, and who logs is not kept from it', async () => {
  const { path, client } = await madeStore()
  await client.close()
  const listing = listingOf(path)
  const before = await listing.trials()
  const writer = clientOf(path)
  await writer.setProject({ name: 'digits' })
  const late = await writer.newTrial({ name: 'late' })
  late.logArguments({ lr: 1 })
  await writer.flush()
  expect((await listing.trials()).map(({ name }) => name)).toEqual([
    ...before.map(({ name }) => name),
    'late',
  ])
  expect(await answersOf(listing)).toEqual(await answersOf(writer))
})

it('goes on from what the last one kept while a process writes the store', async () => {
  const { path, client } = await madeStore()
  const first = listingOf(path)
  await first.trials()
  await first.close()
  const kept = join(path, 'derived', 'glance')
  const { mtimeMs } = statSync(kept)
  expect(TrialGlance.of(path)).toBeUndefined()
  await client.setProject({ name: 'digits' })
  const late = await client.newTrial({ name: 'late' })
  late.logArguments({ lr: 1 })
  late.logMetrics({ loss: 3 })
  await client.flush()
  const next = listingOf(path)
  expect(await answersOf(next)).toEqual(await answersOf(client))
  await next.close()
  expect(statSync(kept).mtimeMs, 'little has come since').toBe(mtimeMs)
  writeFileSync(kept, readFileSync(kept).subarray(0, -1))
  const again = listingOf(path)
  expect(await answersOf(again)).toEqual(await answersOf(client))
  await again.close()
  expect(statSync(kept).mtimeMs).not.toBe(mtimeMs)
})

it('keeps what it read for the next program, and the store is free when it is closed', async () => {
  const { path, client } = await madeStore()
  await client.close()
  rmSync(join(path, 'derived'), { recursive: true })
  const listing = listingOf(path)
  await listing.trials()
  await listing.close()
  const log = new LevelLog(path) // which shares it with nobody
  onTestFinished(() => log.close())
  const keys = await log.derived.keys({ from: 'table/', to: 'table0' })
  expect(keys).toContainEqual(expect.stringContaining('/checkpoint'))
})

it('tells how far it is where there are pages to read, and nothing where there is one', async () => {
  const path = join(temporaryFolder(), 'store')
  const client = clientOf(path)
  await client.setProject({ name: 'long' })
  const trial = await client.newTrial({ name: 'wordy' })
  trial.logArguments({ lr: 1 })
  const told: StoreProgress[] = []
  const list = async (): Promise<void> => {
    const listing = new TrialListing(path, { onProgress: (progress) => told.push(progress) })
    await listing.trials()
    await listing.close()
  }
  await client.flush()
  await list()
  expect(told).toEqual([])
  for (let i = 0; i < 6; i++) {
    trial.logMetadata({ [`text ${i}`]: 'x'.repeat(400_000) })
    await client.flush()
  }
  await list()
  const { position } = await client.log.head()
  expect(told.length).toBeGreaterThan(0)
  for (const { done, total } of told) {
    expect(total).toBe(position)
    expect(done).toBeLessThan(position)
  }
})

it('refuses a search that is none, and a moment that the store has not reached', async () => {
  const { path } = await madeStore()
  const listing = listingOf(path)
  await expect(listing.trials({ limit: -1 })).rejects.toMatchObject({
    code: 'TRACK_ARGUMENT_INVALID',
  })
  await expect(listing.trialIds({ at: 1e9 })).rejects.toMatchObject({
    code: 'TRACK_MOMENT_NOT_FOUND',
  })
})
