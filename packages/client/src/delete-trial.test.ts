import { describe, expect, it } from 'vitest'
import type { Collection } from './collection.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'
import type { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

const options = { name: 'equal', version: 'v', parameters: { lr: 0.1 }, force: true }

/** A client with a project and a group of three equal trials that have finished. */
async function setUp(): Promise<{
  client: TrackClient
  project: Collection
  group: Collection
  trials: readonly [Trial, Trial, Trial]
}> {
  const client = memoryClient()
  const project = await client.setProject({ name: 'project' })
  const group = await client.setGroup({ name: 'group' })
  const finished = async (): Promise<Trial> => {
    const trial = await client.newTrial(options)
    await trial.run(() => trial.logMetrics({ loss: 1 }))
    return trial
  }
  return { client, project, group, trials: [await finished(), await finished(), await finished()] }
}

describe('a trial that is deleted', () => {
  it('is in no list, and leaves the uids of the others as they are', async () => {
    const { client, trials } = await setUp()
    const uids = await Promise.all(trials.map((trial) => trial.uid()))
    await client.deleteTrial(trials[1], { reason: 'a mistake' })
    const saved = await client.save('/dev/null')
    expect(saved.projects[0]?.trials.map(({ uid }) => uid)).toEqual([uids[0], uids[2]])
    await expect(client.setTrial({ uid: uids[1] as string })).rejects.toMatchObject({
      code: 'TRACK_TRIAL_NOT_FOUND',
    })
    expect((await client.setTrial({ uid: uids[2] as string })).id).toBe(trials[2].id)
    const next = await client.newTrial(options)
    expect(await next.uid()).toBe(`${next.hash}_3`)
  })

  it('is gone from its project and its group in one commit that says why', async () => {
    const { client, project, group, trials } = await setUp()
    await client.flush()
    const before = (await client.log.head()).position
    await client.deleteTrial(trials[0], { reason: 'a mistake' })
    const streams: string[][] = []
    for await (const { commits } of client.log.read({ from: before })) {
      streams.push(...commits.map((commit) => commit.streams.map(({ id }) => id)))
    }
    expect(streams).toEqual([[trials[0].id, project.id, group.id]])
    const events = await eventsOfLog(client.log)
    expect(events).toContainEqual(expect.objectContaining({ type: 'Deleted', reason: 'a mistake' }))
  })

  it('can still be read by its id, and says that it is deleted', async () => {
    const { client, trials } = await setUp()
    await client.deleteTrial({ uid: await trials[0].uid() })
    expect(await trials[0].view()).toMatchObject({ deleted: true, name: 'equal' })
    const report = await client.report({ trial: trials[0], print: false })
    expect(report.metrics).toEqual({ loss: [1] })
  })

  it('stays so when it is deleted again, and its uid names nothing', async () => {
    const { client, trials } = await setUp()
    await client.deleteTrial(trials[0])
    const { position } = await client.log.head()
    await client.deleteTrial(trials[0])
    expect((await client.log.head()).position).toBe(position)
    const again = client.deleteTrial({ uid: await trials[0].uid() })
    await expect(again).rejects.toMatchObject({ code: 'TRACK_TRIAL_NOT_FOUND' })
  })

  it('is not what a new trial is refused for, nor what is reported', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 'open', parameters: {} })
    await client.deleteTrial(trial)
    await expect(client.report({ print: false })).rejects.toMatchObject({
      code: 'TRACK_TRIAL_NOT_FOUND',
    })
    expect((await client.newTrial({ name: 'next' })).name).toBe('next')
  })
})

describe('deleting is refused', () => {
  it('while the trial runs here', async () => {
    const { client } = await setUp()
    const running = await client.newTrial(options)
    running.start()
    await expect(client.deleteTrial(running)).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
      details: { trial: running.id },
    })
    expect(await running.view()).toMatchObject({ deleted: false })
  })

  it('of a trial that was never created', async () => {
    const client = memoryClient()
    const waiting = await client.newTrial({ name: 'waits for its arguments' })
    await expect(client.deleteTrial(waiting)).rejects.toMatchObject({
      code: 'TRACK_TRIAL_NOT_FOUND',
    })
  })

  it.each([
    ['no text', 7],
    ['half a surrogate pair', '\ud800'],
  ])('with a reason that is %s', async (_what, reason) => {
    const { client, trials } = await setUp()
    const deleted = client.deleteTrial(trials[0], { reason: reason as string })
    await expect(deleted).rejects.toMatchObject({ code: 'TRACK_VALUE_INVALID' })
    expect(await trials[0].view()).toMatchObject({ deleted: false })
  })
})
