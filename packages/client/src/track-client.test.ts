import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MemoryLog } from '@track/core'
import { firstValueFrom, skipWhile } from 'rxjs'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { registerLog } from './log-registry.js'
import { collectWarnings } from './testing/collect-warnings.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'
import { seedReport } from './testing/seed-report.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

function fileClient(path: string): TrackClient {
  const client = new TrackClient(`file:${path}`)
  onTestFinished(() => client.close().catch(() => {}))
  return client
}

const typesOf = async (client: TrackClient): Promise<string[]> => {
  await client.flush()
  return (await eventsOfLog(client.log)).map(({ type }) => type)
}

/** The shape of a value: its keys in order, and the types of what they hold. */
function shapeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value
  return Array.isArray(value)
    ? []
    : Object.entries(value).map(([key, item]) => [key, shapeOf(item)])
}

it("reports the seed's example with the keys, order and shapes of its sample", async () => {
  const client = memoryClient()
  const { parameters, tags, metrics } = seedReport
  await client.setProject({ name: 'paper_78997' })
  await client.setGroup({ name: 'idea_4573' })
  const options = {
    name: 'final_trial_2',
    description: 'almost graduating',
    version: 'a8c3',
  }
  await (await client.newTrial({ ...options, parameters })).run(() => {})
  const trial = await client.newTrial({ ...options, tags })
  trial.logArguments(parameters)
  await trial.run(async () => {
    for (const [step, epoch_loss] of Object.entries(metrics.epoch_loss)) {
      for (let batch = 0; batch < 2; batch++) {
        using _ = trial.chrono('batch_time')
      }
      trial.logMetrics({ epoch_loss }, { step: Number(step) })
    }
  })
  const report = await client.report({ print: false })
  expect(shapeOf(report)).toEqual(shapeOf(seedReport))
  const { chronos, ...rest } = report
  const { chronos: sampleChronos, ...sample } = seedReport
  expect(JSON.stringify(rest)).toBe(JSON.stringify(sample))
  expect(Object.keys(chronos)).toEqual(Object.keys(sampleChronos))
})

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
    expect(warnings).toEqual(['TRACK_ALREADY_SET'])
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
    expect(warnings).toEqual(['TRACK_ALREADY_SET', 'TRACK_ALREADY_SET'])
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

describe('report', () => {
  it('is printed as JSON and resolved to', async () => {
    const client = memoryClient()
    await client.newTrial({ name: 't', parameters: {} })
    const written: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.push(String(text))
      return true
    })
    const report = await client.report()
    spy.mockRestore()
    expect(written).toEqual([`${JSON.stringify(report, null, 2)}\n`])
  })

  it('is cut to the last 20 of a list, unless full', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', parameters: {} })
    for (let i = 0; i < 30; i++) trial.logMetrics({ loss: i })
    const short = await client.report({ print: false })
    const full = await client.report({ print: false, full: true })
    expect(short.metrics.loss).toHaveLength(20)
    expect(full.metrics.loss).toHaveLength(30)
    expect(Object.keys(full).slice(Object.keys(short).length)).toEqual([
      'uid',
      'hash',
      'project',
      'groups',
      'asOf',
    ])
  })

  it('is as of an earlier moment', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.logMetrics({ loss: 1 }, { step: 0 })
    await client.flush()
    const at = (await client.log.head()).position
    trial.logMetrics({ loss: 2 }, { step: 1 })
    await trial.finish()
    const then = await client.report({ at, print: false })
    expect(then).toMatchObject({ metrics: { loss: { 0: 1 } }, status: { name: 'Running' } })
    expect((await client.report({ print: false })).metrics).toEqual({ loss: { 0: 1, 1: 2 } })
  })

  it('rejects without a trial, and creates one that waits for its arguments', async () => {
    const warnings = collectWarnings()
    const client = memoryClient()
    await expect(client.report()).rejects.toMatchObject({ code: 'TRACK_TRIAL_NOT_FOUND' })
    await client.newTrial({ name: 't' })
    expect(await client.report({ print: false })).toMatchObject({ name: 't', parameters: {} })
    expect(warnings).toEqual(['TRACK_TRIAL_WITHOUT_ARGUMENTS'])
  })
})

