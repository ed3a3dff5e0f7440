import { encodeEvent } from './encode-event.js'
import { bodyBytesMax, eventBytesMax } from './limits.js'
import type { StreamId } from './stream-id.js'
import { checkText } from './text.js'
import { TrackError } from './track-error.js'
import type { TrackEvent } from './track-event.js'
import { newWireWriter, type track, v1, type WireWriter } from './wire.js'
import { bodyTag, groupTag } from './wire-fields.js'

/** A finished body and what its envelope says of it. */
export interface BuiltBody {
  /** One for each group, in the order in which the streams first came. */
  readonly streams: readonly { readonly id: StreamId; readonly count: number }[]
  readonly body: Uint8Array
}

interface Group {
  readonly id: StreamId
  readonly index: number
  readonly writer: WireWriter
  count: number
  /** The last integer step written, which the next is relative to. */
  step: number
}

/** The message of a MetricsLogged, and the event around it, that are filled anew for each. */
interface MetricsScratch {
  readonly names: number[]
  readonly values: number[]
  stepDelta: number | undefined
  step: number | undefined
}
interface EventScratch {
  readonly metricsLogged: MetricsScratch
  timeDeltaMs: number | undefined
}

/**
 * Encodes events into the body of one commit as they come: every call reads its arguments
 * completely and leaves the body as it was when it throws. One builder serves one body after
 * another and keeps its buffers.
 */
