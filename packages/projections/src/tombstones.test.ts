// Views of a log from which commits are gone: what is left is folded alike by whoever folds it.
import { createHash } from 'node:crypto'
import type { EventLog, NewEvent } from '@track/core'
import { expect, test } from 'vitest'
import { LiveFolds } from './live/live-folds.js'
import { type AnyView, replay } from './replay.js'
import { eventAt, makeLog, streamId } from './testing/make-log.js'
import { withGaps } from './testing/with-gaps.js'
import { ViewReader } from './view-reader.js'

const [project, trial] = [streamId(100), streamId(1)]
const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const spacing = { snapshotEveryEvents: 16, saveAfterEvents: 1 }
/** Of commits of ten events: the first of points, three in a row, and the last. */
const gone = new Set([10, 200, 210, 220, 600])

function workload(): NewEvent[] {
  const text = { name: 't', description: '', version: '', hash: 'h' }
  const events = [
    eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
    eventAt(trial, { type: 'TrialCreated', ...text, project, groups: [] }),
    eventAt(project, { type: 'TrialAdded', trial, hash: 'h' }),
  ]
  for (let step = events.length; step < 610; step++) {
    events.push(eventAt(trial, { type: 'MetricsLogged', names: ['m'], values: [step], step }))
  }
  return events
}

/** The positions of the points that are left; each point's step is its position. */
const left = Array.from({ length: 610 }, (_, position) => position).filter(
  (position) => position > 2 && !gone.has(10 * Math.floor(position / 10)),
)

async function logWithGaps(): Promise<EventLog> {
  return withGaps(await makeLog(workload(), [10]), gone)
}

test('a view passes over what is gone, from the beginning and from any snapshot', async () => {
  const log = await logWithGaps()
  for (let round = 0; round < 3; round++) {
    const reader = new ViewReader(log, spacing)
    const view = await reader.trial(trial)
    expect(view.asOf).toMatchObject({ position: 599, streamRevision: 597 })
    const { metrics } = await reader.series(view)
    expect([...(metrics.get('m')?.stepped?.steps ?? [])]).toEqual(left)
    for (const [at, last] of [
      [215, 199],
      [231, 230],
      [20, 9],
    ] as const) {
      expect((await reader.trial(trial, { at })).asOf?.position).toBe(last)
    }
  }
})

test('a replay passes over what is gone, keeps snapshots, and comes to the same views', async () => {
  const log = await logWithGaps()
  const views: AnyView[] = []
  const onView = (view: AnyView): void => void views.push(view)
  const summary = await replay(log, { ...spacing, sha256, onView })
  expect(summary).toMatchObject({ events: 560, commits: 61, trials: 1, unknownEvents: 0 })
  const bare = await replay(await logWithGaps(), { sha256 })
  expect(summary.viewsDigest).toBe(bare.viewsDigest)
  const reader = new ViewReader(log, spacing) // from the snapshots of the replay
  const read = await reader.trial(trial)
  expect(views.find(({ kind }) => kind === 'trial')?.view).toEqual(read)
  expect(await replay(log, { at: 215 })).toMatchObject({ events: 190 })
})

test('live views pass over what is gone', async () => {
  const log = await logWithGaps()
  const reader = new ViewReader(log, spacing)
  const folds = new LiveFolds(log, reader, {})
  await folds.start()
  for await (const page of log.read({ pageBytes: 200 })) await folds.apply(page)
  await folds.close()
  expect([folds.position, folds.caughtUp]).toEqual([610, true])
  const live = [...folds.folds()].find(({ kind }) => kind === 'trial')
  const fresh = new ViewReader(await logWithGaps(), spacing)
  expect(live?.fold.state).toEqual(await fresh.trial(trial))
})

test('snapshots are where they would be, however the log is read', async () => {
  const keysAfter = async (ats: readonly number[]): Promise<readonly string[]> => {
    const log = await logWithGaps()
    const reader = new ViewReader(log, { ...spacing, saveAfterEvents: Number.POSITIVE_INFINITY })
    for (const at of ats) await reader.trial(trial, { at })
    return (await log.derived?.keys({ from: '', to: '\uffff' })) ?? []
  }
  const atOnce = await keysAfter([610])
  expect(atOnce.length).toBeGreaterThan(20)
  expect(await keysAfter([100, 209, 300, 610])).toEqual(atOnce)
})
