import { buildAppend, type ForkPoint, statuses } from '@track/core'
import { expect, it, onTestFinished } from 'vitest'
import type { ForkOptions } from './fork-options.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'
import { vacuumStore } from './vacuum-store.js'

const options = { name: 'base', version: 'v1', parameters: { lr: 1, depth: 3 }, force: true }

function newClient(uri = 'memory:'): TrackClient {
  const client = new TrackClient(uri, { systemMetrics: false })
  onTestFinished(() => client.close())
  return client
}

/** A trial that has logged the loss of steps 0 to 9, with an accuracy every third step. */
async function trained(client: TrackClient): Promise<Trial> {
  const trial = await client.newTrial(options)
  for (let step = 0; step < 10; step++) {
    trial.logMetrics({ loss: 10 - step }, { step })
    if (step % 3 === 0) trial.logMetrics({ accuracy: step / 10 }, { step })
  }
  return trial
}

async function lossOf(trial: Trial): Promise<readonly number[]> {
  const { metrics } = await trial.view()
  const { count = 0 } = metrics.get('loss') ?? {}
  return [count, metrics.get('loss')?.lastStep ?? Number.NaN]
}

it('starts as the trial was, goes on by itself, and leaves that as it was', async () => {
  const client = newClient()
  const trial = await trained(client)
  await trial.finish()
  const fork = await client.forkTrial(trial, { at: { step: 4 }, version: 'v2' })
  expect((await fork.view()).status).toEqual(statuses.createdGroup)
  fork.logMetrics({ loss: 70 }, { step: 4 })
  fork.logMetrics({ loss: 80 }, { step: 5 })
  await fork.finish()
  const report = await client.report({ full: true, print: false })
  expect(report).toMatchObject({ name: 'base', version: 'v2', parameters: options.parameters })
  expect(report.metrics.loss).toEqual({ 0: 10, 1: 9, 2: 8, 3: 7, 4: 70, 5: 80 })
  const { forkedFrom } = await fork.view()
  expect(report.forkedFrom).toEqual({
    uid: await trial.uid(),
    trial: trial.id,
    revision: forkedFrom?.revision,
    position: forkedFrom?.asOf?.position,
  })
  const left = await client.report({ trial, print: false })
  expect(Object.keys(left.metrics.loss as object)).toHaveLength(10)
  expect((await fork.history('loss')).map((run) => run.trial)).toEqual([trial.id, fork.id])
  const found = await client.trials({ where: { forkedFrom: trial.id } })
  expect(found.map(({ id }) => id)).toEqual([fork.id])
})

it('starts from any moment: now, a position, a revision, a time, a step of one metric or of any', async () => {
  const client = newClient()
  const trial = await trained(client)
  await trial.flush()
  const { streamRevision = 0, position = 0 } = (await trial.view()).asOf ?? {}
  const fromNow = await client.forkTrial(trial)
  expect(await lossOf(fromNow)).toEqual([10, 9])
  const cases: [ForkOptions['at'], number][] = [
    [position - 1, 9],
    [{ revision: streamRevision - 2 }, 9],
    [new Date(Date.now() + 1000), 10],
    [{ step: 3 }, 4],
    [{ step: 3, metric: 'loss' }, 4],
    [{ step: 6, metric: 'accuracy' }, 7],
  ]
  for (const [at, points] of cases) {
    const fork = await client.forkTrial(trial, at === undefined ? {} : { at })
    expect(await lossOf(fork), JSON.stringify(at)).toEqual([points, points - 1])
  }
  const both = await (await client.forkTrial(trial, { at: { step: 3 } })).view()
  expect(both.metrics.get('accuracy')?.lastStep).toBe(3)
  const one = await client.forkTrial(trial, { at: { step: 3, metric: 'loss' } })
  expect((await one.view()).metrics.get('accuracy')?.lastStep).toBe(0)
})

it('of a step that was logged twice starts from the latest', async () => {
  const client = newClient()
  const trial = await trained(client)
  for (const step of [4, 5, 4, 5]) trial.logMetrics({ loss: step / 10 }, { step })
  const fork = await client.forkTrial(trial, { at: { step: 4 } })
  expect((await fork.view()).metrics.get('loss')).toMatchObject({ count: 13, last: 0.4 })
})

