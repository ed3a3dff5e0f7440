// Each call of the Python original, under its own name, does here what docs/coming-from-python.md says. The
// endings of trials are in test/src/endings.test.ts, and twelve processes at once in test/src/shared-store.test.ts.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { customStatus, MemoryLog, statuses } from '@track/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { registerLog } from './log-registry.js'
import { option } from './option.js'
import { newToken, serveStore } from './serve-store.js'
import { collectWarnings } from './testing/collect-warnings.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { TrackClientOptions } from './track-client-options.js'

const number: unknown = expect.any(Number)

function clientOf(uri?: string | readonly string[], options?: TrackClientOptions): TrackClient {
  const client = new TrackClient(uri, options)
  onTestFinished(() => client.close())
  return client
}

async function newTrial(given: { readonly parameters?: object } = { parameters: { lr: 0.1 } }) {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 't', version: 'v', ...given })
  const report = () => client.report({ trial, print: false })
  const full = () => client.report({ trial, print: false, full: true })
  return { client, trial, report, full }
}

/** What is written to standard output from here on, in place of writing it. */
function watchOutput(): readonly string[] {
  const texts: string[] = []
  const { write } = process.stdout
  process.stdout.write = ((text: unknown) => texts.push(String(text)) > 0) as typeof write
  onTestFinished(() => {
    process.stdout.write = write
  })
  return texts
}

describe('the objects', () => {
  it('Project: has description, metadata, tags, groups and trials; its tags cannot be overridden below it', async () => {
    const client = memoryClient()
    const tags = { team: 'vision' }
    await client.setProject({ name: 'paper', description: 'd', tags, metadata: { year: 2026 } })
    await client.setGroup({ name: 'idea' })
    const trial = await client.newTrial({
      name: 't',
      parameters: {},
      tags: { team: 'speech', hpo: 'grid' },
    })
    const view = await client.projectView()
    expect(view).toMatchObject({ name: 'paper', description: 'd' })
    expect([...view.metadata]).toEqual([['year', 2026]])
    expect([...view.groups.values()]).toEqual(['idea'])
    expect([...view.trials].map(({ trial: id }) => id)).toEqual([trial.id])
    expect((await client.report({ print: false })).tags).toEqual({ team: 'vision', hpo: 'grid' })
  })

  it('TrialGroup: is a set of trials, and a trial can be in several', async () => {
    const client = memoryClient()
    await client.setGroup({ name: 'idea', description: 'd', metadata: { budget: 4 } })
    const trial = await client.newTrial({ name: 't', parameters: {}, groups: ['idea', 'tables'] })
    await trial.addToGroup({ name: 'favourites' })
    const { groups } = await client.report({ full: true, print: false })
    expect(groups).toEqual(['idea', 'tables', 'favourites'])
    const view = await client.groupView()
    expect(view).toMatchObject({ name: 'idea', description: 'd' })
    expect([...view.metadata]).toEqual([['budget', 4]])
    expect([...view.trials].map(({ trial: id }) => id)).toEqual([trial.id])
  })

  it('Trial: its uid is its hash and its revision, from 0 on, of name, version and parameters', async () => {
    const client = memoryClient()
    const make = async (version: string, lr: number): Promise<string> => {
      const trial = await client.newTrial({ name: 't', version, parameters: { lr }, force: true })
      return trial.uid()
    }
    const uids = [await make('v', 1), await make('v', 1), await make('w', 1), await make('v', 2)]
    const hashes = uids.map((uid) => uid.split('_')[0])
    expect(uids.map((uid) => uid.split('_')[1])).toEqual(['0', '1', '0', '0'])
    expect(hashes[1]).toBe(hashes[0])
    expect(new Set(hashes).size).toBe(3)
  })

  it('Status: has the numbers of the original, and room for others', async () => {
    expect(Object.values(statuses).map(({ name, value }) => `${name} ${value}`)).toEqual([
      'CreatedGroup 0',
      'RunningGroup 100',
      'Running 101',
      'ErrorGroup 200',
      'Interrupted 201',
      'Exception 202',
      'Broken 203',
      'FinishedGroup 300',
      'Suspended 301',
      'Completed 302',
    ])
    expect(customStatus('warm', 150)).toEqual({ name: 'warm', value: 150 })
  })
})

