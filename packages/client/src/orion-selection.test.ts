import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { collectWarnings } from './testing/collect-warnings.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

const orion = { ORION_PROJECT: 'p', ORION_EXPERIMENT: 'e' }

function clientIn(path: string, env: Readonly<Record<string, string>>): TrackClient {
  const client = new TrackClient(`file:${path}`, { config: { env } })
  onTestFinished(() => client.close())
  return client
}

describe('ORION_PROJECT, ORION_EXPERIMENT and ORION_TRIAL_ID', () => {
  it('select the project and the group of trials, which stay set unless forced', async () => {
    const warnings = collectWarnings()
    const client = memoryClient({ config: { env: orion } })
    const trial = await client.newTrial({ name: 't', parameters: {} })
    expect(await client.report({ trial, full: true, print: false })).toMatchObject({
      project: 'p',
      groups: ['e'],
    })
    expect(await client.setProject({ name: 'other' })).toMatchObject({ name: 'p' })
    expect(await client.setGroup({ name: 'other' })).toMatchObject({ name: 'e' })
    expect(warnings).toEqual(['TRACK_ALREADY_SET', 'TRACK_ALREADY_SET'])
    expect(await client.setProject({ name: 'q', force: true })).toMatchObject({ name: 'q' })
  })

  it('select the trial, which newTrial then returns', async () => {
    const path = join(temporaryFolder(), 'store')
    const maker = new TrackClient(`file:${path}`, { config: { env: orion } })
    const made = await maker.newTrial({ name: 't', parameters: { lr: 0.1 } })
    const uid = await made.uid()
    await maker.close()
    const client = clientIn(path, { ...orion, ORION_TRIAL_ID: uid })
    const trial = await client.newTrial({ name: 't', parameters: { lr: 0.1 } })
    expect(trial.id).toBe(made.id)
    await trial.run(() => {})
    const report = await client.report({ full: true, print: false })
    expect(report).toMatchObject({ uid, status: { name: 'Completed' } })
    const other = await client.newTrial({ name: 't', parameters: { lr: 0.1 } })
    expect(other.id).not.toBe(made.id)
  })

  it('select the trial that is reported, also by the first call', async () => {
    const path = join(temporaryFolder(), 'store')
    const maker = new TrackClient(`file:${path}`, { config: { env: orion } })
    const made = await maker.newTrial({ name: 't', parameters: {} })
    const uid = await made.uid()
    await maker.close()
    const client = clientIn(path, { ...orion, ORION_TRIAL_ID: uid })
    expect(await client.report({ full: true, print: false })).toMatchObject({ uid })
  })

  it('reject each call, naming the variable, when there is no such trial', async () => {
    const client = memoryClient({ config: { env: { ORION_TRIAL_ID: 'x_0' } } })
    for (let i = 0; i < 2; i++) {
      await expect(client.newTrial({ name: 't' })).rejects.toMatchObject({
        code: 'TRACK_TRIAL_NOT_FOUND',
        message: expect.stringContaining('ORION_TRIAL_ID'),
        details: { uid: 'x_0', variable: 'ORION_TRIAL_ID' },
      })
    }
  })

  it('select nothing when they are empty, and open no store before the first call', async () => {
    const env = { ORION_PROJECT: '', ORION_EXPERIMENT: '', ORION_TRIAL_ID: '' }
    const client = memoryClient({ config: { env } })
    await client.newTrial({ name: 't', parameters: {} })
    expect(await client.report({ full: true, print: false })).toMatchObject({
      project: 'orphan',
      groups: [],
    })
    const idle = memoryClient({ config: { env: orion } })
    expect((await idle.log.head()).position).toBe(0)
  })
})
