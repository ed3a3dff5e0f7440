import type { BodyIndex } from './body-index.js'
import type { Commit } from './commit.js'
import { decodeEvent, nameAt } from './decode-event.js'
import { MetricsReader } from './metrics-reader.js'
import type { RecordedEvent } from './recorded-event.js'
import type { StreamId } from './stream-id.js'
import { TrackError } from './track-error.js'
import type { TrackEvent } from './track-event.js'
import { newWireReader, type track, v1, type WireReader } from './wire.js'

/** Decodes the events of one group, each relative to the one before. */
export class GroupReader {
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

  /** The next event, which is at `position` in the log. */
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
    const values = [...(message.values ?? []), ...(message.singles ?? [])]
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