it('saves the full reports of all projects to one file', async () => {
  const client = memoryClient()
  for (const name of ['p', '__proto__']) {
    await client.setProject({
      name,
      description: `of ${name}`,
      tags: { 'a.b': 1n },
      metadata: { team: 'x' },
      force: true,
    })
    await client.setGroup({ name: 'g', description: 'a group', metadata: { n: 2 } })
    await client.newTrial({ name: 't', parameters: { a: 1n }, force: true })
  }
  const file = join(temporaryFolder(), 'all.json')
  const saved = await client.save(file)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(saved)
  const [{ tags, metadata, groups, trials } = expect.fail()] = saved.projects
  expect({ tags, metadata }).toEqual({ tags: { 'a.b': '1' }, metadata: { team: 'x' } })
  expect(groups).toEqual([
    { name: 'g', description: 'a group', metadata: { n: 2 }, trials: [trials[0]?.uid] },
  ])
  expect(saved.projects).toMatchObject([
    { name: 'p', description: 'of p', trials: [{ project: 'p', parameters: { a: '1' } }] },
    { name: '__proto__', trials: [{ project: '__proto__', revision: 0 }] },
  ])
})

it('emits live numbers of the trials of its project', async () => {
  const client = memoryClient()
  await client.setProject({ name: 'p' })
  const trial = await client.newTrial({ name: 't', parameters: { epochs: 10 } })
  const seen = firstValueFrom(
    client
      .live({ intervalMs: 1, totalSteps: 'epochs' })
      .pipe(skipWhile(([first]) => first?.step !== 3)),
  )
  for (let step = 0; step < 4; step++) trial.logMetrics({ loss: step }, { step })
  const [live] = await seen
  expect(live).toMatchObject({ name: 't', stream: trial.id, step: 3 })
  expect(live?.metrics.get('loss')).toEqual({ value: 3, step: 3 })
})

it('folds the whole log anew', async () => {
  const client = memoryClient()
  await client.newTrial({ name: 't', parameters: {} })
  await client.flush()
  expect((await client.replay()).events).toBe((await eventsOfLog(client.log)).length)
})

describe('the constructor', () => {
  it('makes no folder; the first call does', async () => {
    const path = join(temporaryFolder(), 'runs')
    const client = fileClient(path)
    client.stats()
    expect(existsSync(path)).toBe(false)
    await client.setProject({ name: 'p' })
    expect(existsSync(path)).toBe(true)
  })

  it.each([
    { whenFull: 'block' },
    { backlogBytesMax: 0 },
    { backlogBytesMax: -1 },
    { backlogBytesMax: Number.NaN },
  ])('refuses %j', (options) => {
    const { listeners } = endingListeners()
    expect(() => new TrackClient('memory:', options as object)).toThrow(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
    )
    expect(endingListeners().listeners).toEqual(listeners)
  })

  it.each([0, Number.POSITIVE_INFINITY])('refuses a silence of %d ms', (silenceMs) => {
    const uri = `file:${join(temporaryFolder(), 'store')}`
    expect(() => new TrackClient(uri, { silenceMs })).toThrow(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
    )
  })

  it('takes a system clock that a program has replaced by one with fractions', async () => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000.75)
    onTestFinished(() => clock.mockRestore())
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.logMetrics({ loss: 1 })
    expect((await trial.view()).lastSignMs).toBe(1_700_000_000_000)
  })

  it.each([Number.NaN, 1 / 0, -1 / 0, 1e300, -8.65e15, undefined])(
    'keeps the last time while the clock gives %s',
    async (broken) => {
      let time: unknown = 1_700_000_000_000
      const client = memoryClient({ now: () => time as number })
      const trial = await client.newTrial({ name: 't', parameters: {} })
      time = broken
      trial.logMetrics({ loss: 1 })
      expect((await trial.view()).lastSignMs).toBe(1_700_000_000_000)
      time = 1_700_000_000_001
      trial.logMetrics({ loss: 1 })
      expect((await trial.view()).lastSignMs).toBe(1_700_000_000_001)
    },
  )

  it('takes a clock with fractions of milliseconds', async () => {
    const client = memoryClient({ now: () => 1_700_000_000_000.75 })
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.logMetrics({ loss: 1 })
    expect((await client.report({ full: true, print: false })).asOf?.time).toBe(
      '2023-11-14T22:13:20.000Z',
    )
  })
})

