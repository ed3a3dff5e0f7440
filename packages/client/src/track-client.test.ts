import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectWarnings } from './testing/collect-warnings.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { fileClient } from './testing/file-client.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { typesOf } from './testing/types-of.js'
import type { TrackClient } from './track-client.js'

describe('newTrial', () => {
  it('gives equal trials the revisions 0, 1, 2, also when they are made at once', async () => {
    const client = memoryClient()
    const options = { name: 'equal', version: 'v', parameters: { lr: 0.1 }, force: true }
    const trials = await Promise.all([0, 1, 2].map(() => client.newTrial(options)))
    const [hash] = trials.map((trial) => trial.hash)
    expect(await Promise.all(trials.map((trial) => trial.uid()))).toEqual(
      [0, 1, 2].map((revision) => `${hash}_${revision}`),
    )
    const reports = await Promise.all(
      trials.map((trial) => client.report({ trial, full: true, print: false })),
    )
    expect(reports.map(({ revision, uid }) => [revision, uid])).toEqual(
      [0, 1, 2].map((revision) => [revision, `${hash}_${revision}`]),
    )
  })

  it('returns the one that has not finished, unless forced', async () => {
    const warnings = collectWarnings()
    const client = memoryClient()
    const first = await client.newTrial({ name: 'first', parameters: {} })
    expect(await client.newTrial({ name: 'first' })).toBe(first)
    expect(warnings).toEqual([])
    expect(await client.newTrial({ name: 'second' })).toBe(first)
    expect(await client.newTrial({ name: 'second' })).toBe(first)
    expect(await client.newTrial({ name: 'third' })).toBe(first)
    expect(warnings, 'once').toEqual(['TRACK_ALREADY_SET'])
    const forced = await client.newTrial({ name: 'second', force: true, parameters: {} })
    expect(forced).not.toBe(first)
    await forced.run(() => {})
    expect(await client.newTrial({ name: 'third' })).not.toBe(forced)
  })

  it('returns one trial to two calls that are not awaited one by one', async () => {
    const client = memoryClient()
    const [first, second] = await Promise.all([
      client.newTrial({ name: 'a', parameters: {} }),
      client.newTrial({ name: 'a', parameters: {} }),
    ])
    expect(second).toBe(first)
  })

  it('belongs to the project and group of calls before it that nobody awaited', async () => {
    const client = memoryClient()
    void client.setProject({ name: 'p' })
    void client.setGroup({ name: 'g' })
    const trial = await client.newTrial({ name: 't', parameters: {} })
    expect(await client.report({ trial, full: true, print: false })).toMatchObject({
      project: 'p',
      groups: ['g'],
    })
  })

  it('goes to the project of orphans without a project', async () => {
    const client = memoryClient()
    await client.newTrial({ name: 't', parameters: {} })
    expect(await client.report({ full: true, print: false })).toMatchObject({ project: 'orphan' })
  })
})

