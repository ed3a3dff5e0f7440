import { cpSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MemoryLog } from '@track/core'
import { Glances } from '@track/log/glance'
import { LevelLog } from '@track/log/level-log'
import { expect, it, onTestFinished, vi } from 'vitest'
import { TrialListing } from './listing.js'
import { registerLog } from './log-registry.js'
import { openLogs } from './open-logs.js'
import { fileClient } from './testing/file-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

const newStore = (): string => join(temporaryFolder(), 'store')
const listed = (path: string): number | undefined => new Glances(path).lastPosition

/** Logs a trial with so many metrics, and returns how many events the log has then. */
async function logTrial(client: TrackClient, metrics: number): Promise<number> {
  await client.setProject({ name: 'digits' })
  const trial = await client.newTrial({ name: 'long', parameters: { lr: 0.1 }, force: true })
  await trial.run(() => {
    for (let step = 0; step < metrics; step++) trial.logMetrics({ loss: 1 / (step + 1) }, { step })
  })
  await client.flush()
  return (await client.log.head()).position
}

/** Leaves nothing in a store's write-ahead file, so that it is at rest. */
async function settle(path: string): Promise<void> {
  const log = new LevelLog(path)
  await log.head()
  await log.close()
}

async function listingOf(path: string) {
  const listing = new TrialListing(path)
  onTestFinished(() => listing.close())
  return listing.trials()
}

it('keeps the list of trials when much has come since it was kept, and what is listed next goes on from it', async () => {
  const path = newStore()
  const client = fileClient(path)
  const first = await logTrial(client, 5_001)
  expect(listed(path)).toBeUndefined()
  await client.close()
  expect(listed(path)).toBe(first)
  const next = fileClient(path)
  await logTrial(next, 10)
  expect(await next.trials()).toHaveLength(2)
  await next.close()
  expect(listed(path), 'little has come since').toBe(first)
  const found = await listingOf(path)
  rmSync(join(path, 'derived'), { recursive: true })
  expect(await listingOf(path)).toEqual(found)
})

it('is brought up to date by who has logged little, and not by who has only read', async () => {
  const path = newStore()
  const client = fileClient(path)
  const events = await logTrial(client, 5_001)
  await client.close()
  rmSync(join(path, 'derived', 'glance'))
  const reader = fileClient(path)
  expect(await reader.trials()).toHaveLength(1)
  await reader.close()
  expect(listed(path)).toBeUndefined()
  const short = fileClient(path)
  await short.trials()
  const more = await logTrial(short, 1)
  expect(more).toBeLessThan(events + 20)
  await short.close()
  expect(listed(path)).toBe(more)
  expect(await listingOf(path)).toHaveLength(2)
})

it('is kept in each of several stores', async () => {
  const paths = [newStore(), newStore()]
  const alone = fileClient(paths[1] as string)
  const before = await logTrial(alone, 100)
  await alone.close()
  const client = new TrackClient(paths.map((path) => `file:${path}`))
  onTestFinished(() => client.close().catch(() => {}))
  const events = await logTrial(client, 5_001)
  await client.close()
  expect(paths.map(listed)).toEqual([events, expect.any(Number)])
  expect(listed(paths[1] as string)).toBeGreaterThan(before + 5_001)
  const [one, two] = await Promise.all(paths.map((path) => listingOf(path)))
  expect([one?.length, two?.length]).toEqual([1, 2])
})

it('is kept where the store was opened, whichever the working directory is by then', async () => {
  const opened = openLogs(['file:runs', 'file:/tmp/runs', 'memory:'], {
    backlogBytesMax: 1,
    log: {},
    onFailure: () => {},
  })
  expect(opened.stores.map(({ path }) => path)).toEqual([resolve('runs'), '/tmp/runs'])
  await opened.log.close()
})

it.each(['another store', 'an earlier copy of it'])(
  'is not kept in %s that took its place',
  async (what) => {
    const [path, other] = [newStore(), newStore()]
    const first = fileClient(what === 'another store' ? other : path)
    await logTrial(first, 1)
    await first.close()
    const client = fileClient(path)
    if (what === 'another store') await logTrial(client, 1)
    else cpSync(path, other, { recursive: true })
    await settle(other)
    await logTrial(client, 5_001)
    renameSync(path, `${path} before`)
    renameSync(other, path)
    await expect(client.close()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
    expect(listed(path)).toBeUndefined()
    expect(readdirSync(join(path, 'derived'))).not.toContain('glance.claim')
  },
)

it('is left to another program that is at it, and close() minds nothing', async () => {
  const path = newStore()
  const client = fileClient(path)
  await logTrial(client, 5_001)
  const release = new Glances(path).claim()
  await client.close()
  expect(listed(path)).toBeUndefined()
  release?.()
  const next = fileClient(path)
  const events = await logTrial(next, 1)
  vi.spyOn(next.log, 'head').mockRejectedValue(new Error('of no use'))
  await next.close()
  expect(listed(path)).toBeUndefined()
  const last = fileClient(path)
  expect(await logTrial(last, 1)).toBeGreaterThan(events)
  await last.close()
  expect(listed(path)).toBeGreaterThan(events)
  expect(readdirSync(join(path, 'derived'))).not.toContain('glance.claim')
})

it("is not kept of a log of one's own, whatever its URI", async () => {
  registerLog('file', () => new MemoryLog({ now: Date.now })) // in this file's last test: there is no way back
  const client = fileClient(newStore())
  await logTrial(client, 5_001)
  const asked = vi.spyOn(client.log, 'head')
  await client.close()
  expect(asked).not.toHaveBeenCalled()
})
