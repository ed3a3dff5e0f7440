import type { TrackEvent, TrialCreated } from '@track/core'
import { forkedTrial } from '../forked-trial.js'
import { groupProjection } from '../group-projection.js'
import type { GroupView } from '../group-view.js'
import { outputWritesMax } from '../output-tail.js'
import { projectProjection } from '../project-projection.js'
import type { ProjectView } from '../project-view.js'
import type { ViewProjection } from '../projection.js'
import { chunkPoints } from '../series.js'
import { storeProjection } from '../store-projection.js'
import type { StoreView } from '../store-view.js'
import { trialProjection } from '../trial-projection.js'
import { errorsMax, type TrialView } from '../trial-view.js'
import type { View } from '../view.js'
import { recorded, startMs, streamId } from './make-log.js'

const text = { name: 'n', description: 'd' }
const tags = { tag: 'of its own' }
const metadata = { gpu: 'V100' }
const dropped: TrackEvent = { type: 'EventsDropped', count: 3, reason: 'full' }
const deleted: TrackEvent = { type: 'Deleted', reason: 'a mistake' }
const unknown: TrackEvent = { type: 'Unknown' }
const all: readonly TrackEvent[] = [dropped, deleted, unknown]

const described: readonly TrackEvent[] = [
  {
    type: 'TrialCreated',
    ...text,
    version: 'v',
    hash: 'h',
    project: streamId(1),
    groups: [streamId(2), streamId(3)],
    forkedFrom: { trial: streamId(8), revision: 7 },
  },
  { type: 'ArgumentsLogged', arguments: { lr: 0.1 } },
  { type: 'TagsAdded', tags },
  { type: 'MetadataLogged', metadata },
]

const started: TrackEvent = {
  type: 'TrialStarted',
  process: { host: 'h', boot: 'b', pid: 7, startedMs: 0.5 },
}

const taken: TrackEvent = {
  type: 'TrialReserved',
  status: { value: 50, name: 'Reserved' },
  process: { host: 'h', boot: 'b', pid: 8, startedMs: 1.5 },
}

/** The second metric, so that its place is not 0; a chunk and a bit with steps, then some without. */
const measured: readonly TrackEvent[] = [
  metric('first', 1, undefined),
  ...times(chunkPoints + 3, (i) => metric('second', Math.cos(i), i)),
  metric('second', Number.POSITIVE_INFINITY, 5000),
  metric('second', Number.NEGATIVE_INFINITY, 5001),
  metric('second', Number.NaN, undefined),
  metric('second', -0, undefined),
  metric('second', 0.5, -7.5),
]

const timed: readonly TrackEvent[] = [
  lap('first', 'stat', 1),
  ...times(chunkPoints + 3, (i) => lap('second', 'series', 1 + i)),
  ...times(5, (i) => lap('second', 'ring', 0.5 * i)),
]

const failed: readonly TrackEvent[] = times(errorsMax + 2, (i) => ({
  type: 'ErrorLogged',
  error: i % 2 === 0 ? { name: 'E', message: `m${i}` } : { name: 'E', message: 'm', stack: 's' },
}))

const said: readonly TrackEvent[] = times(outputWritesMax + 2, (i) => ({
  type: 'OutputCaptured',
  stream: i % 2 === 0 ? 'stdout' : 'stderr',
  text: `é ${i}\n`,
}))

const kept: readonly TrackEvent[] = ['b.bin', 'a.bin', 'b.bin'].map((name, i) => ({
  type: 'FileLogged',
  name,
  digest: `${i}`.repeat(64),
  bytes: 7 + i,
  mime: 'image/png',
}))

/** A chunk and a bit, so that the one is kept elsewhere. */
const sampled: readonly TrackEvent[] = times(chunkPoints + 2, (i) => ({
  type: 'SystemMeasured',
  names: ['process.cpuPercent', 'loss'],
  values: [i, -i],
}))