it('is the next of its uid with equal name, version and parameters, and another with others', async () => {
  const client = newClient()
  const trial = await trained(client)
  const equal = await client.forkTrial(trial, { version: 'v1' })
  expect(await equal.uid()).toBe(`${trial.hash}_1`)
  const slower = await client.forkTrial(trial, { version: 'v1', parameters: { lr: 0.1, seed: 7 } })
  expect(slower.parameters).toEqual({ lr: 0.1, depth: 3, seed: 7 })
  const same = await client.newTrial({ ...options, parameters: { depth: 3, seed: 7, lr: 0.1 } })
  expect(await same.uid()).toBe(`${slower.hash}_1`)
  const logged: unknown[] = []
  for await (const { event } of client.events({ stream: slower.id })) {
    if (event.type === 'ArgumentsLogged') logged.push(event.arguments)
  }
  expect(logged).toEqual([{ lr: 0.1, seed: 7 }])
  const again = await client.setTrial({ uid: await slower.uid() })
  expect(again.parameters).toEqual({ lr: 0.1, depth: 3, seed: 7 })
})

it('is in the project and groups of the trial, in the group that is set there, and in those named', async () => {
  const client = newClient()
  await client.setProject({ name: 'p' })
  await client.setGroup({ name: 'first' })
  const trial = await trained(client)
  await client.setGroup({ name: 'second', force: true })
  const fork = await client.forkTrial(trial, { groups: ['third'], tags: { kind: 'fork' } })
  await fork.flush()
  const [found] = await client.trials({ where: { id: fork.id } })
  expect(found).toMatchObject({ project: 'p', groups: ['first', 'second', 'third'] })
  expect(found?.tags).toEqual({ kind: 'fork' })
  await client.setProject({ name: 'elsewhere', force: true })
  const { project, groups } = await (await client.forkTrial(trial)).view()
  expect([project, groups]).toEqual([trial.project, (await trial.view()).groups])
})

it('can be forked again, and a trial while it runs', async () => {
  const client = newClient()
  const trial = await trained(client)
  expect(trial.isRunning).toBe(true)
  const fork = await client.forkTrial(trial, { at: { step: 6 } })
  trial.logMetrics({ loss: 0 }, { step: 10 })
  fork.logMetrics({ loss: 40 }, { step: 7 })
  fork.logMetrics({ loss: 50 }, { step: 8 })
  const second = await client.forkTrial(fork, { at: { step: 7 }, name: 'second' })
  second.logMetrics({ loss: 60 }, { step: 8 })
  const { metrics, forkedFrom } = await client.report({ full: true, print: false })
  expect(metrics.loss).toEqual({ 0: 10, 1: 9, 2: 8, 3: 7, 4: 6, 5: 5, 6: 4, 7: 40, 8: 60 })
  expect(forkedFrom?.uid).toBe(await fork.uid())
  expect(trial.isRunning).toBe(true)
})

it('is refused, with a code, where there is no such trial or moment; nothing is created then', async () => {
  const client = newClient()
  const trial = await trained(client)
  await trial.flush()
  const { position } = await client.log.head()
  const firstly = await client.newTrial(options)
  const refusals: [Promise<Trial>, string][] = [
    [client.forkTrial({ uid: 'none_0' }), 'TRACK_TRIAL_NOT_FOUND'],
    [client.forkTrial(trial, { at: 0 }), 'TRACK_MOMENT_NOT_FOUND'],
    [client.forkTrial(firstly, { at: position }), 'TRACK_MOMENT_NOT_FOUND'],
    [client.forkTrial(trial, { at: { revision: 999 } }), 'TRACK_MOMENT_NOT_FOUND'],
    [client.forkTrial(trial, { at: { step: 11 } }), 'TRACK_MOMENT_NOT_FOUND'],
    [client.forkTrial(trial, { at: { step: 4, metric: 'accuracy' } }), 'TRACK_MOMENT_NOT_FOUND'],
    [client.forkTrial(trial, { at: { step: Number.NaN } }), 'TRACK_ARGUMENT_INVALID'],
    [client.forkTrial(trial, { at: 'yesterday' }), 'TRACK_ARGUMENT_INVALID'],
    [client.forkTrial(trial, { name: '\ud800' }), 'TRACK_VALUE_INVALID'],
  ]
  for (const [refused, code] of refusals) await expect(refused).rejects.toMatchObject({ code })
  const fork = await client.forkTrial(trial, { at: { step: 4 } })
  await expect(client.forkTrial(fork, { at: { step: 3 } })).rejects.toMatchObject({
    code: 'TRACK_MOMENT_NOT_FOUND',
    details: { trial: fork.id, step: 3 },
  })
  await trial.finish()
  await client.deleteTrial(trial)
  await expect(client.forkTrial(trial)).rejects.toMatchObject({ code: 'TRACK_TRIAL_NOT_FOUND' })
  expect(await client.trials()).toHaveLength(2)
})