describe('what is changed between a call and its turn', () => {
  const values = () => ({ list: [{ lr: 0.1 }], bytes: Uint8Array.of(1, 2, 3), date: new Date(0) })
  const kept = { list: [{ lr: 0.1 }], bytes: 'AQID', date: '1970-01-01T00:00:00.000Z' }

  function change(given: ReturnType<typeof values>): void {
    given.list.push({ lr: 9 })
    Object.assign(given.list[0] ?? {}, { lr: 9 })
    given.bytes.fill(9)
    given.date.setTime(1e12)
    Object.assign(given, { more: 1 })
  }

  it('changes nothing of projects, groups and trials', async () => {
    const client = memoryClient()
    const [tags, metadata, parameters] = [values(), values(), values()]
    const project = { name: 'p', tags, metadata }
    const group = { name: 'g', metadata }
    const trial = { name: 't', version: 'v', parameters, tags: metadata, metadata }
    const calls = [client.setProject(project), client.setGroup(group), client.newTrial(trial)]
    for (const given of [tags, metadata, parameters]) change(given)
    for (const options of [project, group, trial]) options.name = 'changed'
    trial.version = 'changed'
    await Promise.all(calls)
    expect(await client.report({ full: true, print: false })).toMatchObject({
      name: 't',
      version: 'v',
      project: 'p',
      groups: ['g'],
      parameters: kept,
      metadata: kept,
      tags: kept,
    })
    const events = await eventsOfLog(client.log)
    for (const event of events) {
      if (event.type === 'TagsAdded') expect({ ...event.tags }).toEqual(values())
      if (event.type === 'MetadataLogged') expect({ ...event.metadata }).toEqual(values())
    }
    expect(events.filter(({ type }) => type === 'MetadataLogged')).toHaveLength(3)
  })

  it('makes a trial of each of the parameters of a sweep', async () => {
    const client = memoryClient()
    const parameters = { lr: 0 }
    const options = { name: 't', parameters, force: true }
    const calls = [0.1, 0.2, 0.3].map((lr) => {
      parameters.lr = lr
      return client.newTrial(options)
    })
    options.force = false
    const reports = (await Promise.all(calls)).map((trial) =>
      client.report({ trial, print: false }),
    )
    expect((await Promise.all(reports)).map((report) => report.parameters)).toEqual([
      { lr: 0.1 },
      { lr: 0.2 },
      { lr: 0.3 },
    ])
  })

  it('does not change which trial is set', async () => {
    const client = memoryClient()
    const first = await client.newTrial({ name: 't', parameters: { lr: 1 } })
    const name = { uid: await first.uid() }
    await client.newTrial({ name: 'other', parameters: {}, force: true })
    const call = client.setTrial(name)
    name.uid = 'x_0'
    expect(await call).toBe(first)
  })

  it.each([
    ['a project', (client: TrackClient) => client.setProject({ name: 'a\ud800' })],
    ['its tags', (client: TrackClient) => client.setProject({ name: 'a', tags: { a: '\ud800' } })],
    ['a group', (client: TrackClient) => client.setGroup({ name: 'a\ud800' })],
    [
      'a description',
      (client: TrackClient) => client.newTrial({ name: 'a', description: '\ud800' }),
    ],
    ['parameters', (client: TrackClient) => client.newTrial({ name: 'a', parameters: [] })],
    ['no name', (client: TrackClient) => client.newTrial({} as { name: string })],
  ])('rejects at once where it is wrong, whatever turn it would have: %s', async (_, call) => {
    const client = memoryClient()
    await client.newTrial({ name: 't' })
    const order: string[] = []
    const turn = client.setProject({ name: 'p', force: true }).then(() => order.push('turn'))
    const outcome = call(client).catch(({ code }) => order.push(code))
    await Promise.all([turn, outcome])
    expect(order).toEqual(['TRACK_VALUE_INVALID', 'turn'])
  })
})

describe('setProject and setGroup', () => {
  it('create once, and get what is there', async () => {
    const client = memoryClient()
    const project = await client.setProject({ name: 'p', description: 'd', tags: { a: 1 } })
    const group = await client.setGroup({ name: 'g', metadata: { b: 2 } })
    const created = await typesOf(client)
    expect(await client.setProject({ name: 'p', force: true })).toEqual(project)
    expect(await client.setGroup({ name: 'g', force: true, getOnly: true })).toEqual(group)
    expect(await typesOf(client)).toEqual(created)
    expect(created).toEqual([
      'ProjectCreated',
      'TagsAdded',
      'ProjectAdded',
      'GroupCreated',
      'GroupAdded',
      'MetadataLogged',
    ])
  })

  it('keep what is set, with a warning, unless forced', async () => {
    const warnings = collectWarnings()
    const client = memoryClient()
    const project = await client.setProject({ name: 'p' })
    const group = await client.setGroup({ name: 'g' })
    expect(await client.setProject({ name: 'q' })).toEqual(project)
    expect(await client.setGroup({ name: 'h' })).toEqual(group)
    expect(warnings, 'of each').toEqual(['TRACK_ALREADY_SET', 'TRACK_ALREADY_SET'])
    expect(await client.setProject({ name: 'r' })).toEqual(project)
    expect(await client.setGroup({ name: 'i' })).toEqual(group)
    expect(warnings, 'once').toHaveLength(2)
    const other = memoryClient()
    await other.setProject({ name: 'p' })
    await other.setProject({ name: 'q' })
    expect(warnings, 'by each client').toHaveLength(3)
    expect(await client.setProject({ name: 'q', force: true })).toMatchObject({ name: 'q' })
    await client.newTrial({ name: 't', parameters: {} })
    expect(await client.report({ full: true, print: false })).toMatchObject({
      project: 'q',
      groups: [],
    })
  })

  it('reject with getOnly rather than create, the project of orphans neither', async () => {
    const client = memoryClient()
    await expect(client.setGroup({ name: 'g', getOnly: true })).rejects.toMatchObject({
      code: 'TRACK_GROUP_NOT_FOUND',
    })
    await expect(client.setProject({ name: 'p', getOnly: true })).rejects.toMatchObject({
      code: 'TRACK_PROJECT_NOT_FOUND',
    })
    expect(await typesOf(client)).toEqual([])
    expect(await client.setProject({ name: 'p' })).toMatchObject({ name: 'p' })
  })

  it('create one project and one group when two clients of one store race', async () => {
    const path = join(temporaryFolder(), 'store')
    const clients = [fileClient(path), fileClient(path)]
    const set = await Promise.all(
      clients.map(async (client) => [
        await client.setProject({ name: 'p' }),
        await client.setGroup({ name: 'g' }),
      ]),
    )
    expect(set[0]).toEqual(set[1])
    const types = await typesOf(clients[0] as TrackClient)
    expect(types.toSorted()).toEqual([
      'GroupAdded',
      'GroupCreated',
      'ProjectAdded',
      'ProjectCreated',
    ])
  })
})

