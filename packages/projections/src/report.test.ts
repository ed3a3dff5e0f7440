import { readFileSync } from 'node:fs'
import { type NewEvent, statuses, trialHash, type Value, type Values } from '@track/core'
import { describe, expect, test } from 'vitest'
import { readReport } from './read-report.js'
import type { Report } from './report.js'
import { reportJson } from './report-json.js'
import { eventAt, makeLog, startMs, streamId } from './testing/make-log.js'

const project = streamId(0)
const group = streamId(1)
const trial = streamId(2)

type Logged = NewEvent['event']

function created(hash = 'abc', groups = [group]): Logged {
  const text = { name: 'trial', description: 'about it', version: 'v1' }
  return { type: 'TrialCreated', ...text, hash, project, groups }
}

/** A log of one project with tags, a group, and a trial that has these events. */
function logOf(events: readonly Logged[], tags: Values = {}) {
  return makeLog(
    [
      eventAt(project, { type: 'ProjectCreated', name: 'paper', description: '' }),
      eventAt(project, { type: 'TagsAdded', tags }),
      eventAt(project, { type: 'GroupAdded', group, name: 'idea' }),
      eventAt(project, { type: 'TrialAdded', trial, hash: 'abc' }),
      eventAt(trial, created()),
      ...events.map((event, i) => eventAt(trial, event, i)),
    ],
    [3],
  )
}

async function reportOf(events: readonly Logged[], tags?: Values): Promise<Report> {
  return readReport(await logOf(events, tags), trial)
}

function metric(name: string, value: number, step?: number): Logged {
  return { type: 'MetricsLogged', names: [name], values: [value], step }
}

/** A sum of squares whose deviation over `count` is exactly `sd`: some double near sd² count. */
function sumSquaresFor(sd: number, count: number): number {
  const about = sd * sd * count
  const near = new Float64Array([about])
  const bits = new BigInt64Array(near.buffer)
  const middle = bits[0] as bigint
  for (let i = 0n; i < 4096n; i++) {
    for (const candidate of [middle + i, middle - i]) {
      bits[0] = candidate
      if (Math.sqrt((near[0] as number) / count) === sd) return near[0] as number
    }
  }
  throw new Error(`no sum of squares gives a deviation of ${sd}`)
}

describe('the sample of the seed', () => {
  const text = readFileSync(new URL('../fixtures/report-sample.json', import.meta.url), 'utf8')
  const sample = JSON.parse(text) as {
    name: string
    description: string
    version: string
    tags: Values
    parameters: Values
    metrics: { epoch_loss: Record<string, number> }
    chronos: { runtime: number; batch_time: Record<'avg' | 'min' | 'max' | 'sd' | 'count', number> }
  }
  const { name, description, version, tags, parameters } = sample
  const { avg, min, max, sd, count } = sample.chronos.batch_time
  const hash = trialHash({ name, version, parameters })
  const earlier = streamId(3)

  async function sampleLog() {
    return makeLog(
      [
        eventAt(project, { type: 'ProjectCreated', name: 'paper_78997', description: '' }),
        eventAt(project, { type: 'TrialAdded', trial: earlier, hash }),
        eventAt(trial, {
          type: 'TrialCreated',
          name,
          description,
          version,
          hash,
          project,
          groups: [group],
        }),
        eventAt(trial, { type: 'ArgumentsLogged', arguments: parameters }),
        eventAt(trial, { type: 'TagsAdded', tags }),
        eventAt(project, { type: 'TrialAdded', trial, hash }),
        eventAt(trial, { type: 'TrialStarted', process: undefined }),
        ...Object.entries(sample.metrics.epoch_loss).map(([step, value]) =>
          eventAt(trial, metric('epoch_loss', value, Number(step))),
        ),
        eventAt(trial, {
          type: 'ChronoSummarized',
          name: 'batch_time',
          count,
          mean: avg,
          sumSquares: sumSquaresFor(sd, count),
          min,
          max,
        }),
        eventAt(trial, {
          type: 'TrialFinished',
          status: statuses.completed,
          error: undefined,
          runtimeSeconds: sample.chronos.runtime,
        }),
      ],
      [4],
    )
  }

  test('is what a log with its values reports, to the byte', async () => {
    const report = await readReport(await sampleLog(), trial)
    expect(report).toEqual(sample)
    expect(reportJson(report)).toBe(text.trimEnd())
  })

  test('gets what names it when the report is full, after its own keys', async () => {
    const report = await readReport(await sampleLog(), trial, { full: true })
    const { uid, hash: hashShown, project: projectName, groups, asOf, ...rest } = report
    expect(rest).toEqual(sample)
    expect(uid).toBe(`${hash}_1`)
    expect([hashShown, projectName, groups]).toEqual([hash, 'paper_78997', [group]])
    expect(asOf).toEqual({ position: 10, streamRevision: 7, time: new Date(startMs).toISOString() })
    expect(Object.keys(report).slice(-5)).toEqual(['uid', 'hash', 'project', 'groups', 'asOf'])
  })

  test('lists the files that the trial keeps when it is full, and nothing where there are none', async () => {
    const log = await logOf([
      {
        type: 'FileLogged',
        name: '__proto__',
        digest: 'ab'.repeat(32),
        bytes: 7,
        mime: 'image/png',
      },
    ])
    const { files } = await readReport(log, trial, { full: true })
    expect(JSON.stringify(files)).toBe(
      `{"__proto__":{"digest":"${'ab'.repeat(32)}","bytes":7,"mime":"image/png"}}`,
    )
    expect(await readReport(log, trial)).not.toHaveProperty('files')
  })

  test('is reported as of an earlier moment too', async () => {
    const report = await readReport(await sampleLog(), trial, { at: 8 })
    expect(report.metrics).toEqual({ epoch_loss: { 0: sample.metrics.epoch_loss['0'] } })
    expect(report.status).toEqual(statuses.running)
    expect(report.chronos).toEqual({ runtime: 0 })
  })
})