export class BodyBuilder {
  #baseTimeMs = 0
  #count = 0
  #bytes = 0
  readonly #nameIndices = new Map<string, number>()
  readonly #names: string[] = []
  readonly #groupOf = new Map<StreamId, Group>()
  readonly #groups: Group[] = []
  /** The group of the last event: most often also of the next. */
  #current: Group | undefined
  /** The group of each event, kept from the second group on. */
  readonly #order: number[] = []
  readonly #bodyWriter: WireWriter = newWireWriter()
  readonly #spareWriters: WireWriter[] = []
  // One message serves all metrics: the hot path allocates nothing that it need not.
  readonly #metrics: MetricsScratch = {
    names: [],
    values: [],
    stepDelta: undefined,
    step: undefined,
  }
  readonly #event: EventScratch = { metricsLogged: this.#metrics, timeDeltaMs: undefined }
  readonly #indexOfName = (name: string): number => this.#nameIndex(name)

  /** Milliseconds since 1970: the time of the first event. */
  get baseTimeMs(): number {
    return this.#baseTimeMs
  }

  /** Events so far. */
  get count(): number {
    return this.#count
  }

  /** Bytes of the events and names so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** Tells whether this body can hold an event of that time: it keeps 32-bit differences. */
  accepts(timeMs: number): boolean {
    const delta = timeMs - this.#baseTimeMs
    return this.#count === 0 || (delta | 0) === delta
  }

  /**
   * Adds an event; its time must be one that {@link accepts} allows.
   * @throws TRACK_VALUE_INVALID, TRACK_ARGUMENT_INVALID, TRACK_EVENT_TOO_LARGE
   */
  add(stream: StreamId, event: Exclude<TrackEvent, { type: 'Unknown' }>, timeMs: number): void {
    if (event.type === 'MetricsLogged') {
      this.#addMetrics(stream, event.names, event.values, event.step, timeMs)
      return
    }
    const group = this.#groupFor(stream, timeMs)
    const start = group.writer.pos
    const namesBefore = this.#names.length
    try {
      const message = encodeEvent(event, this.#indexOfName)
      const delta = timeMs - this.#baseTimeMs
      if (delta !== 0) message.timeDeltaMs = delta
      v1.Event.encode(message, group.writer.uint32(groupTag.events).fork()).ldelim()
      this.#take(group, start)
    } catch (error) {
      this.#undo(group, start, namesBefore)
      throw error
    }
  }

  /**
   * Adds one MetricsLogged of the values of `metrics`' own keys.
   * @throws TRACK_VALUE_INVALID for a value that is no number, or a name that is no text;
   * TRACK_EVENT_TOO_LARGE
   */
  addMetrics(
    stream: StreamId,
    metrics: { readonly [name: string]: number },
    step: number | undefined,
    timeMs: number,
  ): void {
    const group = this.#groupFor(stream, timeMs)
    const start = group.writer.pos
    const stepBefore = group.step
    const namesBefore = this.#names.length
    const { names, values } = this.#metrics
    try {
      for (const name in metrics) {
        if (!Object.hasOwn(metrics, name)) continue
        const value = metrics[name]
        if (typeof value !== 'number') throw notANumber(name, value)
        names.push(this.#nameIndex(name))
        values.push(value)
      }
      this.#encodeMetrics(group, step, timeMs)
      this.#take(group, start)
    } catch (error) {
      group.step = stepBefore
      this.#undo(group, start, namesBefore)
      throw error
    } finally {
      names.length = 0
      values.length = 0
    }
  }

  /**
   * The body, and what its envelope says of it; the builder starts anew.
   * @param salt 16 random bytes.
   * @throws TRACK_EVENT_TOO_LARGE when the events together are too large for one commit.
   */
  finish(salt: Uint8Array): BuiltBody {
    const writer = this.#bodyWriter.reset()
    writer.uint32(bodyTag.salt).bytes(salt)
    for (const name of this.#names) writer.uint32(bodyTag.names).string(name)
    for (const group of this.#groups) {
      writer.uint32(bodyTag.groups).bytes(group.writer.finish(true))
    }
    if (this.#groups.length > 1) writer.uint32(bodyTag.order).uint32s(this.#order)
    // A copy of exactly its size: what goes to another thread is cloned with its whole buffer.
    const body = new Uint8Array(writer.finish(true))
    const streams = this.#groups.map(({ id, count }) => ({ id, count }))
    this.#restart()
    if (body.length > bodyBytesMax) throw tooLarge(body.length, bodyBytesMax)
    return { streams, body }
  }

  #addMetrics(
    stream: StreamId,
    names: readonly string[],
    values: readonly number[],
    step: number | undefined,
    timeMs: number,
  ): void {
    const metrics: Record<string, number> = Object.create(null)
    for (let i = 0; i < names.length; i++) metrics[names[i] as string] = values[i] as number
    this.addMetrics(stream, metrics, step, timeMs)
  }

  #encodeMetrics(group: Group, step: number | undefined, timeMs: number): void {
    const metrics = this.#metrics
    metrics.stepDelta = undefined
    metrics.step = undefined
    if (step !== undefined) {
      const delta = step - group.step
      if ((delta | 0) === delta && Number.isSafeInteger(step)) {
        metrics.stepDelta = delta | 0
        group.step = step
      } else {
        metrics.step = step
      }
    }
    const delta = timeMs - this.#baseTimeMs
    this.#event.timeDeltaMs = delta === 0 ? undefined : delta
    const message = this.#event as track.v1.Event.$Properties
    v1.Event.encode(message, group.writer.uint32(groupTag.events).fork()).ldelim()
  }

  #groupFor(stream: StreamId, timeMs: number): Group {
    if (this.#count === 0) this.#baseTimeMs = timeMs
    const current = this.#current
    if (current !== undefined && current.id === stream) return current
    const known = this.#groupOf.get(stream)
    if (known !== undefined) return known
    const writer = this.#spareWriters.pop() ?? newWireWriter()
    return { id: stream, index: this.#groups.length, writer, count: 0, step: 0 }
  }

  /** Counts the event that was just encoded, from `start` on, as part of the body. */
  #take(group: Group, start: number): void {
    const bytes = group.writer.pos - start
    if (bytes > eventBytesMax) throw tooLarge(bytes, eventBytesMax)
    if (group.count === 0) {
      this.#groupOf.set(group.id, group)
      this.#groups.push(group)
    }
    if (this.#groups.length > 1) {
      while (this.#order.length < this.#count) this.#order.push(0)
      this.#order.push(group.index)
    }
    group.count++
    this.#current = group
    this.#count++
    this.#bytes += bytes
  }

  #undo(group: Group, start: number, namesBefore: number): void {
    group.writer.pos = start
    if (group.count === 0) this.#spareWriters.push(group.writer.reset())
    while (this.#names.length > namesBefore) {
      this.#nameIndices.delete(this.#names.pop() as string)
    }
  }

  #nameIndex(name: string): number {
    const known = this.#nameIndices.get(name)
    if (known !== undefined) return known
    checkText(name, 'name')
    const index = this.#names.length
    this.#names.push(name)
    this.#nameIndices.set(name, index)
    this.#bytes += name.length
    return index
  }

  #restart(): void {
    for (const group of this.#groups) this.#spareWriters.push(group.writer.reset())
    this.#groups.length = 0
    this.#groupOf.clear()
    this.#current = undefined
    this.#names.length = 0
    this.#nameIndices.clear()
    this.#order.length = 0
    this.#count = 0
    this.#bytes = 0
  }
}

function notANumber(name: string, value: unknown): TrackError {
  const found = value === null ? 'null' : typeof value
  return new TrackError(
    'TRACK_VALUE_INVALID',
    `The metric ${JSON.stringify(name)} must be a number, found ${found}`,
    { details: { path: name } },
  )
}

function tooLarge(bytes: number, bytesMax: number): TrackError {
  return new TrackError(
    'TRACK_EVENT_TOO_LARGE',
    `${bytes} bytes of events, the most is ${bytesMax}`,
    {
      details: { bytes, bytesMax },
    },
  )
}
