import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { TrialSearch } from './trial-search-options.js'

/** A client with trials of three learning rates, each of which has logged a loss. */
async function setUp(client = memoryClient()): Promise<TrackClient> {
  for (const project of ['one', 'two']) {
    await client.setProject({ name: project, force: true })
    for (const lr of [0.1, 0.01, 0.001]) {
      const parameters = { lr, layers: [1, 2] }
      const trial = await client.newTrial({
        name: `lr ${lr}`,
        version: 'v',
        parameters,
        force: true,
      })
      await trial.run(() => trial.logMetrics({ loss: 10 * lr }, { step: 0 }))
    }
  }
  return client
}

describe('client.trials', () => {
  it('finds trials by what they are, sorted, and so many', async () => {
    const client = await setUp()
    const found = await client.trials({
      where: { project: 'two', 'parameters.lr': { $gte: 0.01 }, 'metrics.loss.last': { $lt: 5 } },
      sort: '-metrics.loss.min',
    })
    expect(found.map(({ name, status }) => [name, status])).toEqual([
      ['lr 0.1', 'Completed'],
      ['lr 0.01', 'Completed'],
    ])
    const [least] = await client.trials({ sort: ['metrics.loss.min', '-project'], limit: 1 })
    expect(least).toMatchObject({ name: 'lr 0.001', project: 'two' })
    expect(await client.trials()).toHaveLength(6)
    expect(await client.trials({ limit: 0 })).toEqual([])
  })

  it('has the ids of all trials besides, without the rest of them', async () => {
    const client = await setUp()
    const all = await client.trials()
    expect(await client.trialIds()).toEqual(
      all.map(({ id, uid, hash, revision, name, project }) => {
        return { id, uid, hash, revision, name, project }
      }),
    )
  })

  it('has what this client logged just before', async () => {
    const client = await setUp()
    const trial = await client.newTrial({ name: 'new', parameters: {} })
    trial.logMetrics({ loss: -1 })
    const [found] = await client.trials({ sort: 'metrics.loss.last', limit: 1 })
    expect(found).toMatchObject({ id: trial.id, uid: await trial.uid(), status: 'Running' })
  })

  it('reads its arguments at the call', async () => {
    const client = await setUp()
    const where = { project: 'one' }
    const found = client.trials({ where })
    where.project = 'two'
    expect((await found).every(({ project }) => project === 'one')).toBe(true)
  })

  it.each<[string, unknown]>([
    ['where', { where: { stauts: 'Running' } }],
    ['where', { where: { name: { $where: 'this.name' } } }],
    ['where', { where: { name: () => true } }],
    ['sort', { sort: 'loss' }],
    ['limit', { limit: -1 }],
    ['limit', { limit: '3' }],
  ])('refuses a wrong %s', async (argument, search) => {
    const client = await setUp()
    await expect(client.trials(search as TrialSearch)).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
      details: { argument },
    })
  })

  it('says of a trial whose process was killed that it was interrupted', async () => {
    const path = temporaryFolder()
    const url = new URL('./index.js', import.meta.url).href
    const program = `
import { TrackClient } from '${url}'
const client = new TrackClient('file:${path}/store')
const trial = await client.newTrial({ name: 'killed', parameters: {} })
trial.logMetrics({ loss: 1 })
await client.flush()
console.log('logged')
setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program])
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await using client = new TrackClient(`file:${path}/store`)
    expect(await client.trials({ where: { status: 'Running' } })).toEqual([])
    const [found] = await client.trials({ where: { status: 'Interrupted' } })
    expect(found).toMatchObject({ name: 'killed', statusValue: 201 })
  })
})
