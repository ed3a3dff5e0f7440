import { createHash } from 'node:crypto'
import { type CommitPage, type EventLog, type NewEvent, statuses, storeStreamId } from '@track/core'
import { describe, expect, test } from 'vitest'
import { type AnyView, type ReplayProgress, replay } from './replay.js'
import { eventAt, makeLog, streamId, withDerived } from './testing/make-log.js'
import { ViewReader } from './view-reader.js'

const project = streamId(100)
const group = streamId(101)
const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()

/** The events of `trials` trials that log in turns. */
function workload(trials: number, points: number): NewEvent[] {
  const events: NewEvent[] = [
    eventAt(storeStreamId, { type: 'ProjectAdded', project, name: 'p' }),
    eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
    eventAt(group, { type: 'GroupCreated', name: 'g', description: '', project }),
  ]
  const text = { name: 't', description: '', version: '', hash: 'h' }
  for (let i = 0; i < trials; i++) {
    events.push(eventAt(streamId(i), { type: 'TrialCreated', ...text, project, groups: [group] }))
    events.push(eventAt(project, { type: 'TrialAdded', trial: streamId(i), hash: 'h' }))
  }
  for (let step = 0; step < points; step++) {
    for (let i = 0; i < trials; i++) {
      events.push(
        eventAt(
          streamId(i),
          { type: 'MetricsLogged', names: ['m'], values: [step * i], step },
          step,
        ),
      )
    }
  }
  const end = {
    type: 'TrialFinished',
    status: statuses.completed,
    error: undefined,
    runtimeSeconds: 1,
  } as const
  for (let i = 0; i < trials; i++) events.push(eventAt(streamId(i), end, points))
  return events
}

describe('a replay', () => {
  test('counts what it goes through and shows every view once', async () => {
    const events = workload(5, 20)
    const stray = eventAt(streamId(50), { type: 'Deleted', reason: '' })
    const log = await makeLog([...events, stray, stray], [9])
    const views: AnyView[] = []
    const summary = await replay(log, { onView: (view) => void views.push(view) })
    expect(summary).toEqual({
      events: events.length + 2,
      commits: Math.ceil((events.length + 2) / 9),
      trials: 5,
      groups: 1,
      projects: 1,
      otherStreams: 1,
      unknownEvents: 2,
      viewsDigest: undefined,
    })
    expect(views.map(({ kind }) => kind).sort()).toEqual([
      'group',
      'project',
      'store',
      ...Array(5).fill('trial'),
    ])
    const last = views.find(({ view }) => view.stream === streamId(4))
    expect(last?.kind === 'trial' && last.view.metrics.get('m')?.last).toBe(19 * 4)
  })

  test('lets states go that do not fit into memory, and comes to the same views', async () => {
    const log = await makeLog(workload(20, 300), [64])
    const small: EventLog = {
      ...withDerived(log, log.derived),
      read: (options) => log.read({ ...options, pageBytes: 4096 }),
    }
    const roomy = await replay(withDerived(log, undefined), { sha256 })
    const tight = await replay(small, { sha256, memoryBytesMax: 20_000 })
    expect(tight).toEqual(roomy)
    const snapshots = await log.derived.keys({ from: 'snapshot/', to: 'snapshot/~' })
    expect(new Set(snapshots.map((key) => key.split('/')[3])).size).toBeGreaterThan(15)
    expect(tight.viewsDigest).toMatch(/^[0-9a-f]{64}$/)
    const other = await replay(await makeLog(workload(20, 299), [64]), { sha256 })
    expect(other.viewsDigest).not.toBe(tight.viewsDigest)
  })

  test('leaves chunks and snapshots for those who read after it', async () => {
    const log = await makeLog(workload(1, 9000), [512])
    await replay(log)
    let commits = 0
    const counting: EventLog = {
      ...withDerived(log, log.derived),
      async *readStream(stream, options) {
        for await (const page of log.readStream(stream, options)) {
          commits += page.commits.length
          yield page
        }
      },
    }
    const reader = new ViewReader(counting)
    const view = await reader.trial(streamId(0))
    const series = await reader.series(view)
    expect(series.metrics.get('m')?.stepped?.steps).toHaveLength(9000)
    expect(commits).toBe(1)
  })

  test('stops at the position asked for', async () => {
    const log = await makeLog(workload(3, 50), [11])
    const views: AnyView[] = []
    const summary = await replay(log, { at: 100, onView: (view) => void views.push(view) })
    expect(summary.events).toBe(100)
    expect(Math.max(...views.map(({ view }) => view.asOf?.position ?? -1))).toBe(99)
  })

  test('tells how far it has come', async () => {
    const log = await makeLog(workload(3, 50), [11])
    const progress: ReplayProgress[] = []
    let now = 0
    await replay(log, { onProgress: (it) => progress.push(it), nowMs: () => (now += 500) })
    const { position } = await log.head()
    expect(progress.at(-1)).toEqual({ position, head: position, eventsPerSecond: position / 0.5 })
  })

  test('ends with the reason of its signal', async () => {
    const log = await makeLog(workload(3, 500), [11])
    const controller = new AbortController()
    const paged: EventLog = {
      ...withDerived(log, undefined),
      read: (options) => log.read({ ...options, pageBytes: 100 }),
    }
    let pages = 0
    const onProgress = (): void => {
      if (++pages === 3) controller.abort(new Error('enough'))
    }
    await expect(replay(paged, { signal: controller.signal, onProgress })).rejects.toThrow('enough')
    expect(pages).toBe(3)
    await expect(replay(log, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no')
  })

  test('rejects a log with a gap', async () => {
    const log = await makeLog(workload(3, 50), [11])
    const gapped: EventLog = {
      ...withDerived(log, undefined),
      async *read(options): AsyncIterable<CommitPage> {
        for await (const { commits, head } of log.read(options))
          yield { commits: commits.toSpliced(2, 1), head }
      },
    }
    await expect(replay(gapped)).rejects.toMatchObject({
      code: 'TRACK_COMMIT_CORRUPT',
      details: { position: 33, expected: 22 },
    })
  })
})
