import { eventsOf, statuses } from '@track/core'
import { describe, expect, it } from 'vitest'
import { collectWarnings } from './testing/collect-warnings.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'

async function newTrial(options: { readonly parameters?: object } = { parameters: {} }) {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 'trial', version: 'v', ...options })
  const report = () => client.report({ trial, print: false })
  const types = async () => {
    await client.flush()
    return (await eventsOfLog(client.log)).map(({ type }) => type)
  }
  return { client, trial, report, types }
}

describe('a trial without parameters', () => {
  it('is created by its first logArguments, with the tags and metadata given before', async () => {
    const warnings = collectWarnings()
    const { trial, report, types } = await newTrial({})
    trial.addTags({ hpo: 'byopt' })
    trial.addTags({ workers: 8 })
    trial.logMetadata({ gpu: 'V100' })
    expect(trial.hash).toBeUndefined()
    expect(await types()).toEqual(['ProjectCreated', 'ProjectAdded'])
    const given = { lr: 0.1 }
    expect(trial.logArguments(given)).toBe(given)
    expect(trial.hash).toMatch(/^[0-9a-f]+$/)
    expect(await report()).toMatchObject({
      parameters: { lr: 0.1 },
      tags: { hpo: 'byopt', workers: 8 },
      metadata: { gpu: 'V100' },
      status: { value: 0, name: 'CreatedGroup' },
    })
    expect(warnings).toEqual([])
  })

  it.each([
    ['start', 'TrialStarted'],
    ['logMetrics', 'MetricsLogged'],
    ['chrono', 'ChronoRecorded'],
    ['setStatus', 'StatusChanged'],
    ['logError', 'ErrorLogged'],
  ] as const)('is created with a warning by %s', async (call, type) => {
    const warnings = collectWarnings()
    const { trial, types } = await newTrial({})
    trial.addTags({ kept: true })
    if (call === 'start') trial.start()
    if (call === 'logMetrics') trial.logMetrics({ loss: 1 })
    if (call === 'chrono') trial.chrono('lap', () => {})
    if (call === 'setStatus') trial.setStatus(statuses.suspended)
    if (call === 'logError') trial.logError(new Error('e'))
    expect(warnings).toEqual(['TRACK_TRIAL_WITHOUT_ARGUMENTS'])
    const found = await types()
    expect(found.slice(2, 5)).toEqual(['TrialCreated', 'TagsAdded', 'TrialAdded'])
    expect(found).toContain(type)
  })

  it('adds later arguments, and keeps its hash', async () => {
    const { trial, report } = await newTrial({})
    trial.logArguments({ lr: 0.1, seed: 1 })
    const { hash } = trial
    trial.logArguments({ seed: 2, epochs: 3 })
    expect(trial.hash).toBe(hash)
    expect((await report()).parameters).toEqual({ lr: 0.1, seed: 2, epochs: 3 })
  })

  it('is as it was after arguments that cannot be kept', async () => {
    const { trial, types } = await newTrial({})
    expect(() => trial.logArguments({ lone: '\ud800' })).toThrow(
      expect.objectContaining({
        code: 'TRACK_VALUE_INVALID',
        details: { path: 'arguments.lone' },
      }),
    )
    expect(trial.hash).toBeUndefined()
    expect(await types()).toEqual(['ProjectCreated', 'ProjectAdded'])
  })

  it('has no parameters of a call that was refused', async () => {
    const { trial, report } = await newTrial({})
    const large = 'x'.repeat(16 << 20)
    for (const lr of [0.1, 0.2]) {
      expect(() => trial.logArguments({ large })).toThrow(
        expect.objectContaining({ code: 'TRACK_EVENT_TOO_LARGE' }),
      )
      trial.logArguments({ lr }) // the first creates it
    }
    expect(trial.parameters).toEqual({ lr: 0.2 })
    expect((await report()).parameters).toEqual({ lr: 0.2 })
  })
})

