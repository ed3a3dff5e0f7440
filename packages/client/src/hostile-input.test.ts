import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { collectWarnings } from './testing/collect-warnings.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

async function newTrial() {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 'hostile', parameters: {} })
  /** The report after a round trip through JSON, which must change nothing of it. */
  const report = async () => {
    const full = await client.report({ trial, full: true, print: false })
    const json = JSON.stringify(full)
    const parsed: typeof full = JSON.parse(json)
    expect(JSON.stringify(parsed)).toBe(json)
    return parsed
  }
  const count = async () => {
    await client.flush()
    return (await eventsOfLog(client.log)).length
  }
  return { client, trial, report, count }
}

/** Calls logMetrics as a program without types may. */
function logAnything(trial: Trial, metrics: unknown, step?: unknown): void {
  const log: (metrics: never, options: never) => void = trial.logMetrics.bind(trial)
  log(metrics as never, (step === undefined ? undefined : { step }) as never)
}

const names = {
  'the prototype': '__proto__',
  'a constructor': 'constructor',
  'what objects inherit': 'hasOwnProperty',
  nothing: '',
  dots: 'a.b..c.',
  slashes: '/a//b/../c',
  newlines: 'a\nb\r\n\u2028',
  nul: '\0',
  emoji: '📉',
  'a mebibyte': 'x'.repeat(1 << 20),
}

describe.each(Object.entries(names))('a name of %s', (_, name) => {
  it('is good for metrics, arguments, tags, metadata and chronos', async () => {
    const { trial, report } = await newTrial()
    const own = (value: unknown): object => Object.fromEntries([[name, value]])
    logAnything(trial, own(0.5), 1)
    trial.logArguments(own('p'))
    trial.addTags(own('t'))
    trial.logMetadata(own({ nested: own(1) }))
    trial.chrono(name, { aggregator: 'value' }, () => {})
    const shown = await report()
    expect(Object.entries(shown.metrics)).toEqual([[name, { 1: 0.5 }]])
    expect(Object.entries(shown.tags)).toEqual([[name, 't']])
    expect(JSON.stringify(shown.parameters)).toContain('"p"')
    expect(JSON.stringify(shown.metadata)).toContain('{"nested":')
    expect(Object.keys(shown.chronos)).toEqual(['runtime', name])
  })
})

/** Names in which a program could see a path, an end of text, or a part of every object. */
const hostileNames = Object.entries({ ...names, 'the folder above': '..', 'a root': '/' })

describe.each(hostileNames)('a name of %s', (_, name) => {
  it('is good for projects, groups, trials and versions, and finds them again', async () => {
    const path = join(temporaryFolder(), 'store')
    const make = (): TrackClient => {
      const client = new TrackClient(`file:${path}`)
      onTestFinished(() => client.close().catch(() => {}))
      return client
    }
    const client = make()
    const options = { name, description: name }
    const project = await client.setProject(options)
    const group = await client.setGroup(options)
    const trial = await client.newTrial({ ...options, version: name, parameters: {} })
    const uid = await trial.uid()
    await client.close()
    const again = make()
    expect(await again.setProject({ name, getOnly: true })).toEqual(project)
    expect(await again.setGroup({ name, getOnly: true })).toEqual(group)
    const found = await again.setTrial({ uid })
    const report = await again.report({ trial: found, full: true, print: false })
    expect(report).toMatchObject({
      ...options,
      version: name,
      project: name,
      groups: [name],
      uid,
    })
    expect(readdirSync(dirname(path)), 'nothing beside the store').toEqual(['store'])
  })

  it('is good for a status, unless it is empty', async () => {
    const { trial, report } = await newTrial()
    const status = { value: 250, name }
    if (name === '') {
      expect(() => trial.setStatus(status)).toThrow(
        expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
      )
    } else {
      trial.setStatus(status)
      expect((await report()).status).toEqual(status)
    }
  })
})

describe('values of a mebibyte', () => {
  it('are kept whole', async () => {
    const { trial, report } = await newTrial()
    const text = 'x'.repeat(1 << 20)
    const bytes = new Uint8Array(1 << 20).fill(7)
    const big = 1n << 8_388_607n
    trial.logArguments({ text, bytes, big })
    trial.addTags({ text })
    trial.logMetadata({ list: [text] })
    const { parameters } = await trial.view()
    expect(parameters.get('bytes')).toEqual(bytes)
    expect(parameters.get('big') === big).toBe(true)
    const shown = await report()
    expect(shown).toMatchObject({ tags: { text }, metadata: { list: [text] } })
  })
})

it('logs 10,000 names in 10,000 calls', async () => {
  const { trial, report } = await newTrial()
  for (let i = 0; i < 10_000; i++) {
    trial.logMetrics({ [`m${i}`]: i }, { step: i })
    if (i % 10 === 0) trial.chrono(`c${i}`, { aggregator: 'value' }, () => {})
  }
  const { metrics, chronos } = await report()
  expect(Object.keys(metrics)).toEqual(Array.from({ length: 10_000 }, (_, i) => `m${i}`))
  expect(metrics.m9999).toEqual({ 9999: 9999 })
  expect(Object.keys(chronos)).toHaveLength(1 + 1_000)
})