const watched = ['exit', 'uncaughtExceptionMonitor', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** How many of each all clients together have: one to the exit goes first, and one last. */
const own = [2, 1, 1, 1, 1]

function endingListeners() {
  return { listeners: watched.map((event) => process.listenerCount(event)) }
}

describe('close', () => {
  it('makes everything durable, and happens once', async () => {
    const path = join(temporaryFolder(), 'store')
    const client = fileClient(path)
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.logMetrics({ loss: 1 })
    expect(client.close()).toBe(client.close())
    await client.close()
    expect(await typesOf(fileClient(path))).toContain('MetricsLogged')
  })

  it('leaves no listener on the process, however many clients there were', async () => {
    const before = endingListeners()
    const clients = Array.from({ length: 20 }, () => new TrackClient('memory:'))
    const during = endingListeners()
    expect(during.listeners).toEqual(before.listeners.map((count, i) => count + (own[i] ?? 0)))
    for (const client of clients) {
      const trial = await client.newTrial({ name: 't', parameters: {} })
      trial.start()
      expect(endingListeners()).toEqual(during)
      await client.close()
    }
    expect(endingListeners()).toEqual(before)
  })

  it('completes errors$', async () => {
    const client = memoryClient()
    let completed = false
    client.errors$.subscribe({
      complete: () => {
        completed = true
      },
    })
    await client.close()
    expect(completed).toBe(true)
  })

  it('makes every later call fail with TRACK_LOG_CLOSED, from its beginning on', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.start()
    const closing = client.close()
    const code = { code: 'TRACK_LOG_CLOSED' }
    for (let round = 0; round < 2; round++) {
      for (const call of [
        () => trial.logMetrics({ loss: 1 }),
        () => trial.logArguments({ a: 1 }),
        () => trial.logMetadata({ a: 1 }),
        () => trial.addTags({ a: 1 }),
        () => trial.logError(new Error('e')),
        () => trial.chrono('c').stop(),
      ]) {
        expect(call).toThrow(expect.objectContaining(code))
      }
      for (const call of [
        () => trial.finish(),
        () => client.newTrial({ name: 'u', force: true }),
        () => client.setProject({ name: 'q', force: true }),
        () => client.setGroup({ name: 'g' }),
        () => client.setTrial({ uid: 'x_0' }),
        () => client.report({ print: false }),
        () => client.save('/nowhere/report.json'),
        () => client.replay(),
      ]) {
        await expect(call()).rejects.toMatchObject(code)
      }
      await closing
    }
    await expect(client.flush()).resolves.toBeUndefined()
  })

  it('comes at the end of an await using block', async () => {
    let closed: TrackClient | undefined
    {
      await using client = new TrackClient('memory:')
      closed = client
    }
    await expect(closed.setProject({ name: 'p' })).rejects.toMatchObject({
      code: 'TRACK_LOG_CLOSED',
    })
  })

  it('waits for a log of one’s own, and closes it although a flush is refused', async () => {
    const log = new MemoryLog({ now: Date.now })
    registerLog('refusing', () => log)
    const before = endingListeners()
    const client = new TrackClient('refusing:')
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => stderr.mockRestore())
    const trial = await client.newTrial({ name: 't', parameters: {} })
    await client.flush()
    vi.spyOn(log, 'append').mockRejectedValue(new Error('no space left'))
    trial.logMetrics({ loss: 1 })
    void trial.finish()
    await expect(client.close()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
    await expect(log.head()).rejects.toMatchObject({ code: 'TRACK_LOG_CLOSED' })
    expect(endingListeners()).toEqual(before)
    expect(stderr.mock.calls.join()).toMatch(/^track: 3 events were lost: .*no space left/)
  })
})
