import { join } from 'node:path'
import { filter, firstValueFrom, lastValueFrom, take, toArray } from 'rxjs'
import { expect, expectTypeOf, it, onTestFinished } from 'vitest'
import type { FollowedTrial, OfTrial, Projected } from './index.js'
import { defineProjection } from './projections.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

const best = defineProjection({
  name: 'best',
  version: 1,
  initial: { loss: Number.POSITIVE_INFINITY, at: -1 },
  evolve(state, { event }) {
    if (event.type !== 'MetricsLogged' || event.step === undefined) return state
    const loss = event.values[event.names.indexOf('loss')] ?? Number.NaN
    return loss < state.loss ? { loss, at: event.step } : state
  },
})

const kinds = defineProjection({
  name: 'kinds',
  version: 1,
  per: 'store',
  initial: new Map<string, number>(),
  evolve: (counts, { event }) => new Map(counts).set(event.type, (counts.get(event.type) ?? 0) + 1),
})

async function newTrial(client: TrackClient, losses: readonly number[]): Promise<Trial> {
  const trial = await client.newTrial({ name: 't', parameters: {}, force: true })
  losses.forEach((loss, step) => {
    trial.logMetrics({ loss }, { step })
  })
  return trial
}

it('answers for one trial, for all, and for the store, everything logged before among it', async () => {
  const client = memoryClient()
  const one = await newTrial(client, [3, 1, 2])
  const two = await newTrial(client, [5, 4])
  const answer = await client.projection(best).read(one)
  expectTypeOf(answer).toEqualTypeOf<Projected<{ loss: number; at: number }> & OfTrial>()
  expect(answer).toEqual({
    trial: one.id,
    state: { loss: 1, at: 1 },
    version: 1,
    isRebuilding: false,
    asOf: { position: expect.any(Number), streamRevision: 4, timeMs: expect.any(Number) },
  })
  const states = []
  for await (const { trial, state } of client.projection(best).all()) states.push([trial, state.at])
  expect(states).toEqual([
    [one.id, 1],
    [two.id, 1],
  ])
  const whole = await client.projection(kinds).read()
  expectTypeOf(whole).toEqualTypeOf<Projected<Map<string, number>>>()
  expect(whole.state.get('MetricsLogged')).toBe(5)
  expect(whole.asOf?.position).toBe((await client.log.head()).position - 1)
  await client.projection(best).verify()
  await client.projection(kinds).verify()
})

it('answers as of an earlier moment, and leaves out what was deleted by then', async () => {
  const client = memoryClient()
  const one = await newTrial(client, [3])
  await client.flush()
  const at = (await client.log.head()).position
  one.logMetrics({ loss: 2 }, { step: 7 })
  const two = await newTrial(client, [1])
  await one.finish()
  await client.deleteTrial(one)
  const earlier = { loss: 3, at: 0 }
  for (const moment of [at, { revision: 2 }]) {
    expect((await client.projection(best).read(one, { at: moment })).state).toEqual(earlier)
  }
  const before = client.projection(best).read(one, { at: '1999-01-01T00:00Z' })
  expect(await before).toMatchObject({ state: { at: -1 }, asOf: undefined })
  await expect(client.projection(best).read(one, { at: -1 })).rejects.toMatchObject({
    code: 'TRACK_ARGUMENT_INVALID',
  })
  const all = async (options?: { at: number }): Promise<string[]> => {
    const trials = []
    for await (const { trial } of client.projection(best).all(options)) trials.push(trial)
    return trials
  }
  expect(await all({ at })).toEqual([one.id])
  expect(await all()).toEqual([two.id])
  expect((await client.projection(kinds).read({ at })).state.get('MetricsLogged')).toBe(1)
})