const finished: TrackEvent = {
  type: 'TrialFinished',
  status: { value: 250, name: 'Diverged' },
  error: undefined,
  runtimeSeconds: 12.5,
}

const trialEvents: readonly TrackEvent[] = [
  ...described,
  started,
  ...measured,
  ...timed,
  ...failed,
  ...said,
  ...kept,
  ...sampled,
  finished,
  { type: 'Reverted', revision: 1, reason: 'wrong' },
  {
    type: 'Redacted',
    position: 1,
    oldBodyDigest: 'ab'.repeat(32),
    newBodyDigest: 'cd'.repeat(32),
    reason: 'a secret',
    by: 'ada',
    path: 'tags.tag',
    events: [1],
  },
]

/** States of which no field is as it was before the first event; or one of them, where two are. */
export const filledTrials: readonly TrialView[] = [
  fold(trialProjection, [...trialEvents, ...all]),
  fold(trialProjection, [...trialEvents, ...all, started, metric('first', 2, 3)]),
  fold(trialProjection, [...trialEvents, ...all, taken]),
  forkOf(fold(trialProjection, [...trialEvents, ...all]), trialEvents),
]

/** A fork of a trial with full chunks, which has had more of them since. */
function forkOf(past: TrialView, events: readonly TrackEvent[]): TrialView {
  const at = { trial: past.stream ?? '', revision: past.asOf?.streamRevision ?? 0 }
  const created = { ...(described[0] as TrialCreated), forkedFrom: at }
  const start = forkedTrial(created, past)
  return fold({ ...trialProjection, initial: start }, [created, ...events.slice(1)])
}

/** See {@link filledTrials}. */
export const filledGroup: GroupView = fold(groupProjection, [
  { type: 'GroupCreated', ...text, project: streamId(1) },
  ...ofCollections(),
  ...all,
])

/** See {@link filledTrials}. */
export const filledProject: ProjectView = fold(projectProjection, [
  { type: 'ProjectCreated', ...text },
  { type: 'GroupAdded', group: streamId(3), name: 'z' },
  { type: 'GroupAdded', group: streamId(2), name: 'a' },
  ...ofCollections(),
  ...all,
])

/** See {@link filledTrials}. */
export const filledStore: StoreView = fold(storeProjection, [
  { type: 'ProjectAdded', project: streamId(2), name: 'z' },
  { type: 'ProjectAdded', project: streamId(1), name: 'a' },
  ...all,
])

/** Trials of equal and of other hash, one of them removed and one back again. */
function ofCollections(): TrackEvent[] {
  return [
    { type: 'TagsAdded', tags },
    { type: 'MetadataLogged', metadata },
    ...[5, 4, 6, 7].map(
      (n): TrackEvent => ({ type: 'TrialAdded', trial: streamId(n), hash: n === 6 ? 'g' : 'h' }),
    ),
    { type: 'TrialRemoved', trial: streamId(4) },
    { type: 'TrialRemoved', trial: streamId(5) },
    { type: 'TrialAdded', trial: streamId(5), hash: 'h' },
  ]
}

function fold<State extends View>(
  projection: ViewProjection<State>,
  events: readonly TrackEvent[],
): State {
  const stream = streamId(0)
  const placed = events.map((event, i) => ({ stream, event, timeMs: startMs + i }))
  // The first is another stream's, so that no position is 0.
  const before = { stream: streamId(9), event: unknown, timeMs: startMs }
  return projection.settle(
    projection.evolveAll(projection.initial, recorded([before, ...placed]).slice(1)),
  )
}

function times(count: number, event: (i: number) => TrackEvent): TrackEvent[] {
  return Array.from({ length: count }, (_, i) => event(i))
}

function metric(name: string, value: number, step: number | undefined): TrackEvent {
  return { type: 'MetricsLogged', names: [name], values: [value], step }
}

function lap(name: string, aggregator: 'stat' | 'ring' | 'series', seconds: number): TrackEvent {
  return { type: 'ChronoRecorded', name, seconds, aggregator, window: 3, skip: 0 }
}