describe('starting and finishing', () => {
  it('starts with the first metric, and completes', async () => {
    const { trial, report } = await newTrial()
    expect(trial.isRunning).toBe(false)
    trial.logMetrics({ loss: 1 })
    expect(trial.isRunning).toBe(true)
    await trial.finish()
    expect(trial).toMatchObject({ isRunning: false, isFinished: true })
    expect((await report()).status).toEqual({ value: 302, name: 'Completed' })
  })

  it('finishes once, however often it is told to', async () => {
    const { trial, types } = await newTrial()
    trial.start()
    trial.start()
    await trial.finish()
    await trial.finish(new Error('late'))
    const found = await types()
    expect(found.filter((type) => type === 'TrialFinished')).toHaveLength(1)
    expect(found.filter((type) => type === 'TrialStarted')).toHaveLength(1)
  })

  it('finishes as Exception with an error', async () => {
    const { trial, report } = await newTrial()
    trial.start()
    await trial.finish(new RangeError('too far'))
    const { status, errors } = await report()
    expect(status.name).toBe('Exception')
    expect(errors).toMatchObject([{ name: 'RangeError', message: 'too far' }])
  })

  it('leaves a trial that was not started as it is', async () => {
    const { trial, report } = await newTrial()
    await trial.finish()
    expect((await report()).status.name).toBe('CreatedGroup')
  })

  it('keeps what is logged after the end, without starting the trial again', async () => {
    const { trial, report } = await newTrial()
    await trial.run(() => {})
    trial.logMetrics({ accuracy: 0.98 })
    trial.logMetadata({ note: 'late' })
    expect(trial.isRunning).toBe(false)
    expect(await report()).toMatchObject({
      metrics: { accuracy: [0.98] },
      metadata: { note: 'late' },
      status: { name: 'Completed' },
    })
  })

  it('starts again after the end when told to', async () => {
    const { trial, report } = await newTrial()
    await trial.run(() => {})
    trial.start()
    expect(trial).toMatchObject({ isRunning: true, isFinished: false })
    expect((await report()).status.name).toBe('Running')
  })
})

describe('run', () => {
  it("returns the block's value, and completes", async () => {
    const { trial, report } = await newTrial()
    expect(await trial.run(() => 1)).toBe(1)
    expect(await trial.run(async () => 'two')).toBe('two')
    expect((await report()).status.name).toBe('Completed')
  })

  it.each([
    ['throws', false],
    ['rejects', true],
  ])('rethrows the very error when the block %s, and keeps it once', async (_, rejects) => {
    const { trial, report } = await newTrial()
    const error = new TypeError('the block')
    const outcome = trial.run(() => {
      if (rejects) return Promise.reject(error)
      throw error
    })
    await expect(outcome).rejects.toBe(error)
    const { status, errors } = await report()
    expect(status.name).toBe('Exception')
    expect(errors).toEqual([{ name: 'TypeError', message: 'the block', stack: error.stack }])
  })

  it.each([undefined, null])('keeps that the block threw %s', async (thrown) => {
    const { trial, report } = await newTrial()
    const outcome = trial.run(() => Promise.reject(thrown))
    await expect(outcome).rejects.toBe(thrown)
    const { status, errors } = await report()
    expect({ status: status.name, errors: errors.length }).toEqual({
      status: 'Exception',
      errors: 1,
    })
  })

  it('leaves alone what the block has finished itself', async () => {
    const { trial, report } = await newTrial()
    await trial.run(() => trial.finish(new Error('given up')))
    expect((await report()).status.name).toBe('Exception')
  })
})

