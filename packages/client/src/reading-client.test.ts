import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstValueFrom, skipWhile } from 'rxjs'
import { describe, expect, it, vi } from 'vitest'
import { collectWarnings } from './testing/collect-warnings.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'
import { seedReport } from './testing/seed-report.js'
import { temporaryFolder } from './testing/temporary-folder.js'

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
