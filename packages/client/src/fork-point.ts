// What it takes to fork a trial, loaded with the first fork.
import {
  type EventLog,
  type ForkPoint,
  isColumns,
  resolveMoment,
  type StreamId,
  type StreamPart,
  streamParts,
  TrackError,
} from '@track/core'
import {
  firstEventOf,
  forksMax,
  readPast,
  type TrialView,
  type ViewReader,
} from '@track/projections'
import type { ForkMoment } from './fork-options.js'

/** A trial as it was at a moment. */
export interface FoundForkPoint {
  readonly point: ForkPoint
  readonly project: StreamId
  readonly view: TrialView
}

/**
 * Finds what a fork starts as.
 * @throws TRACK_TRIAL_NOT_FOUND for a trial that is deleted or not there; TRACK_MOMENT_NOT_FOUND;
 * TRACK_FORK_TOO_DEEP after 1,000 forks of forks; TRACK_FORK_PAST_MISSING for a fork that lacks its own past;
 * the log's errors.
 */
export async function findForkPoint(
  { log, reader }: { readonly log: EventLog; readonly reader: ViewReader },
  trial: StreamId,
  at: ForkMoment | undefined,
): Promise<FoundForkPoint> {
  const now = await reader.trial(trial)
  if (now.asOf === undefined || now.deleted || now.project === undefined) {
    throw new TrackError('TRACK_TRIAL_NOT_FOUND', `There is no trial ${trial} in the log`, {
      details: { trial },
    })
  }
  await checkPast(log, trial, now)
  const view =
    at === undefined ? now : await reader.trial(trial, { at: await positionAt(log, trial, at) })
  if (view.asOf === undefined) {
    const message = `The trial ${JSON.stringify(now.name)} was not there yet`
    throw new TrackError('TRACK_MOMENT_NOT_FOUND', message, { details: { trial } })
  }
  const point = { trial, revision: view.asOf.streamRevision }
  return { point, project: now.project, view }
}

async function checkPast(log: EventLog, trial: StreamId, view: TrialView): Promise<void> {
  const { forkedFrom } = view
  if (forkedFrom === undefined) return
  const details = { trial, forkedFrom: forkedFrom.trial }
  if (forkedFrom.problem !== undefined) {
    const message = `The trial ${JSON.stringify(view.name)} is a fork, and the log does not have all of its past`
    throw new TrackError(forkedFrom.problem, message, { details })
  }
  const first = await firstEventOf(log, trial)
  if (first === undefined || (await readPast(log, first)).length < forksMax) return
  const message = `The trial ${JSON.stringify(view.name)} has ${forksMax} forks before it, and no more are followed`
  throw new TrackError('TRACK_FORK_TOO_DEEP', message, { details })
}

async function positionAt(log: EventLog, trial: StreamId, at: ForkMoment): Promise<number> {
  if (typeof at === 'object' && 'step' in at) return positionOfStep(log, trial, at)
  return (await resolveMoment(log, at, trial)).position
}

interface MetricStep {
  readonly step: number
  readonly metric?: string
}

/** One past the position of the latest event that logged a step. */
async function positionOfStep(log: EventLog, trial: StreamId, at: MetricStep): Promise<number> {
  for await (const { commits } of log.readStream(trial, { direction: 'backward' })) {
    for (const commit of commits) {
      const [[, parts = []] = []] = streamParts(commit, { only: ({ id }) => id === trial })
      for (const part of parts.toReversed()) {
        const position = lastOfStep(part, at)
        if (position !== undefined) return position + 1
      }
    }
  }
  const { step, metric } = at
  const what = metric === undefined ? 'no step' : `no ${JSON.stringify(metric)} at step`
  throw new TrackError('TRACK_MOMENT_NOT_FOUND', `The trial logged ${what} ${step} itself`, {
    details: { trial, step, metric },
  })
}

/** The position of the last event in `part` that logs the step. */
function lastOfStep(part: StreamPart, { step, metric }: MetricStep): number | undefined {
  const isAsked = (names: readonly string[]): boolean =>
    metric === undefined || names.includes(metric)
  if (!isColumns(part)) {
    const found = part.findLast(
      ({ event }) => event.type === 'MetricsLogged' && event.step === step && isAsked(event.names),
    )
    return found?.position
  }
  const { names, from, to, steps, positions } = part
  if (steps === undefined || !isAsked(names)) return undefined
  for (let row = to - 1; row >= from; row--) if (steps[row] === step) return positions[row]
  return undefined
}