describe('the client', () => {
  it('TrackClient: takes file:PATH and file://PATH; without a URI the configuration, then ./runs', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'runs')
    const first = new TrackClient(`file://${path}`)
    await first.newTrial({ name: 't', parameters: {} })
    await first.close()
    expect(await clientOf(`file:${path}`).trials()).toHaveLength(1)
    const env = { TRACK_STORE: `file:${path}` }
    expect(await clientOf(undefined, { config: { env } }).trials()).toHaveLength(1)
    const text = JSON.stringify({ store: `file:${path}` })
    writeFileSync(join(folder, 'track.config.json'), text)
    expect(clientOf(undefined, { config: { env: {}, folder } }).uri).toBe(`file:${path}`)
    const elsewhere = { env: {}, folder: temporaryFolder() }
    expect(clientOf(undefined, { config: elsewhere }).uri).toBe('file:./runs')
  })

  it('set_project: gets or creates; keeps the one that is set unless forced; get_only; orphan', async () => {
    const warnings = collectWarnings()
    const client = memoryClient()
    const getOnly = client.setProject({ name: 'paper', getOnly: true })
    await expect(getOnly).rejects.toMatchObject({ code: 'TRACK_PROJECT_NOT_FOUND' })
    await client.newTrial({ name: 't', parameters: {} })
    expect(await client.report({ full: true, print: false })).toMatchObject({ project: 'orphan' })
    const paper = await client.setProject({ name: 'paper', force: true })
    expect(await client.setProject({ name: 'other' })).toEqual(paper)
    expect(warnings).toEqual(['TRACK_ALREADY_SET'])
    expect(await client.setProject({ name: 'paper', force: true, getOnly: true })).toEqual(paper)
  })

  it('set_group: likewise, in the current project', async () => {
    const warnings = collectWarnings()
    const client = memoryClient()
    await client.setProject({ name: 'paper' })
    const getOnly = client.setGroup({ name: 'idea', getOnly: true })
    await expect(getOnly).rejects.toMatchObject({ code: 'TRACK_GROUP_NOT_FOUND' })
    const idea = await client.setGroup({ name: 'idea' })
    expect(await client.setGroup({ name: 'other' })).toEqual(idea)
    expect(warnings).toEqual(['TRACK_ALREADY_SET'])
    await client.setProject({ name: 'thesis', force: true })
    expect((await client.setGroup({ name: 'idea' })).id).not.toBe(idea.id)
  })

  it('new_trial: without parameters is created by its first log_arguments, else with a warning; force', async () => {
    const warnings = collectWarnings()
    const { client, trial, report } = await newTrial({})
    trial.addTags({ hpo: 'grid' })
    trial.logMetadata({ gpu: 'V100' })
    expect(trial.hash).toBeUndefined()
    trial.logArguments({ lr: 0.1 })
    expect(await report()).toMatchObject({
      parameters: { lr: 0.1 },
      tags: { hpo: 'grid' },
      metadata: { gpu: 'V100' },
    })
    expect(await client.newTrial({ name: 'again' })).toBe(trial)
    const forced = await client.newTrial({ name: 'again', force: true })
    expect(forced).not.toBe(trial)
    expect(warnings).toEqual(['TRACK_ALREADY_SET'])
    forced.logMetrics({ loss: 1 })
    expect(warnings.slice(1)).toEqual(['TRACK_TRIAL_WITHOUT_ARGUMENTS'])
  })

  it('set_trial: goes on with a trial by uid, or by hash and revision; an unknown one is an error', async () => {
    const { client, trial } = await newTrial()
    const uid = await trial.uid()
    await trial.finish()
    expect((await client.setTrial({ uid })).id).toBe(trial.id)
    const { hash = '' } = trial
    expect((await client.setTrial({ hash, revision: 0 })).id).toBe(trial.id)
    const unknown = client.setTrial({ hash, revision: 1 })
    await expect(unknown).rejects.toMatchObject({ code: 'TRACK_TRIAL_NOT_FOUND' })
  })

  it('ORION_PROJECT, ORION_EXPERIMENT, ORION_TRIAL_ID: select project, group and trial', async () => {
    const uri = `file:${join(temporaryFolder(), 'runs')}`
    const env = { ORION_PROJECT: 'paper', ORION_EXPERIMENT: 'sweep' }
    const maker = new TrackClient(uri, { config: { env } })
    const made = await maker.newTrial({ name: 't', parameters: {} })
    const uid = await made.uid()
    await maker.close()
    const client = clientOf(uri, { config: { env: { ...env, ORION_TRIAL_ID: uid } } })
    const report = await client.report({ full: true, print: false })
    expect(report).toMatchObject({ uid, project: 'paper', groups: ['sweep'] })
    expect((await client.newTrial({ name: 't' })).id).toBe(made.id)
  })

  it('set_version: takes a version or a function; the default is of the program’s own source', async () => {
    const client = memoryClient()
    const versions: string[] = []
    const make = async (): Promise<void> => {
      const { version } = await client.newTrial({ name: 't', parameters: {}, force: true })
      versions.push(version)
    }
    await make()
    await make()
    client.setVersion('a8c3')
    await make()
    client.setVersion(() => 'of a function')
    await make()
    expect(versions[0]).toMatch(/^[0-9a-f]{8,}$/)
    expect(versions.slice(1)).toEqual([versions[0], 'a8c3', 'of a function'])
  })

  it('save: writes all of it to one JSON file', async () => {
    const { client, full } = await newTrial()
    const file = join(temporaryFolder(), 'report.json')
    await client.save(file)
    const text = readFileSync(file, 'utf8')
    const [project] = (JSON.parse(text) as { projects: { trials: object[] }[] }).projects
    expect(project?.trials).toEqual([JSON.parse(JSON.stringify(await full()))])
  })

  it('queries: by equality, $in, $ne, $lte, $gt, dotted paths and the name of a status', async () => {
    const client = memoryClient()
    for (const lr of [0.1, 0.2, 0.3]) {
      const trial = await client.newTrial({
        name: `t${lr}`,
        parameters: { opt: { lr } },
        force: true,
      })
      if (lr > 0.1) await trial.run(() => trial.logMetadata({ gpu: 'V100' }))
    }
    const namesOf = async (where: object): Promise<readonly string[]> =>
      (await client.trials({ where, sort: 'name' })).map(({ name }) => name)
    expect(await namesOf({ 'parameters.opt.lr': 0.2 })).toEqual(['t0.2'])
    expect(await namesOf({ 'parameters.opt.lr': { $in: [0.1, 0.3] } })).toEqual(['t0.1', 't0.3'])
    expect(await namesOf({ 'parameters.opt.lr': { $ne: 0.1 } })).toEqual(['t0.2', 't0.3'])
    expect(await namesOf({ 'parameters.opt.lr': { $lte: 0.2 } })).toEqual(['t0.1', 't0.2'])
    expect(await namesOf({ 'parameters.opt.lr': { $gt: 0.2 } })).toEqual(['t0.3'])
    expect(await namesOf({ status: 'Completed', 'metadata.gpu': 'V100' })).toEqual(['t0.2', 't0.3'])
    expect((await client.projects()).map(({ name }) => name)).toEqual(['orphan'])
    expect(await client.groups()).toEqual([])
  })

  it('fetch_and_update_trial: reserve takes one match, and no other who asks gets the same', async () => {
    const uri = `file:${join(temporaryFolder(), 'runs')}`
    const maker = clientOf(uri)
    for (const lr of [0.2, 0.1]) {
      await maker.newTrial({ name: 't', parameters: { lr }, force: true })
    }
    const clients = [clientOf(uri), clientOf(uri), clientOf(uri)]
    const search = { where: { name: 't' }, sort: 'parameters.lr' } as const
    const taken = await Promise.all(clients.map((client) => client.reserve(search)))
    const rates = taken.map((trial) => trial?.parameters.lr)
    expect(rates.sort()).toEqual([0.1, 0.2, undefined])
  })

  it('options: the environment, then track.config, then the default', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'track.config.json'), '{ "a": { "b": 2 } }')
    expect(option('a.b', 1, { env: { TRACK_A_B: '3' }, folder })).toBe(3)
    expect(option('a.b', 1, { env: {}, folder })).toBe(2)
    expect(option('a.c', 1, { env: {}, folder })).toBe(1)
  })

  it('backends: a folder, a server with a token, several at once, and one’s own under a scheme', async () => {
    const store = join(temporaryFolder(), 'served')
    const token = await newToken()
    const server = await serveStore({ store, token })
    onTestFinished(() => server.close())
    registerLog('mine', () => new MemoryLog({ now: Date.now }))
    const client = new TrackClient([server.uri, 'mine:'], { token })
    const trial = await client.newTrial({ name: 't', parameters: {} })
    await trial.run(() => trial.logMetrics({ loss: 1 }))
    expect(client.stats().logs?.map(({ failure }) => failure)).toEqual([undefined, undefined])
    await client.close()
    const [found] = await clientOf(`file:${store}`).trials()
    expect(found).toMatchObject({ name: 't', metrics: { loss: { last: 1 } } })
  })
})

