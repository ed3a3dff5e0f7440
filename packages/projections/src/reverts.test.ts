import type { NewEvent, StreamId } from '@track/core'
import { firstValueFrom } from 'rxjs'
import { describe, expect, test, vi } from 'vitest'
import { defineProjection } from './defined/define-projection.js'
import { definedViews } from './defined/defined-view.js'
import { followProjection } from './live/follow-projection.js'
import { liveViews } from './live/live-views.js'
import { readMetricHistory } from './metric-history.js'
import { TrialTable } from './query/trial-table.js'
import { readReport } from './read-report.js'
import { replay } from './replay.js'
import { chunkPoints } from './series.js'
import { contentOf } from './testing/content-of.js'
import { eventAt, makeLog, streamId, type TestLog, withDerived } from './testing/make-log.js'
import type { TrialView } from './trial-view.js'
import { ViewReader } from './view-reader.js'

const trial = streamId(0)
const project = streamId(1)

const createdEvent = {
  type: 'TrialCreated',
  name: 't',
  description: '',
  version: '',
  hash: 'h',
  project,
  groups: [],
} as const
const created: NewEvent = eventAt(trial, createdEvent)
const listed = [
  eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
  eventAt(project, { type: 'TrialAdded', trial, hash: 'h' }),
  eventAt('0'.repeat(32), { type: 'ProjectAdded', project, name: 'p' }),
]

function loss(step: number, value = step / 2): NewEvent {
  return eventAt(trial, { type: 'MetricsLogged', names: ['loss'], values: [value], step }, step)
}

function revert(revision: number): NewEvent {
  return eventAt(trial, { type: 'Reverted', revision, reason: 'wrong' }, 99_999)
}

/** All of a view but where it stands, and what took what back. */
function rest({ asOf: _, reverts: __, ...view }: TrialView): unknown {
  return contentOf(view)
}

async function viewOf(events: readonly NewEvent[]): Promise<TrialView> {
  return new ViewReader(withDerived(await makeLog(events), undefined)).trial(trial)
}

describe('an event that was reverted is as if it had not happened', () => {
  const others: NewEvent[] = [
    created,
    loss(0),
    eventAt(trial, { type: 'TrialStarted', process: undefined }, 5),
    loss(1),
  ]
  test.each<NewEvent['event']>([
    { type: 'MetricsLogged', names: ['loss', 'new'], values: [99, 1], step: 1 },
    { type: 'ArgumentsLogged', arguments: { lr: 3 } },
    { type: 'MetadataLogged', metadata: { gpu: 'none' } },
    { type: 'TagsAdded', tags: { a: 'b' } },
    { type: 'StatusChanged', status: { value: 250, name: 'Diverged' }, error: undefined },
    {
      type: 'TrialFinished',
      status: { value: 202, name: 'Exception' },
      error: { name: 'E', message: '' },
      runtimeSeconds: 3,
    },
    { type: 'ErrorLogged', error: { name: 'E', message: '' } },
    { type: 'OutputCaptured', stream: 'stdout', text: 'x' },
    { type: 'FileLogged', name: 'a', digest: 'ab'.repeat(32), bytes: 1, mime: 'text/plain' },
    { type: 'SystemMeasured', names: ['cpu'], values: [1] },
    { type: 'ChronoRecorded', name: 'c', seconds: 1, aggregator: 'series', window: 0, skip: 0 },
    { type: 'ChronoSummarized', name: 'c', count: 1, mean: 1, sumSquares: 0, min: 1, max: 1 },
  ])('$type', async (event) => {
    const wrong = eventAt(trial, event, 50)
    const after = [loss(2), revert(4)]
    const view = await viewOf([...others, wrong, ...after])
    expect(rest(view)).toStrictEqual(rest(await viewOf([...others, loss(2)])))
    expect(view.reverts).toMatchObject([
      { position: 6, streamRevision: 6, reverted: 4, reason: 'wrong' },
    ])
    const again = await viewOf([...others, wrong, ...after, revert(6)])
    expect(rest(again)).toStrictEqual(rest(await viewOf([...others, wrong, loss(2)])))
    expect(again.reverts).toHaveLength(2)
  })

  test('but not what others rely on, or what is not there yet', async () => {
    const deleted = eventAt(trial, { type: 'Deleted', reason: '' }, 1)
    const dropped = eventAt(trial, { type: 'EventsDropped', count: 3, reason: '' }, 1)
    const view = await viewOf([
      created,
      deleted,
      dropped,
      revert(0),
      revert(1),
      revert(2),
      revert(9),
    ])
    expect(view).toMatchObject({ name: 't', deleted: true, dropped: 3, unknownEvents: 1 })
  })
})