describe('metrics', () => {
  test('with steps are ascending, and the last value of a repeated step wins', async () => {
    const points: [number, number][] = [
      [10, 1],
      [2, 2],
      [-3, 3],
      [0.5, 4],
      [2, 5],
      [-3, 6],
      [-0.25, 7],
    ]
    const { metrics } = await reportOf(points.map(([step, value]) => metric('m', value, step)))
    expect(metrics).toEqual({ m: { 2: 5, 10: 1, '-3': 6, '-0.25': 7, '0.5': 4 } })
    // Integer-like keys come first in JavaScript, the rest in the order of insertion.
    expect(Object.keys(metrics.m as object)).toEqual(['2', '10', '-3', '-0.25', '0.5'])
  })

  test('without steps are a list in order, of which a short report has the last 20', async () => {
    const log = await logOf(Array.from({ length: 50 }, (_, i) => metric('m', i)))
    const all = Array.from({ length: 50 }, (_, i) => i)
    expect((await readReport(log, trial)).metrics).toEqual({ m: all.slice(30) })
    expect((await readReport(log, trial, { full: true })).metrics).toEqual({ m: all })
  })

  test('with and without steps keep every point of both', async () => {
    const { metrics } = await reportOf([metric('m', 1), metric('m', 2, 7), metric('m', 3)])
    expect(metrics).toEqual({ m: { steps: { 7: 2 }, values: [1, 3] } })
  })

  test('are complete over many chunks, with and without a store of derived data', async () => {
    const events = Array.from({ length: 10_000 }, (_, i) =>
      metric(i % 2 ? 'listed' : 'm', i, i % 2 ? undefined : i),
    )
    const log = await logOf(events)
    const first = await readReport(log, trial, { full: true })
    expect(Object.keys(first.metrics.m as object)).toHaveLength(5000)
    expect(first.metrics.listed).toEqual(Array.from({ length: 5000 }, (_, i) => 2 * i + 1))
    expect(await readReport(log, trial, { full: true })).toEqual(first)
    expect((await readReport(log, trial)).metrics.listed).toEqual(
      Array.from({ length: 20 }, (_, i) => 2 * (4980 + i) + 1),
    )
  })

  test('that are no JSON numbers are strings', async () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0]
    const { metrics } = await reportOf(values.map((value) => metric('m', value)))
    expect(metrics).toEqual({ m: ['NaN', 'Infinity', '-Infinity', -0] })
  })
})