describe('the trial', () => {
  it('log_arguments, get_arguments: take a parsed or a plain object, show it, and return it', async () => {
    const { trial, report } = await newTrial({})
    const args = { lr: 0.1, 'opt.name': 'sgd' }
    const texts = watchOutput()
    expect(trial.logArguments(args, { show: true })).toBe(args)
    expect(texts.join('')).toMatch(/lr: 0\.1\n.*opt\.name: sgd\n/)
    expect((await report()).parameters).toEqual({ lr: 0.1, opt: { name: 'sgd' } })
  })

  it('log_metadata, add_tags: add to what is there', async () => {
    const { trial, report } = await newTrial()
    trial.logMetadata({ gpu: 'V100' })
    trial.logMetadata({ cpu: 8 })
    trial.addTags({ hpo: 'grid' })
    trial.addTags({ best: true })
    const { metadata, tags } = await report()
    expect(metadata).toMatchObject({ gpu: 'V100', cpu: 8 })
    expect(tags).toEqual({ hpo: 'grid', best: true })
  })

  it('log_metrics: with steps a mapping, without a list, with both both; it starts the trial', async () => {
    const { trial, report } = await newTrial()
    trial.logMetrics({ loss: 3, both: 1 }, { step: 1 })
    expect(trial.isRunning).toBe(true)
    trial.logMetrics({ loss: 4 }, { step: 0 })
    trial.logMetrics({ accuracy: 0.5, both: 2 })
    trial.logMetrics({ accuracy: 0.6 })
    expect((await report()).metrics).toEqual({
      loss: { 0: 4, 1: 3 },
      both: { steps: { 1: 1 }, values: [2] },
      accuracy: [0.5, 0.6],
    })
  })

  it('chrono: times a block; the end callback runs before the clock stops; a block that throws records nothing', async () => {
    const { trial, report } = await newTrial()
    const order: string[] = []
    const onStart = (): void => void order.push('start')
    const onEnd = (): void => void order.push('end')
    expect(trial.chrono('batch', { onStart, onEnd }, () => order.push('block'))).toBe(2)
    expect(order).toEqual(['start', 'block', 'end'])
    const error = new Error('no batch')
    const fail = (): never => {
      throw error
    }
    expect(() => trial.chrono('batch', fail)).toThrow(error)
    const { chronos } = await report()
    expect(chronos.batch).toEqual({
      avg: number,
      min: number,
      max: number,
      sd: number,
      count: 1,
      unit: 's',
    })
  })

  it('start, finish, with: Running, then Completed, or Exception with the error; the runtime is a chrono', async () => {
    const { client, trial, report } = await newTrial()
    trial.start()
    expect(await report()).toMatchObject({ status: { name: 'Running', value: 101 } })
    await trial.finish()
    expect(await report()).toMatchObject({
      status: { name: 'Completed' },
      chronos: { runtime: number },
    })
    const failing = await client.newTrial({ name: 'failing', parameters: {} })
    const error = new TypeError('diverged')
    const run = failing.run(() => {
      throw error
    })
    await expect(run).rejects.toBe(error)
    const { status, errors } = await client.report({ print: false })
    expect(status).toMatchObject({ name: 'Exception', value: 202 })
    expect(errors).toMatchObject([{ name: 'TypeError', message: 'diverged' }])
  })

  it('set_status: any status, with an error or without; errors accumulate', async () => {
    const { trial, report } = await newTrial()
    trial.setStatus(customStatus('warm', 150), new Error('first'))
    expect(await report()).toMatchObject({ status: { name: 'warm', value: 150 } })
    trial.setStatus(statuses.broken, new Error('second'))
    const { status, errors } = await report()
    expect(status).toMatchObject({ name: 'Broken' })
    expect(errors).toMatchObject([{ message: 'first' }, { message: 'second' }])
  })

  it('capture_output: keeps the last writes, which pass through', async () => {
    const { trial } = await newTrial()
    const texts = watchOutput()
    const capture = trial.captureOutput({ last: 2 })
    for (const text of ['a', 'b', 'c']) process.stdout.write(text)
    capture.stop()
    expect(texts).toEqual(['a', 'b', 'c'])
    expect((await trial.view()).output.writes.map(({ text }) => text)).toEqual(['b', 'c'])
  })

  it('set_eta_total, show_eta: [ 1/10][ 3/99] | ETA 1.20 min msg', async () => {
    const { trial } = await newTrial()
    const texts = watchOutput()
    trial.setEtaTotal(10, 99)
    trial.chrono('batch_time').stop()
    trial.showEta([0, 2], { timer: 'batch_time', msg: 'msg' })
    expect(texts.join('')).toMatch(/^\[ 1\/10\]\[ 3\/99\] \| ETA \d+\.\d\d min msg\n$/)
  })

  it('aggregators: value, ring, stat and time series', async () => {
    const { trial, report } = await newTrial()
    for (let i = 0; i < 3; i++) {
      trial.chrono('value', { aggregator: 'value' }).stop()
      trial.chrono('ring', { aggregator: 'ring', window: 2 }).stop()
      trial.chrono('stat', { skip: 1 }).stop()
      trial.chrono('series', { aggregator: 'series' }).stop()
    }
    expect((await report()).chronos).toMatchObject({
      value: number,
      ring: [number, number],
      stat: { avg: number, min: number, max: number, sd: number, count: 2, unit: 's' },
      series: [number, number, number],
    })
  })

  it('report: short has no uid, hash, project or group, and of a list without steps the last 20', async () => {
    const { client, trial, full } = await newTrial()
    for (let i = 0; i < 30; i++) trial.logMetrics({ loss: i })
    const texts = watchOutput()
    const short = await client.report()
    expect(JSON.parse(texts.join(''))).toEqual(JSON.parse(JSON.stringify(short)))
    expect(Object.keys(short)).not.toEqual(expect.arrayContaining(['uid']))
    expect(short.metrics.loss).toEqual(Array.from({ length: 20 }, (_, i) => i + 10))
    const whole = await full()
    expect(whole).toMatchObject({
      uid: await trial.uid(),
      hash: trial.hash,
      project: 'orphan',
      groups: [],
    })
    expect(whole.metrics.loss).toHaveLength(30)
  })
})