describe('with points that are kept in chunks', () => {
  const many = Array.from({ length: 3 * chunkPoints }, (_, i) => loss(i))
  const wrong = chunkPoints + 7
  const events = [created, ...listed, ...many]
  // The trial's events begin at 0 and, behind the three of others, at 4.
  const revertAt = events.length

  async function lossOf(reader: ViewReader, at?: number): Promise<number[]> {
    const view = await reader.trial(trial, at === undefined ? {} : { at })
    const { metrics } = await reader.series(view)
    return Array.from(metrics.get('loss')?.stepped?.values ?? [])
  }

  function lossWithout(...steps: number[]): number[] {
    return many.map((_, i) => i / 2).filter((value) => !steps.includes(value * 2))
  }

  async function logWith(...more: NewEvent[]): Promise<TestLog> {
    const log = await makeLog(events, [1000])
    // Read as it grew, so that snapshots and chunks of before are kept.
    await lossOf(new ViewReader(log, { snapshotEveryEvents: 1024, saveAfterEvents: 1 }))
    for (const event of more) await log.commit(event)
    return log
  }

  test('before, after and again are three histories, each with its own chunks', async () => {
    const log = await logWith(revert(wrong), loss(-1, 0), revert(3 * chunkPoints + 1))
    const readers = [
      new ViewReader(log, { snapshotEveryEvents: 1024, saveAfterEvents: 1 }),
      new ViewReader(log, { snapshotEveryEvents: 1024, saveAfterEvents: 1 }),
      new ViewReader(withDerived(log, undefined)),
    ]
    for (const reader of readers) {
      expect(await lossOf(reader, revertAt)).toEqual(lossWithout())
      expect(await lossOf(reader, revertAt + 1)).toEqual(lossWithout(wrong - 1))
      expect(await lossOf(reader, revertAt + 2)).toEqual([...lossWithout(wrong - 1), 0])
      expect(await lossOf(reader)).toEqual([...lossWithout(), 0])
    }
  })

  test('a live view, a replay, the table and the history of a metric agree with it', async () => {
    const log = await logWith(revert(wrong))
    const { trials } = await firstValueFrom(liveViews(log, { until: AbortSignal.abort() }))
    const bare = withDerived(log, undefined)
    const expected = await new ViewReader(bare).trial(trial)
    expect(contentOf(trials.get(trial))).toStrictEqual(contentOf(expected))
    for (const memoryBytesMax of [0, 2 ** 30]) {
      const views: TrialView[] = []
      await replay(log, {
        memoryBytesMax,
        onView: ({ kind, view }) => void (kind === 'trial' && views.push(view)),
      })
      expect(views.map(contentOf)).toStrictEqual([contentOf(expected)])
    }
    const [row] = await new TrialTable(bare, new ViewReader(bare)).trials()
    expect(row?.metrics.loss?.count).toBe(3 * chunkPoints - 1)
    const [run] = await readMetricHistory(log, trial, 'loss')
    expect(Array.from(run?.stepped?.values ?? [])).toEqual(lossWithout(wrong - 1))
  })

  test('a table that was kept before it takes it in', async () => {
    const log = await logWith()
    const table = new TrialTable(log, new ViewReader(log))
    const counts = async (of: TrialTable) =>
      (await of.trials()).map((row) => row.metrics.loss?.count)
    expect(await counts(table)).toEqual([3 * chunkPoints])
    await table.keep()
    await log.commit(revert(wrong))
    expect(await counts(table)).toEqual([3 * chunkPoints - 1])
    expect(await counts(new TrialTable(log, new ViewReader(log)))).toEqual([3 * chunkPoints - 1])
  })

  test('a fork has of its past what was left of it at that moment', async () => {
    const [early, late] = [streamId(7), streamId(8)]
    const forked = (stream: StreamId, revision: number): NewEvent[] => [
      eventAt(stream, { ...createdEvent, forkedFrom: { trial, revision } }, 99_999),
      eventAt(stream, { type: 'MetricsLogged', names: ['loss'], values: [-1], step: 1e6 }, 99_999),
      eventAt(stream, { type: 'Reverted', revision: 1, reason: '' }, 99_999),
    ]
    const last = 3 * chunkPoints // the revision of the last point
    const log = await logWith(
      revert(wrong),
      ...forked(early, last),
      ...forked(late, last + 1),
      revert(wrong + 1),
    )
    const expected = new Map([
      [early, lossWithout()],
      [late, lossWithout(wrong - 1)],
      [trial, lossWithout(wrong - 1, wrong)],
    ])
    for (const of of [log, withDerived(log, undefined)]) {
      const reader = new ViewReader(of)
      for (const [stream, points] of expected) {
        const { metrics } = await reader.series(await reader.trial(stream))
        expect(Array.from(metrics.get('loss')?.stepped?.values ?? [])).toEqual(points)
        const runs = await readMetricHistory(of, stream, 'loss')
        expect(runs.flatMap((run) => Array.from(run.stepped?.values ?? []))).toEqual(points)
      }
    }
  })

  test('the second reading of it folds only what is new', async () => {
    const log = await logWith(revert(wrong))
    await new ViewReader(log).trial(trial)
    const read: number[] = []
    const counted = withDerived(log, log.derived)
    const watched = {
      ...counted,
      readStream: (stream: StreamId, options: { from?: number } = {}) => {
        read.push(options.from ?? 0)
        return log.readStream(stream, options)
      },
    }
    await new ViewReader(watched).trial(trial)
    expect(Math.min(...read)).toBe(3 * chunkPoints + 1)
  })
})