it('follows until the client closes, with what was logged last', async () => {
  const client = memoryClient()
  const one = await newTrial(client, [3])
  const followed = client.projection(best).follow({ trial: one, intervalMs: 0 })
  expectTypeOf(followed).toEqualTypeOf<
    import('./rxjs.js').Observable<FollowedTrial<{ loss: number; at: number }>>
  >()
  const last = lastValueFrom(followed)
  const counts = firstValueFrom(client.projection(kinds).follow({ intervalMs: 0 }))
  expect((await counts).state).toBeInstanceOf(Map)
  one.logMetrics({ loss: 1 }, { step: 9 })
  await client.close()
  expect(await last).toMatchObject({
    trial: one.id,
    state: { loss: 1, at: 9 },
    isRebuilding: false,
  })
  expect(() => client.projection(best)).toThrow(
    expect.objectContaining({ code: 'TRACK_LOG_CLOSED' }),
  )
})

it('a program of a new version hears of the old one until its own states are there', async () => {
  const uri = `file:${temporaryFolder()}/store`
  const before = new TrackClient(uri)
  const losses = Array.from({ length: 2_000 }, (_, i) => 1 / (i + 1))
  const one = await newTrial(before, losses)
  await before.projection(best).read(one)
  await before.close()
  const after = new TrackClient(uri)
  onTestFinished(() => after.close())
  const newer = defineProjection({
    name: 'best',
    version: 2,
    initial: { worst: 0 },
    evolve: ({ worst }, { event }) => ({
      worst: event.type === 'MetricsLogged' ? Math.max(worst, event.values[0] ?? 0) : worst,
    }),
  })
  const states = after.projection(newer)
  const two = await lastValueFrom(states.follow({ intervalMs: 0 }).pipe(take(2), toArray()))
  expect(two).toMatchObject([
    { version: 1, isRebuilding: true, state: { at: 1_999 } },
    { version: 2, isRebuilding: false, state: { worst: 1 } },
  ])
  for (const state of two) {
    // @ts-expect-error: what an older version came to is of no known type
    if (state.isRebuilding) state.state.worst
    else expectTypeOf(state.state).toEqualTypeOf<{ worst: number }>()
  }
})

it('a failing evolve rejects with its position, and the client goes on', async () => {
  const client = memoryClient()
  const one = await newTrial(client, [3])
  const failing = defineProjection({
    name: 'failing',
    version: 1,
    initial: 0,
    evolve: (count: number, { event }) => {
      if (event.type === 'MetricsLogged') throw new Error('no')
      return count
    },
  })
  await expect(client.projection(failing).read(one)).rejects.toMatchObject({
    code: 'TRACK_PROJECTION_FAILED',
    details: { projection: 'failing', stream: one.id, position: expect.any(Number) },
  })
  expect((await client.projection(best).read(one)).state.loss).toBe(3)
  expect((await one.view()).metrics.get('loss')?.last).toBe(3)
})

it('gives states without what was redacted, also where one that had it was kept', async () => {
  const path = join(temporaryFolder(), 'store')
  const tokens = defineProjection({
    name: 'tokens',
    version: 1,
    initial: [] as readonly string[],
    evolve: (seen, { event }) =>
      event.type === 'MetadataLogged' ? [...seen, String(event.metadata.token)] : seen,
  })
  const client = new TrackClient(`file:${path}`)
  onTestFinished(() => client.close())
  const trial = await client.newTrial({ name: 't', parameters: {} })
  trial.logMetadata({ token: 'secret' })
  await trial.flush()
  expect((await client.projection(tokens).read(trial)).state).toEqual(['secret'])
  const states = client.projection(tokens).follow({ trial, intervalMs: 0 })
  const mended = firstValueFrom(states.pipe(filter(({ state }) => String(state) === '[redacted]')))
  await firstValueFrom(client.projection(tokens).follow({ trial }))
  await client.redact({ trial, path: 'metadata.token' })
  expect((await mended).isRebuilding).toBe(false)
  expect((await client.projection(tokens).read(trial)).state).toEqual(['[redacted]'])
})
