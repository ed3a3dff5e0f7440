import {
  type DerivedStore,
  type EventLog,
  type ForkPoint,
  MemoryDerivedStore,
  type NewEvent,
  type StreamId,
  statuses,
  type TrackEvent,
} from '@track/core'
import { describe, expect, test } from 'vitest'
import { forksMax } from './fork-past.js'
import { readMetricHistory } from './metric-history.js'
import { readReport } from './read-report.js'
import { replay } from './replay.js'
import { chunkPoints, type Points } from './series.js'
import { encodeState } from './snapshot.js'
import {
  eventAt,
  makeLog,
  startMs,
  streamId,
  type TestLog,
  withDerived,
} from './testing/make-log.js'
import { trialProjection } from './trial-projection.js'
import type { TrialView } from './trial-view.js'
import { ViewReader } from './view-reader.js'

const project = streamId(100)
const [parent, fork, other] = [streamId(0), streamId(1), streamId(2)] as const

function created(name: string, forkedFrom?: ForkPoint): TrackEvent & { type: 'TrialCreated' } {
  const made = { name, description: '', version: 'v', hash: name, project, groups: [] }
  return { type: 'TrialCreated', ...made, ...(forkedFrom && { forkedFrom }) }
}

/** An event for each: a trial's creation, what else happens to it, or a point of its loss at a step. */
function events(
  stream: StreamId,
  ...parts: readonly (NewEvent['event'] | readonly [step: number, loss: number])[]
): NewEvent[] {
  return parts.map((part) => {
    if ('type' in part) return eventAt(stream, part)
    const [step, loss] = part
    return eventAt(stream, { type: 'MetricsLogged', names: ['loss'], values: [loss], step })
  })
}

function steps(from: number, to: number, loss = 1): readonly (readonly [number, number])[] {
  return Array.from({ length: to - from }, (_, i) => [from + i, loss] as const)
}

/** What a report shows of the loss, read from the log alone. */
async function lossOf(log: TestLog, trial: StreamId): Promise<unknown> {
  return (await readReport(withDerived(log, undefined), trial)).metrics.loss
}

async function viewOf(log: TestLog, trial: StreamId): Promise<TrialView> {
  return new ViewReader(withDerived(log, undefined)).trial(trial)
}

/** A place for derived data that notes what is written. */
class CountingStore extends MemoryDerivedStore {
  readonly written: { readonly key: string; readonly bytes: number }[] = []

  override async write(entries: Parameters<DerivedStore['write']>[0]): Promise<void> {
    for (const [key, value] of entries) {
      if (value !== undefined) this.written.push({ key, bytes: value.length })
    }
    await super.write(entries)
  }
}

