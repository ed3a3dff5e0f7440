import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eventsOfLog } from './testing/events-of-log.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { TrackClientOptions } from './track-client-options.js'

const mebibyte = 1 << 20
const roundsMax = 100

/**
 * A trial in a store on disk. A round hands `bytes` to the store's thread, and then a batch of metrics
 * before that can have acknowledged them, unless this thread was kept from running: hence rounds.
 */
async function withStore(options: TrackClientOptions) {
  const client = new TrackClient(`file:${join(temporaryFolder(), 'store')}`, options)
  onTestFinished(() => client.close().catch(() => {}))
  const trial = await client.newTrial({ name: 't', parameters: {} })
  trial.start()
  await client.flush()
  let rounds = 0
  const round = (bytes: number): void => {
    rounds++
    trial.logMetadata({ large: new Uint8Array(bytes) })
    for (let i = 0; i < 512; i++) trial.logMetrics({ loss: 1 }, { step: i })
  }
  const typesOf = async (type: string) =>
    (await eventsOfLog(client.log)).filter((event) => event.type === type)
  return { client, round, typesOf, rounds: () => rounds }
}

describe('a store that is more than 8 MiB behind', () => {
  it("makes calls wait, unless told otherwise, and keeps everything: 'wait'", async () => {
    const { client, round, typesOf, rounds } = await withStore({})
    let most = 0
    while (client.stats().waitedMs === 0 && rounds() < roundsMax) {
      round(9 * mebibyte)
      most = Math.max(most, client.stats().backlogBytes)
    }
    expect(most).toBeLessThan(18 * mebibyte)
    expect(client.stats().waitedMs).toBeGreaterThan(0)
    await client.flush()
    expect(client.stats()).toMatchObject({ dropped: 0, backlogBytes: 0 })
    expect(await typesOf('MetricsLogged')).toHaveLength(512 * rounds())
  })

  it("makes calls leave metrics out, and says so in the log: 'drop'", async () => {
    const { client, round, typesOf, rounds } = await withStore({ whenFull: 'drop' })
    let most = 0
    while (client.stats().dropped === 0 && rounds() < roundsMax) {
      round(9 * mebibyte)
      most = Math.max(most, client.stats().backlogBytes)
    }
    expect(most).toBeLessThan(18 * mebibyte)
    const { dropped } = client.stats()
    expect(dropped).toBeGreaterThan(0)
    await expect(client.flush()).rejects.toMatchObject({ code: 'TRACK_EVENTS_DROPPED' })
    const told = await typesOf('EventsDropped')
    const counts = told.map((event) => (event.type === 'EventsDropped' ? event.count : 0))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(dropped)
    expect(await typesOf('MetricsLogged')).toHaveLength(512 * rounds() - dropped)
    expect(await typesOf('MetadataLogged')).toHaveLength(rounds())
  })
})

describe('a store that is less than that behind', () => {
  it.each(['wait', 'drop'] as const)('takes what comes: %s', async (whenFull) => {
    const { client, round } = await withStore({ whenFull })
    for (let i = 0; i < 5; i++) {
      round(7 * mebibyte)
      await client.flush()
    }
    expect(client.stats()).toMatchObject({ dropped: 0, waitedMs: 0 })
  })
})
