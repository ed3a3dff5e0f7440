import type { BodyIndex } from './body-index.js'
import type { ColumnsWriter } from './columns-writer.js'
import type { Commit } from './commit.js'
import { decodeEvent, nameAt } from './decode-event.js'
import { EventOrigins } from './event-origins.js'
import { type track, v1 } from './messages.js'
import { MetricsReader } from './metrics-reader.js'
import type { RecordedEvent } from './recorded-event.js'
import type { StreamId } from './stream-id.js'
import type { PartRange, StreamPart } from './stream-part.js'
import { TrackError } from './track-error.js'
import type { TrackEvent } from './track-event.js'
import { newWireReader, readUint32, type WireReader } from './wire.js'

/** Decodes the events of one group after another, each relative to the one before. */
export class GroupReader {
  readonly #reader: WireReader
  readonly #metrics: MetricsReader
  readonly #index: BodyIndex
  readonly #commit: Commit
  #group = 0
  #stream: StreamId = ''
  #origins: EventOrigins | undefined
  #revision = 0
  /** Where the event that was gone to is. */
  #start = 0
  #end = 0

  /** Of a commit whose body was indexed. */
  constructor(commit: Commit, index: BodyIndex) {
    this.#reader = newWireReader(commit.body)
    this.#metrics = new MetricsReader(this.#reader, index.names)
    this.#index = index
    this.#commit = commit
  }

  /** Goes to the beginning of a group. */
  goTo(group: number): this {
    const slice = this.#commit.streams[group]
    const range = this.#index.groups[group]
    if (slice === undefined || range === undefined) throw new RangeError(`no group ${group}`)
    this.#reader.pos = range.start
    this.#metrics.step = 0
    this.#group = group
    this.#stream = slice.id
    this.#origins = undefined
    this.#revision = slice.firstRevision
    return this
  }

  /** The next event of the group, which is at `position` in the log. */
  next(position: number): RecordedEvent {
    return this.#place(position, this.#nextScanned() ? this.#metrics.event() : this.#decode())
  }

  /** All events of the group, whose positions are `places` of the columns, those in the range, in parts. */
  parts(
    places: { readonly from: number; readonly to: number },
    columns: ColumnsWriter,
    range: PartRange,
  ): StreamPart[] {
    const { fromRevision = 0, toRevision = Number.POSITIVE_INFINITY } = range
    const { from = 0, to = Number.POSITIVE_INFINITY } = range
    const metrics = this.#metrics
    const { baseTimeMs } = this.#commit
    const parts: StreamPart[] = []
    let events: RecordedEvent[] = []
    const positions = columns.places
    for (let i = places.from; i < places.to; i++) {
      const position = positions[i] as number
      const isScanned = this.#nextScanned()
      const revision = this.#revision
      if (position < from || position >= to || revision < fromRevision || revision >= toRevision) {
        if (!isScanned) this.#decode() // a step of it would move those after it
        this.#revision++
      } else if (isScanned && columns.takes(metrics.names)) {
        if (!columns.continues(metrics.names, metrics.hasStep)) {
          endRun(columns, parts)
          if (events.length > 0) parts.push(events)
          events = []
          columns.begin(this.#stream, metrics.names, metrics.hasStep, this.#revision)
        }
        this.#revision++
        metrics.addTo(columns, position, baseTimeMs)
      } else {
        const event = this.#place(position, isScanned ? metrics.event() : this.#decode())
        endRun(columns, parts)
        events.push(event)
      }
    }
    endRun(columns, parts)
    if (events.length > 0) parts.push(events)
    return parts
  }

  /** Goes to the next event; tells whether it is metrics in the builder's form, which are scanned then. */
  #nextScanned(): boolean {
    const reader = this.#reader
    readUint32(reader) // the tag, which indexBody has checked
    this.#end = readUint32(reader) + reader.pos
    this.#start = reader.pos
    return this.#metrics.scan(this.#end)
  }

  /** The event that was gone to, by the generated code. */
  #decode(): TrackEvent {
    this.#reader.pos = this.#start
    const message = v1.Event.decode(this.#reader, this.#end - this.#start)
    this.#metrics.timeDeltaMs = message.timeDeltaMs
    return message.metricsLogged
      ? this.#otherMetrics(message.metricsLogged)
      : decodeEvent(message, this.#index.names)
  }

  #place(position: number, event: TrackEvent): RecordedEvent {
    const streamRevision = this.#revision++
    const timeMs = this.#commit.baseTimeMs + this.#metrics.timeDeltaMs
    const recorded = { position, stream: this.#stream, streamRevision, timeMs, event }
    const { origin } = this.#commit
    if (origin === undefined) return recorded
    this.#origins ??= new EventOrigins(this.#commit, origin, this.#group)
    return { ...recorded, origin: this.#origins.of(position, streamRevision) }
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
    const names = indices.map((index) => nameAt(this.#index.names, index))
    let step: number | undefined
    if (Object.hasOwn(message, 'step')) step = message.step ?? undefined
    else if (Object.hasOwn(message, 'stepDelta')) {
      this.#metrics.step += message.stepDelta ?? 0
      step = this.#metrics.step
    }
    return { type: 'MetricsLogged', names, values, step }
  }
}

function endRun(columns: ColumnsWriter, parts: StreamPart[]): void {
  const run = columns.end()
  if (run !== undefined) parts.push(run)
}