describe('a fork', () => {
  const log = makeLog([
    ...events(parent, created('a'), ...steps(0, 6)),
    ...events(fork, created('b', { trial: parent, revision: 4 }), [2, 7], [3, 8]),
    ...events(parent, ...steps(6, 9)),
  ])

  test('starts as the other trial was, and the steps that it logs override', async () => {
    expect(await lossOf(await log, fork)).toEqual({ 0: 1, 1: 1, 2: 7, 3: 8 })
  })

  test('leaves the trial that it is of as it is, with all that came after', async () => {
    const steps0to8 = Object.fromEntries(steps(0, 9))
    expect(await lossOf(await log, parent)).toEqual(steps0to8)
  })

  test('keeps what it overrode in its history, run by run, each with the trial that logged it', async () => {
    const runs = await readMetricHistory(await log, fork, 'loss')
    expect(runs.map(({ trial, stepped }) => [trial, Array.from(stepped?.values ?? [])])).toEqual([
      [parent, [1, 1, 1, 1]],
      [fork, [7, 8]],
    ])
  })

  test('has what the trial was made of and came to, and nothing of what its process went through', async () => {
    const process = { host: 'h', boot: 'b', pid: 1, startedMs: 0 }
    const lap = { type: 'ChronoRecorded', name: 'batch', seconds: 2, aggregator: 'series' } as const
    const file = { type: 'FileLogged', name: 'w', digest: 'ab'.repeat(32), bytes: 1 } as const
    const past = events(
      parent,
      created('a'),
      { type: 'ArgumentsLogged', arguments: { lr: 1, depth: 3 } },
      { type: 'TagsAdded', tags: { kind: 'x' } },
      { type: 'MetadataLogged', metadata: { gpu: 'V100' } },
      { type: 'TrialStarted', process },
      [0, 1],
      { ...lap, window: 0, skip: 0 },
      { ...file, mime: 'text/plain' },
      { type: 'SystemMeasured', names: ['process.cpuPercent'], values: [5] },
      { type: 'OutputCaptured', stream: 'stdout', text: 'hello' },
      { type: 'ErrorLogged', error: { name: 'E', message: 'm' } },
      { type: 'EventsDropped', count: 3, reason: 'full' },
      { type: 'TrialFinished', status: statuses.completed, error: undefined, runtimeSeconds: 9 },
    )
    const forked = await makeLog([
      ...past,
      ...events(fork, created('b', { trial: parent, revision: past.length - 1 }), {
        type: 'ArgumentsLogged',
        arguments: { lr: 2 },
      }),
    ])
    const view = await viewOf(forked, fork)
    expect(view).toMatchObject({ name: 'b', hash: 'b', status: statuses.createdGroup, dropped: 3 })
    expect(Array.from(view.parameters)).toEqual([
      ['lr', 2],
      ['depth', 3],
    ])
    expect([...view.tags, ...view.metadata]).toEqual([
      ['kind', 'x'],
      ['gpu', 'V100'],
    ])
    expect([view.metrics, view.chronos, view.files].map(({ size }) => size)).toEqual([1, 1, 1])
    expect(view).toMatchObject({ errors: [], output: { writes: [] }, runtimeSeconds: 0 })
    const { process: none, startedAtMs, finishedAtMs, run, lastSignMs, system } = view
    expect([none, startedAtMs, finishedAtMs, run]).toEqual(Array(4).fill(undefined))
    expect([lastSignMs, system.size]).toEqual([startMs, 0])
  })

  test('says in its full report where it came from', async () => {
    const at = { trial: parent, revision: 3 }
    const events0 = [
      eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
      eventAt(project, { type: 'TrialAdded', trial: parent, hash: 'a' }),
      ...events(parent, created('a'), ...steps(0, 6)),
      ...events(fork, created('b', at)),
    ]
    const full = await readReport(await makeLog(events0), fork, { full: true })
    expect(full.forkedFrom).toEqual({ uid: 'a_0', ...at, position: 5 })
    expect(Object.keys(await readReport(await makeLog(events0), fork))).not.toContain('forkedFrom')
    expect(await readReport(await makeLog(events0), parent, { full: true })).not.toHaveProperty(
      'forkedFrom',
    )
  })

  test('of a fork has the past of both, each up to where it was forked', async () => {
    const forks = await makeLog([
      ...events(parent, created('a'), ...steps(0, 5, 1)),
      ...events(fork, created('b', { trial: parent, revision: 3 }), ...steps(3, 9, 2)),
      ...events(parent, ...steps(5, 9, 3)),
      ...events(other, created('c', { trial: fork, revision: 2 }), ...steps(4, 6, 4)),
      ...events(fork, ...steps(0, 9, 5)),
    ])
    expect(await lossOf(forks, other)).toEqual({ 0: 1, 1: 1, 2: 1, 3: 2, 4: 4, 5: 4 })
    const runs = await readMetricHistory(forks, other, 'loss')
    expect(runs.map(({ trial, stepped }) => [trial, stepped?.values.length])).toEqual([
      [parent, 3],
      [fork, 2],
      [other, 2],
    ])
  })
})