describe('setStatus', () => {
  it('stays when the trial then finishes, if it is an end', async () => {
    const { trial, report } = await newTrial()
    await trial.run(() => trial.setStatus({ value: 250, name: 'Diverged' }, new Error('NaN')))
    const { status, errors } = await report()
    expect(status).toEqual({ value: 250, name: 'Diverged' })
    expect(errors).toMatchObject([{ message: 'NaN' }])
  })

  it('gives way to the end, if it is none', async () => {
    const { trial, report } = await newTrial()
    await trial.run(() => {
      trial.setStatus(statuses.suspended)
      trial.setStatus({ value: 150, name: 'Warming' })
    })
    expect((await report()).status.name).toBe('Completed')
  })

  it('gives way to an error', async () => {
    const { trial, report } = await newTrial()
    trial.start()
    trial.setStatus(statuses.suspended)
    await trial.finish(new Error('e'))
    expect((await report()).status.name).toBe('Exception')
  })

  it('is taken as it is at the call', async () => {
    const { trial, report } = await newTrial()
    const status = { value: 250, name: 'Diverged' }
    trial.start()
    trial.setStatus(status)
    status.name = 'changed'
    await trial.finish()
    expect((await report()).status.name).toBe('Diverged')
  })

  it.each([
    { value: 1.5, name: 'Half' },
    { value: 2 ** 31, name: 'Large' },
    { value: 250, name: '' },
  ])('refuses %j and creates nothing', async (status) => {
    const warnings = collectWarnings()
    const { trial } = await newTrial({})
    expect(() => trial.setStatus(status)).toThrow(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
    )
    expect(trial.hash).toBeUndefined()
    expect(warnings).toEqual([])
  })
})

it('accumulates errors without ending the trial', async () => {
  const { trial, report } = await newTrial()
  trial.start()
  trial.logError(new Error('first'))
  trial.logError('second')
  const { status, errors } = await report()
  expect(status.name).toBe('Running')
  expect(errors.map(({ message }) => message)).toEqual(['first', 'second'])
})

it('tells its view and its uid, everything logged so far among them', async () => {
  const { trial } = await newTrial()
  trial.logMetrics({ loss: 0.5 }, { step: 3 })
  expect((await trial.view()).metrics.get('loss')).toMatchObject({ last: 0.5, lastStep: 3 })
  expect(await trial.uid()).toBe(`${trial.hash}_0`)
})

it('is created in one commit with its arguments and its places, apart from what came before', async () => {
  // A clock that stands still: no batch gets old, however busy the machine is.
  const client = memoryClient({ now: () => 1_800_000_000_000 })
  await client.setProject({ name: 'p' })
  await client.setGroup({ name: 'g' })
  const first = await client.newTrial({ name: 'first', parameters: {} })
  first.start()
  await client.flush()
  // Two short of a batch: with four more events the batch would be cut in their midst.
  for (let step = 0; step < 510; step++) first.logMetrics({ loss: 1 }, { step })
  const second = await client.newTrial({
    name: 'second',
    parameters: { lr: 0.1 },
    tags: { a: 1 },
    force: true,
  })
  await client.flush()
  const commits: string[][] = []
  for await (const page of client.log.read()) {
    for (const commit of page.commits) commits.push(eventsOf(commit).map(({ event }) => event.type))
  }
  expect(second.hash).toBeDefined()
  expect(commits.slice(-2)).toEqual([
    Array.from({ length: 510 }, () => 'MetricsLogged'),
    ['TrialCreated', 'ArgumentsLogged', 'TagsAdded', 'TrialAdded', 'TrialAdded'],
  ])
})

it('shows programs nothing that is the client’s', async () => {
  const { trial } = await newTrial()
  const own = Object.getPrototypeOf(trial)
  const names = [own, Object.getPrototypeOf(own)].flatMap(Object.getOwnPropertyNames)
  expect(Array.from(new Set(names)).toSorted()).toEqual([
    'addTags',
    'addToGroup',
    'captureOutput',
    'chrono',
    'constructor',
    'finish',
    'flush',
    'hash',
    'history',
    'isFinished',
    'isRunning',
    'logArguments',
    'logError',
    'logFile',
    'logMetadata',
    'logMetrics',
    'openFile',
    'parameters',
    'revert',
    'run',
    'setEtaTotal',
    'setStatus',
    'showEta',
    'start',
    'status',
    'uid',
    'view',
    'why',
  ])
  expect(Object.keys(trial).toSorted()).toEqual(['description', 'id', 'name', 'project', 'version'])
})