test('a full report shows it', async () => {
  const log = await makeLog([created, ...listed, loss(0), loss(1, 7), revert(2)])
  const report = await readReport(log, trial, { full: true })
  expect(report.metrics).toEqual({ loss: { 0: 0 } })
  expect(report.reverts).toMatchObject([
    { position: 6, streamRevision: 3, reverted: 2, reason: 'wrong' },
  ])
})

describe('the state of a defined projection', () => {
  const losses = defineProjection({
    name: 'losses',
    version: 1,
    initial: [] as readonly number[],
    evolve: (all: readonly number[], { event }) =>
      event.type === 'MetricsLogged' ? [...all, ...event.values] : all,
  })

  test('is without what was taken back: read at any moment, kept, and live', async () => {
    const log = await makeLog([created, loss(0, 7), loss(1, 8), ...listed])
    const views = definedViews(losses)
    const seen: unknown[] = []
    const done = new AbortController()
    const ended = new Promise<void>((complete) => {
      const options = { intervalMs: 0, until: done.signal }
      followProjection(log, losses, options).subscribe({
        next: ({ state }) => seen.push(state),
        complete,
      })
    })
    await vi.waitFor(() => expect(seen.at(-1)).toEqual([7, 8]))
    await log.commit(revert(1))
    await vi.waitFor(() => expect(seen.at(-1)).toEqual([8]))
    done.abort()
    await ended
    const readers = [new ViewReader(log), new ViewReader(withDerived(log, undefined))]
    for (const reader of readers) {
      expect((await reader.read(views, trial)).value).toEqual([8])
      expect((await reader.read(views, trial, { at: 3 })).value).toEqual([7, 8])
    }
  })
})