it('of a fork that lacks its past, or has too many forks before it, is refused', async () => {
  const client = newClient()
  const trial = await trained(client)
  await trial.flush()
  const made = {
    name: 'f',
    description: '',
    version: '',
    hash: 'f',
    project: trial.project,
    groups: [],
  }
  const create = async (id: string, forkedFrom: ForkPoint, sequence: number): Promise<string> => {
    const event = { type: 'TrialCreated', ...made, forkedFrom } as const
    const added = { type: 'TrialAdded', trial: id, hash: 'f' } as const
    const events = [
      { stream: id, event, timeMs: 0 },
      { stream: trial.project, event: added, timeMs: 0 },
    ]
    const origin = { writer: 'ee'.repeat(16), sequence }
    await client.log.append(buildAppend(events, { origin, salt: new Uint8Array(12) }))
    return `f_${sequence}`
  }
  const lost = await create('dd'.repeat(16), { trial: 'cc'.repeat(16), revision: 0 }, 0)
  await expect(client.forkTrial({ uid: lost })).rejects.toMatchObject({
    code: 'TRACK_FORK_PAST_MISSING',
  })
  let { id } = trial
  let uid = ''
  for (let i = 1; i <= 1000; i++) {
    const next = i.toString(16).padStart(32, '0')
    uid = await create(next, { trial: id, revision: 0 }, i)
    id = next
    if (i === 999) expect((await client.forkTrial({ uid })).name).toBe('f')
  }
  await expect(client.forkTrial({ uid })).rejects.toMatchObject({ code: 'TRACK_FORK_TOO_DEEP' })
})

it('reads its options during the call', async () => {
  const client = newClient()
  const trial = await trained(client)
  const given = { at: { step: 4 }, parameters: { lr: 2 }, groups: ['a'] }
  const forking = client.forkTrial(trial, given)
  given.at.step = 9
  given.parameters.lr = 3
  given.groups.push('b')
  const fork = await forking
  expect([fork.parameters.lr, await lossOf(fork)]).toEqual([2, [5, 4]])
  expect((await fork.view()).groups).toHaveLength(1)
})

it('keeps its past when the trial is deleted, and when the store is vacuumed, until it goes itself', async () => {
  const [path, once, twice] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  const client = newClient(`file:${path}`)
  const trial = await trained(client)
  await trial.logFile(new TextEncoder().encode('weights'), { name: 'w' })
  await trial.finish()
  const fork = await client.forkTrial(trial, { at: { step: 4 } })
  fork.logMetrics({ loss: 70 }, { step: 5 })
  await fork.finish()
  const whole = await client.forkTrial(trial)
  const before = await client.report({ trial: fork, full: true, print: false })
  await client.deleteTrial(trial)
  expect(await client.report({ trial: fork, full: true, print: false })).toEqual(before)
  await client.close()
  const kept = await vacuumStore(path, once)
  expect(kept).toMatchObject({ trials: 1, keptForForks: 1, goneEvents: 0, files: 1 })
  const vacuumed = newClient(`file:${once}`)
  expect(await vacuumed.report({ trial: fork, full: true, print: false })).toEqual(before)
  for (const one of [fork, whole]) {
    const [{ uid = '' } = {}] = await vacuumed.trials({ where: { id: one.id } })
    await vacuumed.deleteTrial({ uid })
  }
  await vacuumed.close()
  const gone = await vacuumStore(once, twice)
  expect(gone).toMatchObject({ trials: 3, keptForForks: 0, files: 0 })
  const left = newClient(`file:${twice}`)
  expect(await left.log.streamHead(trial.id)).toBeDefined()
  expect((await left.trialView(trial)).asOf).toBeUndefined()
})
