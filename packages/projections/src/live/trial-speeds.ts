import { isColumns, type StreamId, type StreamPart } from '@track/core'
import type { TrialView } from '../trial-view.js'
import { EventRate } from './event-rate.js'
import { LeadingPace } from './leading-pace.js'
import { type LiveTrial, liveTrial } from './live-trial.js'

interface Speed {
  readonly rate: EventRate
  readonly pace: LeadingPace
}

/** How fast trials go, which their views do not know. */
export class TrialSpeeds {
  readonly #totalSteps: number | string | undefined
  readonly #speeds = new Map<StreamId, Speed>()

  /** @param totalSteps See LiveTrialsOptions. */
  constructor(totalSteps: number | string | undefined) {
    this.#totalSteps = totalSteps
  }

  /** Takes in the next events of a trial. */
  note(trial: StreamId, part: StreamPart): void {
    let speed = this.#speeds.get(trial)
    if (speed === undefined) {
      speed = { rate: new EventRate(), pace: new LeadingPace() }
      this.#speeds.set(trial, speed)
    }
    note(speed, part)
  }

  /** Forgets a trial. */
  letGo(trial: StreamId): void {
    this.#speeds.delete(trial)
  }

  /** What there is to see of a trial. */
  liveTrial(trial: StreamId, view: TrialView): LiveTrial {
    const speed = this.#speeds.get(trial)
    return liveTrial(trial, view, {
      eventsPerSecond: speed?.rate.perSecond() ?? 0,
      secondsPerStep: speed?.pace.secondsPerStep(),
      totalSteps: stepsOf(view, this.#totalSteps),
    })
  }
}

function note({ rate, pace }: Speed, part: StreamPart): void {
  if (!isColumns(part)) {
    for (const { event, timeMs } of part) {
      rate.add(timeMs)
      if (event.type === 'MetricsLogged') notePace(pace, timeMs, event.names, event.step)
    }
    return
  }
  const { names, from, to, timesMs } = part
  for (let row = from; row < to; ) {
    const first = row
    const timeMs = timesMs[first] as number
    do row++
    while (row < to && timesMs[row] === timeMs)
    rate.add(timeMs, row - first)
  }
  const [metric] = names
  if (metric !== undefined) pace.addRows(metric, part)
}

function notePace(
  pace: LeadingPace,
  timeMs: number,
  names: readonly string[],
  step: number | undefined,
): void {
  const [metric] = names
  if (metric !== undefined && step !== undefined) pace.add(timeMs, metric, step)
}

function stepsOf(view: TrialView, totalSteps: number | string | undefined): number | undefined {
  const steps = typeof totalSteps === 'string' ? view.parameters.get(totalSteps) : totalSteps
  return typeof steps === 'number' ? steps : undefined
}
