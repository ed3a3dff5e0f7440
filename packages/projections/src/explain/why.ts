import type { EventLog, ProcessRecord, RecordedEvent, StreamId, TrackEvent } from '@track/core'
import { firstEventOf, readPast } from '../fork-past.js'
import type { Json } from '../json-value.js'
import { initialProject } from '../project-view.js'
import { ViewReader } from '../view-reader.js'
import { eventsIn, type Stretch } from './events-in.js'
import { StandingField } from './standing-field.js'
import { fieldNotFound, trialField } from './trial-field.js'

/** An event that changed a field; a Reverted one, where what it took back had a part in it. */
export interface Cause extends RecordedEvent {
  /** When the log took it: milliseconds since 1970. */
  readonly committedAtMs: number
  /**
   * Who logged it. A process is known by the starts and the reservations that it logged to the trial: undefined
   * for one that has made none.
   */
  readonly process: ProcessRecord | undefined
  /** The value that it replaced; undefined where there was none. */
  readonly before: Json | undefined
  /** What the field was from there on; undefined where it was no more. */
  readonly after: Json | undefined
}

/** How a field came to be what it is. */
export interface Explanation {
  readonly path: string
  readonly value: Json | undefined
  /** The events that changed it, in the order of the log; the last of them made it what it is. */
  readonly causes: readonly Cause[]
  /** Earlier ones that are not among them. */
  readonly leftOut: number
  /** The log had its first so many events. */
  readonly at: number
}

/** What is to be explained. */
export interface WhyOptions {
  /** As the log's first so many events have it. Default: all there are. */
  readonly at?: number
  /** So many causes at the most, the last ones. Default 100. */
  readonly limit?: number
  /** A reader of the same log, if there is one already. */
  readonly reader?: ViewReader
}

/** So many causes, if it is not said otherwise. */
const limitDefault = 100

/**
 * The events that made a field of a trial what it is, for a fork also those of its past. It reads the trial's
 * stream, and for what the trial has from its project that one's, and again where an event of the field was
 * taken back; memory does not grow with them.
 * @param path As `client.trials` names fields, and besides `metrics.loss.12`, the metric's value at that step, or
 * the twelfth of those without a step; `chronos.NAME`, of those that keep every lap the latest; `files.NAME`.
 * @throws TRACK_FIELD_NOT_FOUND, with those that there are in `details.fields`; TRACK_COMMIT_CORRUPT,
 * TRACK_EVENT_CORRUPT, and what the log throws.
 */
export async function readWhy(
  log: EventLog,
  trial: StreamId,
  path: string,
  options: WhyOptions = {},
): Promise<Explanation> {
  const { limit = limitDefault, reader = new ViewReader(log) } = options
  const at = options.at ?? (await log.head()).position
  const view = await reader.trial(trial, { at })
  const project =
    view.project === undefined || view.project === trial
      ? initialProject
      : await reader.project(view.project, { at })
  const explained = { id: trial, trial: view, project }
  const field = trialField(path, explained)
  const changes: Change[] = []
  const processes = new Map<string, ProcessRecord>()
  let changed = 0
  let value: Json | undefined
  const stretches: Stretch[] = field.isOfPast ? await pastOf(log, trial) : []
  stretches.push({ stream: trial, to: at })
  const { stream: ofProject } = project
  if (field.isOfProject && ofProject !== undefined) stretches.push({ stream: ofProject, to: at })
  const standing = new StandingField(log, stretches, () => trialField(path, explained))
  for await (const { recorded, committedAtMs, writer } of eventsIn(log, stretches)) {
    for (const event of recorded) {
      const process = processOf(event.event)
      if (process !== undefined) processes.set(writer, process)
      const before = value
      const isRevert = event.event.type === 'Reverted' && event.stream !== ofProject
      value = isRevert ? await standing.afterRevert(event) : standing.after(event)
      if (isSame(before, value)) continue
      changed++
      changes.push({ recorded: event, committedAtMs, writer, before, after: value })
      if (changes.length > 2 * limit) changes.splice(0, changes.length - limit)
    }
  }
  if (changed === 0) throw fieldNotFound(path, explained)
  const shown = limit === 0 ? [] : changes.slice(-limit)
  const causes = shown.map(({ recorded, committedAtMs, writer, before, after }) => {
    return { ...recorded, committedAtMs, process: processes.get(writer), before, after }
  })
  return { path, value, causes, leftOut: changed - causes.length, at }
}

/** Where the events are that a trial has of those before it: of a fork. */
async function pastOf(log: EventLog, trial: StreamId): Promise<Stretch[]> {
  const first = await firstEventOf(log, trial)
  const past = first === undefined ? [] : await readPast(log, first)
  return past.map(({ stream, toRevision, at }) => ({ stream, toRevision, to: at }))
}

interface Change {
  readonly recorded: RecordedEvent
  readonly committedAtMs: number
  readonly writer: string
  readonly before: Json | undefined
  readonly after: Json | undefined
}

function processOf(event: TrackEvent): ProcessRecord | undefined {
  return event.type === 'TrialStarted' || event.type === 'TrialReserved' ? event.process : undefined
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a === 'object' && typeof b === 'object') return JSON.stringify(a) === JSON.stringify(b)
  return a === b
}
