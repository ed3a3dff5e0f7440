import { describe, expect, it } from 'vitest'
import { collectWarnings } from './testing/collect-warnings.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'
import type { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

const groupsOf = async (client: TrackClient, trial: Trial) =>
  (await client.report({ trial, full: true, print: false })).groups

const listed = async (client: TrackClient, name: string) => {
  const { trials } = await client.groupView(await client.setGroup({ name, force: true }))
  return [...trials].map(({ trial }) => trial)
}

describe('a trial in several groups', () => {
  it('is created in those that newTrial names, beside the one that is set, once each', async () => {
    const client = memoryClient()
    await client.setGroup({ name: 'set' })
    const groups = ['a', 'set', 'b', 'a']
    const call = client.newTrial({ name: 't', parameters: {}, groups })
    groups.push('changed')
    const trial = await call
    expect(await groupsOf(client, trial)).toEqual(['set', 'a', 'b'])
    for (const name of ['set', 'a', 'b']) expect(await listed(client, name)).toEqual([trial.id])
    const added = (await eventsOfLog(client.log)).filter(({ type }) => type === 'TrialAdded')
    expect(added).toHaveLength(4) // the project, too
  })

  it('is added to more of them later, also when it is resumed, and to none twice', async () => {
    const client = memoryClient()
    const made = await client.newTrial({ name: 't', parameters: {}, groups: ['a'] })
    await made.addToGroup({ name: 'b', description: 'of all that works', metadata: { by: 'me' } })
    await made.finish()
    const trial = await client.setTrial({ uid: await made.uid() })
    await Promise.all([trial.addToGroup({ name: 'c' }), trial.addToGroup({ name: 'c' })])
    await trial.addToGroup({ name: 'b' })
    expect(await groupsOf(client, trial)).toEqual(['a', 'b', 'c'])
    expect(await listed(client, 'c')).toEqual([trial.id])
    const group = await client.groupView(await client.setGroup({ name: 'b', force: true }))
    expect(group).toMatchObject({ name: 'b', description: 'of all that works' })
    expect(group.metadata.get('by')).toBe('me')
    expect(await client.trials({ where: { groups: 'c' } })).toMatchObject([{ id: trial.id }])
    const added = (await eventsOfLog(client.log)).filter(({ type }) => type === 'TrialAdded')
    expect(added).toHaveLength(4) // to the project, and to each group once
    const { unknownEvents } = await trial.view()
    expect(unknownEvents).toBe(0)
  })

  it('waits for its arguments in all of them', async () => {
    const warnings = collectWarnings()
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', groups: ['a'] })
    await trial.addToGroup({ name: 'b' })
    expect(await listed(client, 'b')).toEqual([])
    trial.logArguments({ lr: 0.1 })
    expect(await listed(client, 'b')).toEqual([trial.id])
    expect(await groupsOf(client, trial)).toEqual(['a', 'b'])
    expect(warnings).toEqual([])
  })

  it('leaves all of them when it is deleted', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', parameters: {}, groups: ['a'] })
    await trial.addToGroup({ name: 'b' })
    await client.deleteTrial(trial)
    for (const name of ['a', 'b']) expect(await listed(client, name)).toEqual([])
  })

  it('is added to none with getOnly, or a name that cannot be kept', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', parameters: {} })
    await expect(trial.addToGroup({ name: 'none', getOnly: true })).rejects.toMatchObject({
      code: 'TRACK_GROUP_NOT_FOUND',
    })
    await expect(trial.addToGroup({ name: '\ud800' })).rejects.toMatchObject({
      code: 'TRACK_VALUE_INVALID',
    })
    await expect(
      client.newTrial({ name: 'u', force: true, groups: 'ab' as unknown as string[] }),
    ).rejects.toMatchObject({ code: 'TRACK_ARGUMENT_INVALID' })
    expect(await groupsOf(client, trial)).toEqual([])
  })
})

describe('projectView and groupView', () => {
  it('tell of the project and the group that are set, or of those that are given', async () => {
    const client = memoryClient()
    const project = await client.setProject({ name: 'p', tags: { team: 'x' }, metadata: { a: 1 } })
    await client.setGroup({ name: 'g', metadata: { b: 2 } })
    const trial = await client.newTrial({ name: 't', parameters: {} })
    expect([...(await client.groupView()).trials]).toEqual([
      { trial: trial.id, hash: trial.hash, revision: 0 },
    ])
    await client.setProject({ name: 'q', force: true })
    expect((await client.projectView()).name).toBe('q')
    const view = await client.projectView(project)
    expect([view.name, [...view.tags], [...view.metadata], [...view.groups.values()]]).toEqual([
      'p',
      [['team', 'x']],
      [['a', 1]],
      ['g'],
    ])
  })

  it('reject when none is set', async () => {
    const client = memoryClient()
    await expect(client.projectView()).rejects.toMatchObject({ code: 'TRACK_PROJECT_NOT_FOUND' })
    await expect(client.groupView()).rejects.toMatchObject({ code: 'TRACK_GROUP_NOT_FOUND' })
  })
})