describe('points of a past', () => {
  const many = 3 * chunkPoints + 50

  /** A parent with three full chunks, and a fork of it at its end. */
  async function forked(derived?: DerivedStore): Promise<EventLog & Pick<TestLog, 'commit'>> {
    const log = await makeLog(events(parent, created('a'), ...steps(0, many)), [700])
    await log.commit(...events(fork, created('b', { trial: parent, revision: many })))
    await log.commit(...events(parent, [many, 1]))
    return { ...withDerived(log, derived), commit: (...more) => log.commit(...more) }
  }

  async function pointsOf(log: EventLog, trial: StreamId): Promise<Points | undefined> {
    const reader = new ViewReader(log)
    return (await reader.series(await reader.trial(trial))).metrics.get('loss')?.stepped
  }

  test('are not copied: a fork keeps its tail, and then the chunks that it fills itself', async () => {
    const derived = new CountingStore()
    const log = await forked(derived)
    const reader = new ViewReader(log, { saveAfterEvents: 1 })
    await reader.trial(parent)
    const before = derived.written.length
    const view = await reader.trial(fork)
    const written = derived.written.slice(before)
    expect(view.metrics.get('loss')?.stepped).toMatchObject({
      shared: [{ stream: parent, to: 3 }],
      chunks: 3,
      count: 50,
    })
    const ofFork = written.filter(({ key }) => key.includes(fork))
    expect(ofFork.map(({ key }) => key.split('/')[0])).toEqual(['snapshot'])
    expect(ofFork[0]?.bytes).toBeLessThan(50 * 24 + 1000)
    await log.commit(...events(fork, ...steps(many, many + chunkPoints, 2)))
    await reader.trial(fork)
    const chunks = derived.written.filter(({ key }) => key.startsWith(`series/v1/${fork}/`))
    expect(chunks.map(({ key }) => key.slice(-8))).toEqual(['00000003'])
    const points = await pointsOf(log, fork)
    expect(points?.values.slice(many - 1, many + 1)).toEqual(Float64Array.of(1, 2))
    expect(points?.steps).toEqual(Float64Array.from({ length: many + chunkPoints }, (_, i) => i))
  })

  test('are made of the log again where the derived ones are gone, and put back where they were', async () => {
    const derived = new CountingStore()
    const log = await forked(derived)
    await log.commit(...events(fork, ...steps(many, many + chunkPoints, 2)))
    await log.commit(...events(other, created('c', { trial: fork, revision: chunkPoints })))
    const expected = await pointsOf(withDerived(log, undefined), other)
    expect(expected?.values).toHaveLength(many + chunkPoints)
    expect(await pointsOf(log, other)).toEqual(expected)
    const isChunk = (key: string): boolean => key.startsWith('series/')
    const chunks = new Set(derived.written.map(({ key }) => key).filter(isChunk))
    expect(chunks.size).toBe(4)
    await derived.write(Array.from(chunks, (key) => [key, undefined]))
    const view = await new ViewReader(log).trial(other)
    const series = await new ViewReader(log).series(view)
    expect(series.metrics.get('loss')?.stepped).toEqual(expected)
    expect((await derived.get([...chunks])).every((bytes) => bytes !== undefined)).toBe(true)
  })
})

test.each([
  ['commits', 100, 1],
  ['events', 2000, 2000],
])(
  'what it takes to fold a past of many %s makes a snapshot of the fork worth keeping',
  async (_, count, size) => {
    const log = await makeLog(events(parent, created('a'), ...steps(0, count)), [size])
    await log.commit(...events(fork, created('b', { trial: parent, revision: count }), [70, 1]))
    let read = 0
    const counting: EventLog = {
      ...withDerived(log, log.derived),
      async *readStream(id, options) {
        for await (const page of log.readStream(id, options)) {
          read += page.commits.length
          yield page
        }
      },
    }
    const first = await new ViewReader(counting).trial(fork)
    expect(read).toBeGreaterThan(count / size)
    read = 0
    const second = await new ViewReader(counting).trial(fork)
    expect(encodeState(trialProjection, second)).toEqual(encodeState(trialProjection, first))
    expect(read).toBe(1) // the commit that the snapshot ends with
  },
)

