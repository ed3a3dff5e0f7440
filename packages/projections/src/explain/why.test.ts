import type { NewEvent, TrackError } from '@track/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialProject } from '../project-view.js'
import { anyBegunEvents, anyCuts, streamCount } from '../testing/arbitrary-events.js'
import { eventAt, makeLog, startMs, streamId } from '../testing/make-log.js'
import { ViewReader } from '../view-reader.js'
import { trialDocument } from './trial-document.js'
import { readWhy, type WhyOptions } from './why.js'

const project = streamId(0)
const trial = streamId(1)
const [first, second] = [1, 2].map((pid) => ({ host: 'h', boot: 'b', pid, startedMs: 0 }))

const metrics = (loss: number, step?: number): NewEvent['event'] => {
  return { type: 'MetricsLogged', names: ['lr', 'loss'], values: [0.1, loss], step }
}

const events: NewEvent[] = [
  eventAt(project, { type: 'ProjectCreated', name: 'paper', description: '' }),
  eventAt(project, { type: 'TagsAdded', tags: { team: 'vision' } }),
  ...[first, second].flatMap((process, run) => [
    ...(run === 0
      ? [
          eventAt(trial, {
            type: 'TrialCreated',
            name: 'n',
            description: '',
            version: 'v',
            hash: 'abc',
            project,
            groups: [],
          }),
          eventAt(project, { type: 'TrialAdded', trial, hash: 'abc' }),
        ]
      : []),
    eventAt(trial, { type: 'TrialStarted', process }),
    eventAt(trial, metrics(3 - run, 11), 11),
    eventAt(trial, metrics(2 - run, 12), 12),
    eventAt(trial, metrics(Number.NaN), 13),
    eventAt(trial, { type: 'TagsAdded', tags: { team: 'mine', own: run } }),
  ]),
]

/** What made a field what it is, in short. */
async function whyOf(path: string, options?: WhyOptions) {
  const { value, causes, leftOut } = await readWhy(await makeLog(events, [3]), trial, path, options)
  const told = causes.map(({ position, before, after }) => [position, before, after])
  return { value, causes: told, leftOut }
}

describe('a field is explained by the events that changed it', () => {
  test('a point of a metric: the newest one of its step, and those that it replaced', async () => {
    expect(await whyOf('metrics.loss.12')).toEqual({
      value: 1,
      causes: [
        [6, undefined, 2],
        [11, 2, 1],
      ],
      leftOut: 0,
    })
    expect((await whyOf('metrics.loss.12', { at: 11 })).value).toBe(2)
  })

  test('what a metric came to', async () => {
    const min = [
      [5, undefined, 3],
      [6, 3, 2],
      [11, 2, 1],
    ]
    expect((await whyOf('metrics.loss.min')).causes).toEqual(min)
    expect((await whyOf('metrics.loss')).causes.at(-1)).toEqual([12, 1, 'NaN'])
  })

  test('a status, with what it was before', async () => {
    expect((await whyOf('status')).causes).toEqual([
      [2, undefined, 'CreatedGroup'],
      [4, 'CreatedGroup', 'Running'],
    ])
  })

  test('a tag that is inherited: by the project, and not by the trial that tried to override it', async () => {
    expect((await whyOf('tags.team')).causes).toEqual([[1, undefined, 'vision']])
    expect((await whyOf('tags.own')).causes).toEqual([
      [8, undefined, 0],
      [13, 0, 1],
    ])
  })

  test('with its time and the process that logged it', async () => {
    const { causes } = await readWhy(await makeLog(events, [3]), trial, 'metrics.loss.12')
    // One writer logs all of it in this test: it is known by its latest start.
    expect(causes).toMatchObject([
      { stream: trial, timeMs: startMs + 12, committedAtMs: startMs, process: second },
      { event: { type: 'MetricsLogged', step: 12 } },
    ])
  })

  test('the last ones, when there are more than asked for', async () => {
    const { causes, leftOut } = await whyOf('metrics.loss', { limit: 1 })
    expect({ causes, leftOut }).toEqual({ causes: [[12, 1, 'NaN']], leftOut: 5 })
  })

  test.each([
    'metrics.los',
    'metrics.loss.13',
    'metrics.loss.middle',
    'parameters.x',
    'nonsense',
    '',
  ])('and that a trial does not have is refused, with those that it has: %s', async (path) => {
    await expect(whyOf(path)).rejects.toMatchObject({
      code: 'TRACK_FIELD_NOT_FOUND',
      details: { path, fields: expect.any(Array) },
    })
  })

  test.each([
    ['loss', 'metrics.loss'],
    ['team', 'tags.team'],
  ])('and of a name alone first what is called so: %s', async (name, field) => {
    const error: unknown = await whyOf(name).catch((reason: unknown) => reason)
    const { details } = error as TrackError
    expect((details.fields as string[]).slice(0, 3)).toEqual([field, 'id', 'uid'])
  })
})

