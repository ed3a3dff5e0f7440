import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Commit, eventsOf, type RecordedEvent, type StreamId } from '@track/core'
import {
  type Plan,
  partsOfName,
  plannedFile,
  plannedMetadata,
  plannedMetrics,
  trialsPerSession,
} from './planned-event.js'

/** A process that logged by a plan, and what it had been told of that when it ended. */
export interface Session extends Plan {
  /** Events acknowledged, from its first trial's creation on. */
  readonly acknowledged: number
  /** Steps of which a flush had said that they are on disk. */
  readonly flushed: number
  /** Files of which it was told that they are kept. Default 0. */
  readonly kept?: number
  /** Steps that it logged in all, if it came to its end and may have dropped some. */
  readonly loggedOrDropped?: number
}

/** What a session may leave in the log beside the events of its plan. */
const otherTypes: ReadonlySet<string> = new Set([
  'ArgumentsLogged',
  'ProjectAdded',
  'ProjectCreated',
  'TrialAdded',
  'TrialStarted',
])

/** Holds what one session left in the log against its plan: a prefix of it, with all that was acknowledged. */
export class SessionCheck {
  readonly #session: Session
  readonly #places = new Map<StreamId, number>()
  #events = 0
  #steps = 0
  /** The contents that its events name, in their order. */
  readonly #files: string[] = []
  /** Steps that are missing, and how many of them the log says were dropped. */
  #missing = 0
  #toldDrops = 0

  constructor(session: Session) {
    this.#session = session
  }

  /** Streams of the session's trials, as far as they are in the log. */
  get trials(): readonly StreamId[] {
    return [...this.#places.keys()]
  }

  /** Digests of the files of the session, as far as they are in the log. */
  get files(): readonly string[] {
    return this.#files
  }

  /** The session that a commit begins a trial of: its seed; undefined for all other commits. */
  static beginsTrialOf(events: readonly RecordedEvent[]): number | undefined {
    const created = events.find(({ event }) => event.type === 'TrialCreated')?.event
    return created?.type === 'TrialCreated' ? partsOfName(created.name)?.seed : undefined
  }

  /** @throws For an event that is not the next one of the plan. */
  take(events: readonly RecordedEvent[]): void {
    for (const { event, stream, position } of events) {
      const where = `position ${position}, session ${this.#session.seed}`
      this.#events++
      switch (event.type) {
        case 'TrialCreated':
          this.#places.set(stream, partsOfName(event.name)?.place ?? Number.NaN)
          break
        case 'MetricsLogged': {
          const { names, values, step } = event
          if (this.#session.loggedOrDropped !== undefined) this.#skipTo(step)
          const found = Object.fromEntries(names.map((name, i) => [name, values[i]]))
          const planned = plannedMetrics(this.#session, this.#steps)
          this.#takeStep(where, stream, { step, found }, { step: this.#steps, found: planned })
          break
        }
        case 'MetadataLogged':
          this.#takeStep(where, stream, event.metadata, plannedMetadata(this.#session, this.#steps))
          break
        case 'FileLogged':
          this.#takeFile(where, stream, event.digest)
          break
        case 'EventsDropped':
          this.#events--
          this.#toldDrops += event.count
          if (this.#session.loggedOrDropped === undefined) throw new Error(`${where}: drops`)
          break
        default:
          if (!otherTypes.has(event.type)) throw new Error(`${where}: a ${event.type}`)
      }
    }
  }

  /** @throws When something that was acknowledged is not there. */
  end(): void {
    const { seed, acknowledged, flushed } = this.#session
    const missing = (what: string, count: number, found: number): Error =>
      new Error(`session ${seed}: ${count} ${what}, and ${found} in the log`)
    if (this.#events < acknowledged) {
      throw missing('events were acknowledged', acknowledged, this.#events)
    }
    if (this.#steps < flushed) throw missing('steps were flushed', flushed, this.#steps)
    const { kept = 0 } = this.#session
    if (this.#files.length < kept) throw missing('files were kept', kept, this.#files.length)
    if (this.#session.loggedOrDropped === undefined) return
    this.#skipTo(this.#session.loggedOrDropped)
    if (this.#missing === this.#toldDrops) return
    throw new Error(
      `session ${seed}: ${this.#missing} steps are missing, and ${this.#toldDrops} were told as dropped`,
    )
  }

  /** Steps up to this one were dropped. */
  #skipTo(step: number | undefined): void {
    if (step === undefined || step < this.#steps) return
    this.#missing += step - this.#steps
    this.#steps = step
  }

  #takeFile(where: string, stream: StreamId, found: string): void {
    const number = this.#files.push(found) - 1
    const content = plannedFile(this.#session, number)
    const isDue =
      this.#places.get(stream) === number % trialsPerSession &&
      createHash('sha256').update(content).digest('hex') === found
    if (!isDue) throw new Error(`${where}: the file ${found} where file ${number} was due`)
  }

  #takeStep(where: string, stream: StreamId, found: unknown, planned: unknown): void {
    const step = this.#steps++
    if (this.#places.get(stream) !== step % trialsPerSession) {
      throw new Error(`${where}: step ${step} is in stream ${stream}, of another trial`)
    }
    if (!isDeepStrictEqual({ ...Object(found) }, planned)) {
      const [text, expected] = [found, planned].map((value) => JSON.stringify(value).slice(0, 200))
      throw new Error(`${where}: ${text} where ${expected} was due`)
    }
  }
}

/** The events of a commit, whole. */
export function eventsIn(commit: Commit): readonly RecordedEvent[] {
  return [...eventsOf(commit)]
}
