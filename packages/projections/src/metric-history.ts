import {
  type EventLog,
  isColumns,
  type MetricsColumns,
  type RecordedEvent,
  type StreamId,
  type StreamPart,
  type StreamSlice,
  streamParts,
} from '@track/core'
import { firstEventOf, readPast } from './fork-past.js'
import { metricsRunAt } from './metrics-run.js'
import { leftOutBy, partsWithout, type Revert } from './reverts.js'
import type { MetricPoints } from './series-reader.js'
import { type ReadViewOptions, ViewReader } from './view-reader.js'

/** What a trial logged of one metric from one of its starts to the next. */
export interface MetricRun extends MetricPoints {
  /** The trial that logged it: of a fork, one that it was forked from. */
  readonly trial: StreamId
  /** Milliseconds since 1970; undefined for points that came before the first start. */
  readonly startedMs: number | undefined
}

/**
 * Every point of a metric, run by run, in the order logged: also those that a report no longer shows,
 * because a run that was resumed from a checkpoint logged their steps again. Those of a fork's past come
 * first, and what was reverted is left out. Runs in which the metric was not logged have no points. It reads all of the trial's stream.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
 */
export async function readMetricHistory(
  log: EventLog,
  trial: StreamId,
  metric: string,
  options: ReadViewOptions & { readonly reader?: ViewReader } = {},
): Promise<readonly MetricRun[]> {
  const { at: to = Number.POSITIVE_INFINITY, reader = new ViewReader(log) } = options
  const first = await firstEventOf(log, trial)
  const past = first === undefined || first.position >= to ? [] : await readPast(log, first)
  const stretches: Stretch[] = past.map(({ stream, toRevision, at }) => {
    return { stream, toRevision, to: at }
  })
  const runs: (RunDraft & { readonly trial: StreamId })[] = []
  for (const stretch of [...stretches, { stream: trial, to }]) {
    for (const run of await runsOf({ log, reader }, stretch, metric))
      runs.push({ ...run, trial: stretch.stream })
  }
  return runs.map(({ stepped, listed, ...run }) => ({
    ...run,
    stepped: pointsOf(stepped),
    listed: pointsOf(listed),
  }))
}

/** Which events of a stream: those before this revision and before this position. */
interface Stretch {
  readonly stream: StreamId
  readonly toRevision?: number
  readonly to?: number
}

async function runsOf(
  { log, reader }: { readonly log: EventLog; readonly reader: ViewReader },
  stretch: Stretch,
  metric: string,
): Promise<readonly RunDraft[]> {
  const { stream, toRevision, to = Number.POSITIVE_INFINITY } = stretch
  const { reverts } = await reader.trial(stream, { at: to })
  const isBefore = ({ streamRevision }: Revert): boolean => streamRevision < (toRevision ?? to)
  const leftOut = leftOutBy(reverts.filter(isBefore))
  const runs: RunDraft[] = []
  const range = toRevision === undefined ? {} : { to: toRevision }
  const own = { ...stretch, only: ({ id }: StreamSlice) => id === stream }
  for await (const { commits } of log.readStream(stream, range)) {
    for (const commit of commits) {
      for (const [, parts] of streamParts(commit, own)) {
        for (const part of parts)
          for (const left of partsWithout(part, leftOut)) addPart(runs, left, metric)
      }
    }
    if (commits.some(({ position, count }) => position + count >= to)) break
  }
  return runs
}

interface PointsDraft {
  readonly steps: number[] | undefined
  readonly values: number[]
  readonly times: number[]
}

interface RunDraft {
  readonly startedMs: number | undefined
  readonly stepped: PointsDraft
  readonly listed: PointsDraft
}

function runDraft(startedMs: number | undefined): RunDraft {
  return {
    startedMs,
    stepped: { steps: [], values: [], times: [] },
    listed: { steps: undefined, values: [], times: [] },
  }
}

function addPart(runs: RunDraft[], part: StreamPart, metric: string): void {
  if (isColumns(part)) {
    addColumns(runs, part, metric)
    return
  }
  for (let i = 0; i < part.length; ) {
    const columns = metricsRunAt(part, i)
    if (columns === undefined) {
      const { event, timeMs } = part[i++] as RecordedEvent
      if (event.type === 'TrialStarted') runs.push(runDraft(timeMs))
    } else {
      addColumns(runs, columns, metric)
      i += columns.to
    }
  }
}

function addColumns(runs: RunDraft[], columns: MetricsColumns, metric: string): void {
  const { from, to, names, steps, timesMs, values, valuesFrom } = columns
  names.forEach((name, column) => {
    if (name !== metric) return
    if (runs.length === 0) runs.push(runDraft(undefined))
    const run = runs.at(-1) as RunDraft
    const points = steps === undefined ? run.listed : run.stepped
    for (let row = from, at = valuesFrom + column; row < to; row++, at += names.length) {
      points.steps?.push(steps?.[row] as number)
      points.values.push(values[at] as number)
      points.times.push(timesMs[row] as number)
    }
  })
}

function pointsOf({ steps, values, times }: PointsDraft): MetricPoints['stepped'] {
  if (values.length === 0) return undefined
  return {
    steps: steps === undefined ? undefined : Float64Array.from(steps),
    values: Float64Array.from(values),
    times: Float64Array.from(times),
  }
}