test('what a fork has from its past is explained by the events of its past', async () => {
  const fork = streamId(2)
  const log = await makeLog([
    ...events,
    eventAt(fork, {
      type: 'TrialCreated',
      name: 'fork',
      description: '',
      version: 'v',
      hash: 'abc',
      project,
      groups: [],
      forkedFrom: { trial, revision: 3 },
    }),
    eventAt(fork, metrics(9, 11)),
  ])
  const told = async (path: string) => {
    const { causes } = await readWhy(log, fork, path)
    return causes.map(({ position, before, after }) => [position, before, after])
  }
  expect(await told('metrics.loss.12')).toEqual([[6, undefined, 2]])
  expect(await told('metrics.loss.11')).toEqual([
    [5, undefined, 3],
    [15, 3, 9],
  ])
  expect(await told('status')).toEqual([[14, undefined, 'CreatedGroup']])
})

describe('where an event was taken back', () => {
  const reverted = (revision: number): NewEvent['event'] => {
    return { type: 'Reverted', revision, reason: '' }
  }
  // Revisions of the trial: 2 and 7 log step 11, 3 and 8 step 12; 12 is the second of these.
  const log = makeLog(
    [...events, reverted(8), reverted(3), reverted(12), reverted(1)].map((one) =>
      'type' in one ? eventAt(trial, one) : one,
    ),
    [3],
  )
  const told = async (path: string, at?: number) => {
    const { value, causes } = await readWhy(await log, trial, path, { ...(at && { at }) })
    return [value, ...causes.map(({ position, before, after }) => [position, before, after])]
  }

  test('the event that did so is a cause, and one that concerns another field is none', async () => {
    expect(await told('metrics.loss.12')).toEqual([
      2,
      [6, undefined, 2],
      [11, 2, 1],
      [14, 1, 2],
      [15, 2, undefined],
      [16, undefined, 2],
    ])
    expect((await told('metrics.loss.11')).slice(1)).toEqual([
      [5, undefined, 3],
      [10, 3, 2],
    ])
  })

  test('a field that is no more still says why; and what it was before', async () => {
    expect((await told('metrics.loss.12', 16)).at(0)).toBe(undefined)
    expect((await told('metrics.loss.12', 15)).at(0)).toBe(2)
  })

  test('what came of all that is left is what it is', async () => {
    expect((await told('metrics.loss.count')).at(0)).toBe(5)
    expect((await told('metrics.loss.count', 16)).at(0)).toBe(4)
  })
})

test('whatever was logged: the last cause gives what the view has, and each goes on from the one before', async () => {
  await fc.assert(
    fc.asyncProperty(anyBegunEvents, anyCuts, anyReverts, async (begun, cuts, [n, reverts]) => {
      const id = streamId(n)
      if (begun.find(({ stream }) => stream === id)?.event.type !== 'TrialCreated') return
      const logged = reverts.reduce<NewEvent[]>((all, share) => withRevert(all, id, share), begun)
      const log = await makeLog(logged, cuts)
      const reader = new ViewReader(log)
      const view = await reader.trial(id)
      // No client makes a trial the project of its forks: whose its events are then, nobody can say.
      const first = begun.find(({ stream }) => stream === view.project)
      if (view.project !== id && first?.event.type === 'TrialCreated') return
      const isOdd = view.project === undefined || view.project === id
      const of = isOdd ? initialProject : await reader.project(view.project ?? '')
      const document = trialDocument(view, of)
      const paths = pathsIn(document)
      for (const [path, value] of paths) {
        const { causes, value: found } = await readWhy(log, id, path, { reader, limit: 1e6 })
        expect([path, found]).toEqual([path, value])
        expect(causes[0]?.before).toBe(undefined)
        expect(causes.at(-1)?.after).toEqual(value)
        for (const [i, { after }] of causes.slice(0, -1).entries()) {
          expect(causes[i + 1]?.before).toEqual(after)
          expect(causes[i + 1]?.position).toBeGreaterThan(causes[i]?.position ?? Infinity)
        }
      }
    }),
    { numRuns: 30 },
  )
})

/** Of which stream, and each of which of its events. */
const anyReverts = fc.tuple(
  fc.nat(streamCount - 1),
  fc.array(
    fc.nat(99).map((percent) => percent / 100),
    { maxLength: 4 },
  ),
)

function withRevert(events: readonly NewEvent[], stream: string, share: number): NewEvent[] {
  const count = events.filter((one) => one.stream === stream).length
  const event = { type: 'Reverted', revision: Math.floor(share * count), reason: '' } as const
  return [...events, eventAt(stream, event)]
}

const single = [
  'hash',
  'name',
  'version',
  'status',
  'statusValue',
  'runtimeSeconds',
  'lastSignAt',
  'errors',
]

/** Paths and values of some of a trial's fields: those whose names no dot makes ambiguous. */
function pathsIn(document: ReturnType<typeof trialDocument>): [string, unknown][] {
  const fields = single.flatMap((name): [string, unknown][] => {
    const value = document[name as keyof typeof document]
    return [[name, typeof value === 'number' && !Number.isFinite(value) ? String(value) : value]]
  })
  const ofMetrics = Object.entries(document.metrics).flatMap(([name, summary]) =>
    name === '' || name.includes('.')
      ? []
      : Object.entries(summary).map(([field, value]): [string, unknown] => {
          return [`metrics.${name}.${field}`, Number.isFinite(value) ? value : String(value)]
        }),
  )
  const ofFiles = Object.entries(document.files).map(([name, file]): [string, unknown] => {
    return [`files.${name}`, file]
  })
  return [...fields, ...ofMetrics, ...ofFiles]
}
