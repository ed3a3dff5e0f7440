import { type BodyIndex, indexBody } from './body-index.js'
import type { Commit } from './commit.js'
import { decodeEvent, nameAt } from './decode-event.js'
import { isTrackError } from './is-track-error.js'
import { MetricsReader } from './metrics-reader.js'
import type { RecordedEvent } from './recorded-event.js'
import type { StreamId } from './stream-id.js'
import { TrackError } from './track-error.js'
import type { TrackEvent } from './track-event.js'
import { newWireReader, type track, v1, type WireReader } from './wire.js'

/** Which events of a commit to decode. */
export interface EventsOfOptions {
  /** Only this stream's; the others are not decoded. */
  readonly stream?: StreamId
  /** First position (with `stream`: revision), inclusive. */
  readonly from?: number
  /** Position (with `stream`: revision) to stop before. */
  readonly to?: number
}

/**
 * The events of `commit` in the order of the log.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming the commit's position.
 */
export function eventsOf(commit: Commit, options: EventsOfOptions = {}): RecordedEvent[] {
  const { stream, from = 0, to = Number.POSITIVE_INFINITY } = options
  try {
    const index = indexBody(
      commit.body,
      commit.streams.map((slice) => slice.count),
    )
    if (stream === undefined) return allEvents(commit, index, from, to)
    const group = commit.streams.findIndex((slice) => slice.id === stream)
    return group < 0 ? [] : streamEvents(commit, index, group, from, to)
  } catch (error) {
    throw located(error, commit.position)
  }
}

function allEvents(commit: Commit, index: BodyIndex, from: number, to: number): RecordedEvent[] {
  const groups = commit.streams.map((_, i) => new GroupReader(commit, index, i))
  const events: RecordedEvent[] = []
  const { order } = index
  const first = groups[0]
  for (let i = 0; i < commit.count; i++) {
    const group = order === undefined ? first : groups[order[i] as number]
    const position = commit.position + i
    const event = (group as GroupReader).next(position)
    if (position >= from && position < to) events.push(event)
  }
  return events
}

function streamEvents(
  commit: Commit,
  index: BodyIndex,
  group: number,
  from: number,
  to: number,
): RecordedEvent[] {
  const reader = new GroupReader(commit, index, group)
  const events: RecordedEvent[] = []
  for (let i = 0; i < commit.count; i++) {
    if (index.order !== undefined && index.order[i] !== group) continue
    const event = reader.next(commit.position + i)
    if (event.streamRevision >= from && event.streamRevision < to) events.push(event)
  }
  return events
}

/** Decodes the events of one group, each relative to the one before. */
class GroupReader {
  readonly #reader: WireReader
  readonly #metrics: MetricsReader
  readonly #names: readonly string[]
  readonly #stream: StreamId
  readonly #baseTimeMs: number
  #revision: number

  constructor(commit: Commit, index: BodyIndex, group: number) {
    const slice = commit.streams[group]
    const range = index.groups[group]
    if (slice === undefined || range === undefined) throw new RangeError(`no group ${group}`)
    this.#reader = newWireReader(commit.body)
    this.#reader.pos = range.start
    this.#metrics = new MetricsReader(this.#reader, index.names)
    this.#names = index.names
    this.#stream = slice.id
    this.#baseTimeMs = commit.baseTimeMs
    this.#revision = slice.firstRevision
  }

  next(position: number): RecordedEvent {
    const reader = this.#reader
    reader.uint32() // the tag, which indexBody has checked
    const end = reader.uint32() + reader.pos
    const start = reader.pos
    const metrics = this.#metrics.read(end)
    if (metrics !== undefined) return this.#place(position, metrics, this.#metrics.timeDeltaMs)
    reader.pos = start
    const message = v1.Event.decode(reader, end - start)
    const event = message.metricsLogged
      ? this.#otherMetrics(message.metricsLogged)
      : decodeEvent(message, this.#names)
    return this.#place(position, event, message.timeDeltaMs)
  }

  #place(position: number, event: TrackEvent, timeDeltaMs: number): RecordedEvent {
    const streamRevision = this.#revision++
    const timeMs = this.#baseTimeMs + timeDeltaMs
    return { position, stream: this.#stream, streamRevision, timeMs, event }
  }

  /** A MetricsLogged in a form that the body builder does not write, such as one without a metric. */
  #otherMetrics(message: track.v1.MetricsLogged.$Properties): TrackEvent {
    const indices = message.names ?? []
    const values = message.values ?? []
    if (indices.length !== values.length) {
      throw new TrackError(
        'TRACK_EVENT_CORRUPT',
        `An event has ${indices.length} names for ${values.length} metrics`,
      )
    }
    const names = indices.map((index) => nameAt(this.#names, index))
    let step: number | undefined
    if (Object.hasOwn(message, 'step')) step = message.step ?? undefined
    else if (Object.hasOwn(message, 'stepDelta')) {
      this.#metrics.step += message.stepDelta ?? 0
      step = this.#metrics.step
    }
    return { type: 'MetricsLogged', names, values, step }
  }
}

function located(error: unknown, position: number): TrackError {
  const code = isTrackError(error) ? error.code : 'TRACK_EVENT_CORRUPT'
  const what = error instanceof Error ? error.message : String(error)
  return new TrackError(code, `Commit at position ${position}: ${what}`, {
    details: { ...(isTrackError(error) ? error.details : {}), position },
    cause: error,
  })
}
