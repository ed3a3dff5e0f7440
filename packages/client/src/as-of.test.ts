import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { memoryClient } from './testing/memory-client.js'
import type { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

/** What a trial's own calls read, now or as of a moment. */
async function readTrial(trial: Trial, options: Parameters<Trial['view']>[0]) {
  const { asOf, tags, files } = await trial.view(options)
  return {
    asOf,
    tags,
    history: await trial.history('loss', options),
    status: await trial.status(options),
    file: files.has('notes') ? await text(await trial.openFile('notes', options)) : undefined,
  }
}

/** A trial that has gone through some things, and what was read of it after each. */
async function lived() {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 'one', parameters: { lr: 0.1 } })
  const steps: readonly (() => unknown)[] = [
    () => trial.logMetrics({ loss: 3 }, { step: 0 }),
    () => trial.logFile(Buffer.from('first'), { name: 'notes' }),
    () => trial.addTags({ stage: 'warm' }),
    () => trial.finish(),
    () => trial.start(),
    () => trial.logMetrics({ loss: 2 }, { step: 0 }),
    () => trial.logFile(Buffer.from('second'), { name: 'notes' }),
    () => trial.finish(new Error('none')),
  ]
  const sights = []
  for (const step of steps) {
    await step()
    await client.flush()
    const { position, committedAtMs = Number.NaN } = await client.log.head()
    const saved = await client.save('/dev/null')
    sights.push({ position, committedAtMs, seen: await readTrial(trial, {}), saved })
    while (Date.now() <= committedAtMs) await setImmediate() // the next step is of a later time
  }
  return { client, trial, sights }
}

describe('as of a moment', () => {
  it('a trial reads as it did: view, history, status and files', async () => {
    const { trial, sights } = await lived()
    for (const { position, committedAtMs, seen } of sights) {
      const revision = seen.asOf?.streamRevision ?? Number.NaN
      for (const at of [position, new Date(committedAtMs), { revision }]) {
        expect(await readTrial(trial, { at })).toEqual(seen)
      }
    }
    expect(sights[5]?.seen.history).toHaveLength(2)
  })

  it('a store is saved as it was', async () => {
    const { client, sights } = await lived()
    for (const { position, saved } of sights) {
      expect(await client.save('/dev/null', { at: position })).toEqual(saved)
    }
  })

  it('a trial that did not exist has no report, and its view says that there is none', async () => {
    const { client, trial, sights } = await lived()
    const at = 0
    await expect(client.report({ trial, at, print: false })).rejects.toMatchObject({
      code: 'TRACK_TRIAL_NOT_FOUND',
      details: { trial: trial.id, position: at },
    })
    expect((await client.trialView(trial, { at })).asOf).toBeUndefined()
    expect(await client.trials({ at })).toEqual([])
    const longAgo = new Date((sights[0]?.committedAtMs ?? 0) - 86_400_000)
    expect(await client.trials({ at: longAgo })).toEqual([])
    expect(await client.projects({ at: longAgo })).toEqual([])
  })

  it('in the future, everything is as it is now', async () => {
    const { client, trial, sights } = await lived()
    const at = '2999-01-01T00:00Z'
    expect(await readTrial(trial, { at })).toEqual(sights.at(-1)?.seen)
    expect(await client.trials({ at })).toEqual(await client.trials())
  })
})

type Call = (client: TrackClient, trial: Trial, at: never) => Promise<unknown>

async function readAll(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}

const ofStore: readonly (readonly [string, Call])[] = [
  ['trials', (client, _, at) => client.trials({ at })],
  ['trialIds', (client, _, at) => client.trialIds({ at })],
  ['projects', (client, _, at) => client.projects({ at })],
  ['groups', (client, _, at) => client.groups({ at })],
  ['save', (client, _, at) => client.save('/dev/null', { at })],
  ['events', async (client, _, at) => readAll(client.events({ at }))],
]
const ofStreams: readonly (readonly [string, Call])[] = [
  ['report', (client, trial, at) => client.report({ trial, at, print: false })],
  ['trialView', (client, trial, at) => client.trialView(trial, { at })],
  ['trialSeries', (client, trial, at) => client.trialSeries(trial, { at })],
  ['projectView', (client, _, at) => client.projectView(undefined, { at })],
  ['groupView', (client, _, at) => client.groupView(undefined, { at })],
  ['events of a stream', async (client, { id }, at) => readAll(client.events({ stream: id, at }))],
  ['trial.view', (_, trial, at) => trial.view({ at })],
  ['trial.history', (_, trial, at) => trial.history('loss', { at })],
  ['trial.status', (_, trial, at) => trial.status({ at })],
  ['trial.openFile', (_, trial, at) => trial.openFile('notes', { at })],
]

describe.each([...ofStore, ...ofStreams])('%s', (_, call) => {
  it('refuses what is no moment, and a moment that there is not', async () => {
    const client = memoryClient()
    await client.setGroup({ name: 'group' })
    const trial = await client.newTrial({ name: 'one', parameters: {} })
    for (const at of [-1, 'yesterday', '2026-02-30T10:00Z', new Date(Number.NaN), {}, null]) {
      await expect(call(client, trial, at as never)).rejects.toMatchObject({
        code: 'TRACK_ARGUMENT_INVALID',
      })
    }
    await client.flush()
    const { position } = await client.log.head()
    await expect(call(client, trial, (position + 1) as never)).rejects.toMatchObject({
      code: 'TRACK_MOMENT_NOT_FOUND',
      details: { position: position + 1, head: position },
    })
  })

  it('takes a Date as it is at the call', async () => {
    const client = memoryClient()
    await client.setGroup({ name: 'group' })
    const trial = await client.newTrial({ name: 'one', parameters: {} })
    await trial.logFile(Buffer.from('first'), { name: 'notes' })
    const at = new Date()
    const called = call(client, trial, at as never)
    at.setTime(Number.NaN)
    await called
  })
})

it.each(ofStore)('%s refuses a revision, which is of no stream there', async (_, call) => {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 'one', parameters: {} })
  await expect(call(client, trial, { revision: 0 } as never)).rejects.toMatchObject({
    code: 'TRACK_ARGUMENT_INVALID',
  })
})

it('events of a moment are not followed', () => {
  expect(() => memoryClient().events({ at: 0, follow: true })).toThrow(
    expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
  )
})