describe('a lone surrogate', () => {
  it.each([
    ['in the name of a metric', (trial: Trial) => trial.logMetrics({ 'a\ud800': 1 })],
    ['in an argument', (trial: Trial) => trial.logArguments({ a: ['\udfff'] })],
    ['in the name of an argument', (trial: Trial) => trial.logArguments({ '\ud800': 1 })],
    ['in a tag', (trial: Trial) => trial.addTags({ a: { b: '\ud800' } })],
    ['in metadata', (trial: Trial) => trial.logMetadata({ a: '\ud800x' })],
    ['in the name of a chrono', (trial: Trial) => trial.chrono('\ud800')],
    ['in a status', (trial: Trial) => trial.setStatus({ value: 250, name: '\ud800' })],
  ])('%s is refused with a code, and nothing is logged', async (_, call) => {
    const { trial, count } = await newTrial()
    const before = await count()
    expect(() => call(trial)).toThrow(expect.objectContaining({ code: 'TRACK_VALUE_INVALID' }))
    expect(await count()).toBe(before)
  })

  it('in a name is refused when the trial, group or project is made', async () => {
    const client = memoryClient()
    const name = 'a\ud800'
    const code = { code: 'TRACK_VALUE_INVALID' }
    await expect(client.setProject({ name })).rejects.toMatchObject(code)
    await expect(client.setGroup({ name })).rejects.toMatchObject(code)
    await expect(client.newTrial({ name })).rejects.toMatchObject(code)
    await expect(client.newTrial({ name: 'a', parameters: { name } })).rejects.toMatchObject(code)
  })

  it('in an error is replaced', async () => {
    const { trial, report } = await newTrial()
    trial.logError(new Error('a\ud800'))
    expect((await report()).errors[0]?.message).toBe('a\ufffd')
  })
})

describe('values of metrics', () => {
  it('may be NaN and infinite, and are shown as protobuf writes them', async () => {
    const { trial, report } = await newTrial()
    for (const loss of [Number.NaN, 1 / 0, -1 / 0, -0, 5e-324]) trial.logMetrics({ loss })
    trial.logMetrics({ stepped: Number.NaN }, { step: 0 })
    expect((await report()).metrics).toEqual({
      loss: ['NaN', 'Infinity', '-Infinity', 0, 5e-324],
      stepped: { 0: 'NaN' },
    })
  })

  it.each([
    ['a string', '0.5'],
    ['a bigint', 1n],
    ['null', null],
    ['undefined', undefined],
    ['a boolean', true],
    ['an object with valueOf', { valueOf: () => 1 }],
    ['a boxed number', Object(1)],
    ['a list', [1]],
  ])('cannot be %s: refused with the name, and nothing is logged', async (_, value) => {
    const { trial, count } = await newTrial()
    const before = await count()
    const refused = expect.objectContaining({
      code: 'TRACK_VALUE_INVALID',
      message: expect.stringContaining('"accuracy"'),
    })
    expect(() => logAnything(trial, { loss: 1, accuracy: value })).toThrow(refused)
    expect(trial.isRunning).toBe(false)
    expect(await count()).toBe(before)
    trial.logMetrics({ loss: 1 })
    const started = await count()
    expect(() => logAnything(trial, { loss: 1, accuracy: value })).toThrow(refused)
    expect(await count()).toBe(started)
  })

  it('are not even looked at for creating a trial when they are wrong', async () => {
    const warnings = collectWarnings()
    const client = memoryClient()
    const trial = await client.newTrial({ name: 'delayed' })
    expect(() => logAnything(trial, { loss: '1' })).toThrow()
    expect(() => logAnything(trial, { loss: 1 }, Number.NaN)).toThrow()
    expect({ hash: trial.hash, warnings }).toEqual({ hash: undefined, warnings: [] })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 1],
    ['a list', [1]],
    ['a map', new Map([['loss', 1]])],
    ['numbers in an array', new Float64Array(1)],
  ])('come in an object and not in %s', async (_, metrics) => {
    const { trial, count } = await newTrial()
    const before = await count()
    expect(() => logAnything(trial, metrics)).toThrow(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
    )
    expect(await count()).toBe(before)
  })
})

describe('steps', () => {
  it.each([Number.NaN, 1 / 0, -1 / 0, '1', null, 1n, {}, Symbol('s')])(
    'cannot be %s, and nothing is logged',
    async (step) => {
      const { trial, count } = await newTrial()
      const before = await count()
      expect(() => logAnything(trial, { loss: 1 }, step)).toThrow(
        expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
      )
      expect(await count()).toBe(before)
    },
  )

  it('may be negative, fractional, huge, out of order, and repeated: the last one shows', async () => {
    const { client, trial, report } = await newTrial()
    const steps = [2, -1, 0.5, 1e300, -0, 2 ** 53, 2, 1]
    steps.forEach((step, i) => {
      trial.logMetrics({ loss: i }, { step })
    })
    const { loss } = (await report()).metrics
    expect(loss).toEqual({
      '-1': 1,
      0: 4,
      0.5: 2,
      1: 7,
      2: 6,
      9007199254740992: 5,
      '1e+300': 3,
    })
    const events = await eventsOfLog(client.log)
    const logged = events.flatMap((event) => (event.type === 'MetricsLogged' ? [event.step] : []))
    expect(logged).toEqual(steps.map((step) => step + 0))
  })

  it('and their absence keep every point of one metric', async () => {
    const { trial, report } = await newTrial()
    trial.logMetrics({ loss: 1 })
    trial.logMetrics({ loss: 2 }, { step: 7 })
    trial.logMetrics({ loss: 3 })
    expect((await report()).metrics).toEqual({ loss: { steps: { 7: 2 }, values: [1, 3] } })
  })
})

