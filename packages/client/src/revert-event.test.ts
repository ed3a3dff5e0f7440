import { join } from 'node:path'
import type { RecordedEvent } from '@track/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

async function setUp(): Promise<{ client: TrackClient; trial: Trial }> {
  const client = memoryClient()
  await client.setProject({ name: 'p' })
  const trial = await client.newTrial({ name: 't', version: 'v', parameters: { lr: 0.1 } })
  return { client, trial }
}

/** The position of the last event of a kind. */
async function last(client: TrackClient, type: RecordedEvent['event']['type']): Promise<number> {
  await client.flush()
  let position = -1
  for await (const event of client.events())
    if (event.event.type === type) position = event.position
  return position
}

describe('an event that a trial takes back', () => {
  it('is in the log and not in the report, until that is taken back too', async () => {
    const { client, trial } = await setUp()
    trial.logMetrics({ loss: 2 }, { step: 0 })
    trial.logMetrics({ loss: 1000 }, { step: 0 })
    const wrong = await last(client, 'MetricsLogged')
    const before = (await client.log.head()).position
    const revert = await trial.revert(wrong, { reason: 'a spike' })
    expect(revert).toBe(before)
    const loss = async (at?: number) =>
      (await client.report({ print: false, ...(at !== undefined && { at }) })).metrics.loss
    expect(await loss()).toEqual({ 0: 2 })
    expect(await loss(before)).toEqual({ 0: 1000 })
    expect(await last(client, 'MetricsLogged')).toBe(wrong)
    expect(await trial.revert(wrong)).toBe(revert)
    await trial.revert(revert)
    expect(await loss()).toEqual({ 0: 1000 })
    expect((await trial.view()).reverts.map(({ reason }) => reason)).toEqual(['a spike', ''])
    const anew = await trial.revert(wrong)
    expect(anew).toBe(revert + 2) // it counted again, and so this is another one
    expect(await trial.revert(wrong)).toBe(anew)
    expect(await trial.revert(revert)).toBe(revert + 1)
    expect(await loss()).toEqual({ 0: 2 })
  })

  it('may be one that gave it a parameter after it was created, and its status', async () => {
    const { client, trial } = await setUp()
    trial.logArguments({ seed: 3 })
    await trial.revert(await last(client, 'ArgumentsLogged'))
    trial.start()
    await trial.finish(new Error('no'))
    await trial.revert(await last(client, 'TrialFinished'))
    const { parameters, status, errors } = await trial.view()
    expect(Object.fromEntries(parameters)).toEqual({ lr: 0.1 })
    expect(status.name).toBe('Running')
    expect(errors).toEqual([])
  })

  it.each([
    ['TrialCreated'],
    ['ArgumentsLogged'], // those of its hash
    ['GroupAdded'],
    ['TrialReserved'],
    ['Deleted'],
  ] as const)('is not %s, which others rely on', async (type) => {
    const { client, trial } = await setUp()
    await trial.addToGroup({ name: 'g' })
    await client.reserve({ where: { name: 't' } })
    if (type === 'Deleted') await client.deleteTrial(trial)
    let own = -1
    for await (const { event, position } of client.events({ stream: trial.id })) {
      if (event.type === type) own = position
    }
    const before = (await client.log.head()).position
    await expect(trial.revert(own)).rejects.toMatchObject({
      code: 'TRACK_EVENT_NOT_REVERTIBLE',
      details: { position: own, type },
    })
    expect((await client.log.head()).position).toBe(before)
  })

  it('is not the parameters that a trial was made with, after a redaction of them neither, nor in a fork', async () => {
    const path = join(temporaryFolder(), 'store')
    const client = new TrackClient(`file:${path}`)
    onTestFinished(() => client.close())
    const trial = await client.newTrial({ name: 't', version: 'v' })
    trial.logArguments({ lr: 0.1, key: 'secret' })
    await trial.finish()
    const fork = await client.forkTrial(trial, { parameters: { lr: 0.2 } })
    await fork.finish()
    await client.redact({ trial, path: 'arguments.key' })
    for (const one of [trial, fork]) {
      for await (const { event, position } of client.events({ stream: one.id })) {
        if (event.type !== 'ArgumentsLogged') continue
        await expect(one.revert(position)).rejects.toMatchObject({
          code: 'TRACK_EVENT_NOT_REVERTIBLE',
        })
      }
    }
  })

  it('is one of its own, that is there', async () => {
    const { client, trial } = await setUp()
    const other = await client.newTrial({ name: 'u', version: 'v', force: true })
    other.logMetrics({ loss: 1 })
    const foreign = await last(client, 'MetricsLogged')
    for (const position of [foreign, 1_000_000]) {
      await expect(trial.revert(position)).rejects.toMatchObject({
        code: 'TRACK_EVENT_NOT_FOUND',
        details: { trial: trial.id, position },
      })
    }
    for (const wrong of [-1, 0.5, Number.NaN, '3' as unknown as number]) {
      await expect(trial.revert(wrong)).rejects.toMatchObject({ code: 'TRACK_ARGUMENT_INVALID' })
    }
    await expect(trial.revert(foreign, { reason: '\ud800' })).rejects.toMatchObject({
      code: 'TRACK_VALUE_INVALID',
    })
  })
})