test('a past ends within a commit, and before snapshots that are of more of the trial', async () => {
  const log = await makeLog(events(parent, created('a'), ...steps(0, 40)), [7])
  const reader = new ViewReader(log, { snapshotEveryEvents: 8, saveAfterEvents: 1 })
  await reader.trial(parent)
  const moments = Array.from({ length: 40 }, (_, revision) => revision)
  for (const revision of moments) {
    const id = streamId(200 + revision)
    await log.commit(...events(id, created('b', { trial: parent, revision })))
    expect((await reader.trial(id)).forkedFrom?.asOf?.streamRevision).toBe(revision)
    expect((await reader.trial(id)).metrics.get('loss')?.count ?? 0).toBe(revision)
  }
})

describe('a past that is not all there', () => {
  const problem = 'TRACK_FORK_PAST_MISSING'
  const own = { 7: 1 }

  test('is told: a fork of no trial, of itself, of a group, of one that came later, of one in a ring', async () => {
    const ring = [streamId(5), streamId(6)] as const
    const group = streamId(7)
    const late = streamId(8)
    const log = await makeLog([
      eventAt(group, { type: 'GroupCreated', name: 'g', description: '', project }),
      eventAt(group, { type: 'TagsAdded', tags: { of: 'the group' } }),
      ...events(parent, created('none', { trial: streamId(50), revision: 0 }), [7, 1]),
      ...events(fork, created('itself', { trial: fork, revision: 0 }), [7, 1]),
      ...events(other, created('group', { trial: group, revision: 1 }), [7, 1]),
      ...events(ring[0], created('ring', { trial: ring[1], revision: 0 }), [7, 1]),
      ...events(ring[1], created('ring', { trial: ring[0], revision: 0 }), [7, 1]),
      ...events(streamId(9), created('late', { trial: late, revision: 2 ** 53 - 1 }), [7, 1]),
      ...events(late, created('later'), [8, 1]),
    ])
    for (const trial of [parent, fork, other, ring[0], ring[1], streamId(9)]) {
      const view = await viewOf(log, trial)
      expect(view.forkedFrom, view.name).toMatchObject({ problem })
      expect(view.tags.size).toBe(0)
      expect(await lossOf(log, trial), view.name).toEqual(own)
    }
    const { trials, unknownEvents } = await replay(withDerived(log, undefined))
    expect([trials, unknownEvents]).toEqual([7, 0])
  })

  test('is told of a fork of such a fork too, and what there is of it is shown', async () => {
    const log = await makeLog([
      ...events(parent, created('a', { trial: streamId(50), revision: 3 }), [1, 1], [2, 1]),
      ...events(fork, created('b', { trial: parent, revision: 1 }), [7, 1]),
      ...events(other, created('c', { trial: fork, revision: 99 }), [8, 1]),
    ])
    expect((await viewOf(log, fork)).forkedFrom).toMatchObject({ asOf: { position: 1 }, problem })
    expect((await viewOf(log, other)).forkedFrom).toMatchObject({ asOf: { position: 4 }, problem })
    expect(await lossOf(log, other)).toEqual({ 1: 1, 7: 1, 8: 1 })
    const full = await readReport(log, other, { full: true })
    expect(full.forkedFrom).toMatchObject({ uid: null, position: 4, problem })
  })

  test('is all there for so many forks of forks, and counts as missing beyond', async () => {
    const trials = Array.from({ length: forksMax + 3 }, (_, i) => streamId(i))
    const log = await makeLog(
      trials.flatMap((trial, i) => {
        const at = i === 0 ? undefined : { trial: streamId(i - 1), revision: 1 }
        return events(trial, created(`${i}`, at), [i, 1])
      }),
      [64],
    )
    const deepest = await viewOf(log, streamId(forksMax))
    expect(deepest.forkedFrom?.problem).toBeUndefined()
    expect(deepest.metrics.get('loss')?.count).toBe(forksMax + 1)
    for (const trial of trials.slice(forksMax + 1)) {
      const cold = await viewOf(log, trial)
      expect(cold.forkedFrom?.problem).toBe(problem)
      expect(cold.metrics.get('loss')?.count).toBe(1)
      const warm = await new ViewReader(log, { saveAfterEvents: 1 }).trial(trial)
      expect(encodeState(trialProjection, warm)).toEqual(encodeState(trialProjection, cold))
    }
  })
})