describe('parameters and metadata', () => {
  const nested = async (values: Values): Promise<object> =>
    (await reportOf([{ type: 'ArgumentsLogged', arguments: values }])).parameters

  test('nest at dots', async () => {
    expect(await nested({ 'a.b': 1, 'a.c.d': 2, e: 3 })).toEqual({ a: { b: 1, c: { d: 2 } }, e: 3 })
  })

  test('stay flat where a part is itself a name, whichever came first', async () => {
    expect(await nested({ 'a.b': 1, a: 2, 'a.b.c': 3 })).toEqual({ 'a.b': 1, a: 2, 'a.b.c': 3 })
    expect(await nested({ a: { x: 1 }, 'a.b': 1 })).toEqual({ a: { x: 1 }, 'a.b': 1 })
    expect(await nested({ 'a.b.c': 3, 'a.b': 1 })).toEqual({ a: { b: 1 }, 'a.b.c': 3 })
  })

  test('stay flat where a part is empty, or there are more parts than a value may nest', async () => {
    const deep = Array.from({ length: 5000 }, () => 'x').join('.')
    const values = { '.a': 1, 'b.': 2, 'c..d': 3, '': 4, '.': 5, [deep]: 6 }
    expect(await nested(values)).toEqual(values)
  })

  test('may be called anything', async () => {
    const values: Record<string, Value> = Object.create(null)
    for (const key of ['__proto__', 'constructor', 'a.__proto__.x', 'toString', 'x\ny', 'toJSON'])
      values[key] = key
    const report = await reportOf([
      { type: 'ArgumentsLogged', arguments: values },
      { type: 'MetadataLogged', metadata: values },
      metric('__proto__', 1),
      metric('', 2, 0),
      {
        type: 'ChronoRecorded',
        name: '__proto__',
        seconds: 1,
        aggregator: 'value',
        window: 0,
        skip: 0,
      },
    ])
    const parsed = JSON.parse(reportJson(report))
    for (const shown of [parsed.parameters, parsed.metadata]) {
      expect(Object.keys(shown)).toEqual([
        '__proto__',
        'constructor',
        'a',
        'toString',
        'x\ny',
        'toJSON',
      ])
      expect(Object.getOwnPropertyDescriptor(shown, '__proto__')?.value).toBe('__proto__')
      expect(Object.getOwnPropertyDescriptor(shown.a, '__proto__')?.value).toEqual({
        x: 'a.__proto__.x',
      })
    }
    expect(Object.keys(parsed.metrics)).toEqual(['__proto__', ''])
    expect(Object.keys(parsed.chronos)).toEqual(['__proto__'])
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  test("of kinds that JSON lacks are as in protobuf's JSON", async () => {
    const shown = await nested({
      nan: Number.NaN,
      big: 2n ** 70n,
      bytes: new Uint8Array([0, 255, 62]),
      date: new Date(0),
      list: [1, [null, Number.POSITIVE_INFINITY], { k: 1n }],
    })
    expect(shown).toEqual({
      nan: 'NaN',
      big: '1180591620717411303424',
      bytes: 'AP8+',
      date: '1970-01-01T00:00:00.000Z',
      list: [1, [null, 'Infinity'], { k: '1' }],
    })
  })

  test('keep the order first logged', async () => {
    const report = await reportOf([
      { type: 'MetadataLogged', metadata: { z: 1, a: 2 } },
      { type: 'MetadataLogged', metadata: { b: 3, z: 4 } },
    ])
    expect(Object.entries(report.metadata)).toEqual([
      ['z', 4],
      ['a', 2],
      ['b', 3],
    ])
  })
})

describe('the rest', () => {
  test('inherits the tags of the project, which the trial cannot override', async () => {
    const { tags } = await reportOf([{ type: 'TagsAdded', tags: { own: 1, team: 'b' } }], {
      team: 'a',
    })
    expect(Object.entries(tags)).toEqual([
      ['team', 'a'],
      ['own', 1],
    ])
  })

  test('shows chronos by their aggregator, and no runtime before the start', async () => {
    const lap = (
      name: string,
      aggregator: 'value' | 'ring' | 'series' | 'stat',
      seconds: number,
    ): Logged => {
      return {
        type: 'ChronoRecorded',
        name,
        seconds,
        aggregator,
        window: 2,
        skip: name === 'skipped' ? 9 : 0,
      }
    }
    const laps = [1, 2, 3].flatMap((seconds) => [
      lap('value', 'value', seconds),
      lap('ring', 'ring', seconds),
      lap('series', 'series', seconds),
      lap('stat', 'stat', seconds),
      lap('skipped', 'stat', seconds),
    ])
    expect((await reportOf(laps)).chronos).toEqual({
      value: 3,
      ring: [2, 3],
      series: [1, 2, 3],
      stat: { avg: 2, min: 1, max: 3, sd: Math.sqrt(2 / 3), count: 3, unit: 's' },
      skipped: { avg: null, min: null, max: null, sd: null, count: 0, unit: 's' },
    })
  })

  test('puts the runtime first, in place of a chrono of that name', async () => {
    const chrono = (name: string): Logged => {
      return { type: 'ChronoRecorded', name, seconds: 9, aggregator: 'value', window: 0, skip: 0 }
    }
    const started: Logged = { type: 'TrialStarted', process: undefined }
    const { chronos } = await reportOf([chrono('lap'), chrono('runtime'), started, metric('m', 1)])
    expect(Object.entries(chronos)).toEqual([
      ['runtime', 0.001],
      ['lap', 9],
    ])
  })

  test('shows errors with their stacks', async () => {
    const errors = [
      { name: 'TypeError', message: 'no', stack: 'at x' },
      { name: 'exit', message: 'exit code 3' },
    ]
    const report = await reportOf(errors.map((error) => ({ type: 'ErrorLogged', error })))
    expect(report.errors).toEqual(errors)
    expect(report.errors.map((error) => Object.keys(error))).toEqual([
      ['name', 'message', 'stack'],
      ['name', 'message'],
    ])
  })

  test('of a trial without events is a report of nothing', async () => {
    const report = await readReport(await logOf([]), streamId(9), { full: true })
    expect(report).toMatchObject({ revision: 0, name: '', project: null, asOf: null, chronos: {} })
    expect(report.status).toEqual(statuses.createdGroup)
  })
})