it('logs 10,000 metrics in one call', async () => {
  const { trial, report } = await newTrial()
  const metrics = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`m${i}`, i]))
  trial.logMetrics(metrics, { step: 0 })
  const shown = (await report()).metrics
  expect(Object.keys(shown)).toHaveLength(10_000)
  expect(shown.m9999).toEqual({ 0: 9999 })
})

it('reads arguments completely during the call', async () => {
  const { trial, report } = await newTrial()
  const bytes = Uint8Array.of(1, 2, 3)
  const date = new Date(0)
  const deep = { list: [{ lr: 0.1 }], bytes, date }
  const metrics = { loss: 1 }
  trial.logArguments(deep)
  trial.logMetadata({ deep })
  trial.addTags({ deep })
  trial.logMetrics(metrics)
  Object.assign(deep.list[0] ?? {}, { lr: 9, more: 1 })
  deep.list.push({ lr: 8 })
  bytes.fill(9)
  date.setTime(1e12)
  metrics.loss = 9
  const kept = { list: [{ lr: 0.1 }], bytes: 'AQID', date: '1970-01-01T00:00:00.000Z' }
  expect(await report()).toMatchObject({
    parameters: kept,
    metadata: { deep: kept },
    tags: { deep: kept },
    metrics: { loss: [1] },
  })
})

it('keeps waiting tags and metadata as they were at the call', async () => {
  const client = memoryClient()
  const tags = { list: [1] }
  const trial = await client.newTrial({ name: 'delayed', tags })
  tags.list.push(2)
  const metadata = { list: [1] }
  trial.logMetadata(metadata)
  metadata.list.push(2)
  trial.logArguments({})
  expect(await client.report({ print: false })).toMatchObject({
    tags: { list: [1] },
    metadata: { list: [1] },
  })
})

describe('objects that fight back', () => {
  it('throw what their getters throw, and nothing is logged', async () => {
    const { trial, count } = await newTrial()
    const before = await count()
    const mine = new Error('mine')
    const hostile = {
      loss: 1,
      get accuracy(): number {
        throw mine
      },
    }
    expect(() => trial.logMetrics(hostile)).toThrow(mine)
    expect(() => trial.logArguments(hostile)).toThrow(mine)
    expect(await count()).toBe(before)
    trial.logMetrics({ fine: 1 })
    const started = await count()
    expect(() => trial.logMetrics(hostile)).toThrow(mine)
    trial.logMetrics({ fine: 2 })
    expect(await count()).toBe(started + 1)
  })

  it('may be proxies', async () => {
    const { trial, report } = await newTrial()
    trial.logMetrics(new Proxy({ loss: 1 }, {}))
    trial.logArguments(new Proxy({ lr: [0.1] }, {}))
    expect(await report()).toMatchObject({ metrics: { loss: [1] }, parameters: { lr: [0.1] } })
    const trap = new Proxy<{ loss: number }>(
      { loss: 1 },
      {
        ownKeys: () => {
          throw new Error('trapped')
        },
      },
    )
    expect(() => trial.logMetrics(trap)).toThrow('trapped')
  })

  it('may call back into the trial while they are read', async () => {
    const { trial, report } = await newTrial()
    trial.start()
    const reentrant = {
      get outer(): number {
        trial.logMetadata({ inner: true })
        return 1
      },
    }
    trial.logArguments(reentrant)
    expect(await report()).toMatchObject({ parameters: { outer: 1 }, metadata: { inner: true } })
  })

  it.each([
    ['a cycle', () => ({ a: [] as unknown[] }), (o: { a: unknown[] }) => o.a.push(o)],
    ['a function', () => ({ a: [() => 1] }), () => {}],
    ['a symbol', () => ({ a: [Symbol('s')] }), () => {}],
    ['undefined', () => ({ a: [undefined] }), () => {}],
    ['an instance', () => ({ a: [new Map()] }), () => {}],
    ['an invalid date', () => ({ a: [new Date(Number.NaN)] }), () => {}],
  ])('with %s in them are refused with the path', async (_, make, change) => {
    const { trial, count } = await newTrial()
    const before = await count()
    const value = make()
    change(value as never)
    expect(() => trial.logArguments(value as object)).toThrow(
      expect.objectContaining({
        code: 'TRACK_VALUE_INVALID',
        details: { path: expect.stringContaining('arguments.a') },
      }),
    )
    expect(await count()).toBe(before)
  })
})