it("inherits the project's tags, which a trial cannot override", async () => {
  const client = memoryClient()
  await client.setProject({ name: 'p', tags: { team: 'vision', seed: 1 } })
  const trial = await client.newTrial({ name: 't', parameters: {}, tags: { seed: 2, own: true } })
  trial.addTags({ team: 'other' })
  const { tags } = await client.report({ print: false })
  expect(Object.entries(tags)).toEqual([
    ['team', 'vision'],
    ['seed', 1],
    ['own', true],
  ])
})

describe('setTrial', () => {
  async function withTrials() {
    const client = memoryClient()
    const names: { uid: string; hash: string }[] = []
    for (const project of ['p', 'q']) {
      await client.setProject({ name: project, force: true })
      const trial = await client.newTrial({ name: 't', version: 'v', parameters: { lr: 1 } })
      trial.logMetrics({ loss: 1 }, { step: 0 })
      await trial.finish()
      names.push({ uid: await trial.uid(), hash: trial.hash ?? '' })
    }
    return { client, ...(names[0] as { uid: string; hash: string }) }
  }

  it('goes on with a trial by its uid, or by its hash and revision', async () => {
    const { client, uid, hash } = await withTrials()
    const trial = await client.setTrial({ uid })
    expect(trial).toMatchObject({ name: 't', version: 'v', hash, isRunning: false })
    expect(await client.setTrial({ hash, revision: 0 })).toMatchObject({ id: trial.id })
    trial.logMetrics({ loss: 2 }, { step: 0 })
    expect(trial.isRunning).toBe(true)
    await trial.finish()
    expect((await client.report({ print: false })).metrics).toEqual({ loss: { 0: 2 } })
  })

  it('returns the very trial that runs here, so that it finishes once', async () => {
    const { client, uid } = await withTrials()
    const trial = await client.setTrial({ uid })
    trial.start()
    await client.newTrial({ name: 'other', force: true, parameters: {} })
    expect(await client.setTrial({ uid })).toBe(trial)
  })

  it('returns the very trial also when it is open without running, or has finished', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', parameters: {} })
    const uid = await trial.uid()
    await client.newTrial({ name: 'other', force: true, parameters: {} })
    expect(await client.setTrial({ uid })).toBe(trial)
    trial.logMetrics({ loss: 1 })
    await trial.finish(new Error('first run'))
    await client.newTrial({ name: 'another', force: true, parameters: {} })
    expect(await client.setTrial({ uid })).toBe(trial)
    expect(trial).toMatchObject({ isRunning: false, isFinished: false })
    trial.logMetrics({ loss: 2 })
    expect(trial.isRunning).toBe(true)
    await trial.finish()
    const types = await typesOf(client)
    expect(types.filter((type) => type === 'TrialStarted')).toHaveLength(2)
    expect(types.filter((type) => type === 'TrialFinished')).toHaveLength(2)
    expect((await client.report({ trial, print: false })).status.name).toBe('Completed')
  })

  it.each([{ uid: 'nonsense' }, { hash: 'abc', revision: 7 }, { uid: '__proto___0' }])(
    'rejects for %j, which there is not',
    async (name) => {
      const { client } = await withTrials()
      await expect(client.setTrial(name)).rejects.toMatchObject({ code: 'TRACK_TRIAL_NOT_FOUND' })
    },
  )

  it('rejects when several projects have it and none is set', async () => {
    const path = join(temporaryFolder(), 'store')
    const client = fileClient(path)
    let uid = ''
    for (const project of ['p', 'q']) {
      await client.setProject({ name: project, force: true })
      const trial = await client.newTrial({ name: 't', version: 'v', parameters: {}, force: true })
      uid = await trial.uid()
    }
    const second = fileClient(path)
    await expect(second.setTrial({ uid })).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
      details: { uid, projects: [expect.any(String), expect.any(String)] },
    })
    await second.setProject({ name: 'q', getOnly: true })
    expect(await second.setTrial({ uid })).toMatchObject({ name: 't' })
  })
})
