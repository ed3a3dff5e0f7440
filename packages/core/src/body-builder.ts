import { encodeEvent } from './encode-event.js'
import { bodyBytesMax, eventBytesMax } from './limits.js'
import { v1 } from './messages.js'
import { MetricsWriter } from './metrics-writer.js'
import type { StreamId } from './stream-id.js'
import { checkText } from './text.js'
import { TrackError } from './track-error.js'
import type { TrackEvent } from './track-event.js'
import { newWireWriter, type WireWriter } from './wire.js'
import { bodyTag, groupTag } from './wire-fields.js'

const utf8 = new TextEncoder()

/** Names that come again in body after body are checked once: so many are remembered at most. */
const namesMax = 1024

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

/** Where a body was before an event. */
interface Mark {
  group: Group | undefined
  groups: number
  pos: number
  step: number
  names: number
  bytes: number
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
  /** Of names that were checked, the bytes. */
  readonly #nameBytes = new Map<string, number>()
  readonly #groupOf = new Map<StreamId, Group>()
  readonly #groups: Group[] = []
  /** The group of the last event: most often also of the next. */
  #current: Group | undefined
  /** The group of each event, kept from the second group on. */
  readonly #order: number[] = []
  readonly #bodyWriter: WireWriter = newWireWriter()
  readonly #spareWriters: WireWriter[] = []
  /** Where the body was before the event that is being read. One serves all: an event allocates nothing. */
  readonly #mark: Mark = { group: undefined, groups: 0, pos: 0, step: 0, names: 0, bytes: 0 }
  /** The number of the event that is being read, 0 for none: its getters must not reach this builder. */
  #open = 0
  #lastOpened = 0
  /** Whether what is open failed, and going back to the mark did too, because the stack was full. */
  #failed = false
  /** Whether the body is finished, and the builder has yet to start anew. */
  #finished = false
  readonly #indexOfName = (name: string): number => this.#nameIndex(name)
  readonly #metrics = new MetricsWriter(this.#indexOfName)

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

  /**
   * Tells whether this body can hold an event of that time: it keeps 32-bit differences of whole
   * milliseconds.
   */
  accepts(timeMs: number): boolean {
    const delta = this.#count === 0 ? 0 : timeMs - this.#baseTimeMs
    return (delta | 0) === delta && Number.isSafeInteger(timeMs)
  }

  /**
   * Adds an event.
   * @throws TRACK_VALUE_INVALID, TRACK_EVENT_TOO_LARGE
   * @throws TRACK_ARGUMENT_INVALID also for a time that {@link accepts} does not allow.
   */
  add(stream: StreamId, event: Exclude<TrackEvent, { type: 'Unknown' }>, timeMs: number): void {
    const group = this.#groupFor(stream, timeMs)
    const opened = this.#begin(group)
    const delta = timeMs - this.#baseTimeMs
    try {
      if (event.type === 'MetricsLogged') {
        this.#metrics.collectLists(event.names, event.values)
        if (this.#open !== opened) throw reentered()
        group.step = this.#metrics.write(group.writer, event.step, group.step, delta)
      } else {
        const message = encodeEvent(event, this.#indexOfName)
        if (this.#open !== opened) throw reentered()
        if (delta !== 0) message.timeDeltaMs = delta
        v1.Event.encode(message, group.writer.uint32(groupTag.events).fork()).ldelim()
      }
      this.#take(group)
    } catch (error) {
      if (this.#open === opened) {
        this.#failed = true // not by a call, which a full stack refuses
        this.#undo()
      }
      throw error
    }
  }

  /**
   * Adds a MetricsLogged of the own properties of `metrics`, in their order. It is `add` for the
   * hot path: it builds no event.
   * @param step Any finite number; undefined for values that have no step.
   * @throws TRACK_VALUE_INVALID for a value or step that is no number, or a name that is no text.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_EVENT_TOO_LARGE
   */
  addMetrics(
    stream: StreamId,
    metrics: { readonly [name: string]: number },
    step: number | undefined,
    timeMs: number,
  ): void {
    const group = this.#groupFor(stream, timeMs)
    const opened = this.#begin(group)
    try {
      this.#metrics.collectOwn(metrics)
      if (this.#open !== opened) throw reentered()
      const delta = timeMs - this.#baseTimeMs
      group.step = this.#metrics.write(group.writer, step, group.step, delta)
      this.#take(group)
    } catch (error) {
      if (this.#open === opened) {
        this.#failed = true // not by a call, which a full stack refuses
        this.#undo()
      }
      throw error
    }
  }

  /**
   * The body, and what its envelope says of it; the builder starts anew.
   * @param salt 12 random bytes; see saltBytes.
   * @throws TRACK_EVENT_TOO_LARGE when the events together are too large for one commit;
   * TRACK_ARGUMENT_INVALID from within a getter of what is being added.
   */
  finish(salt: Uint8Array): BuiltBody {
    this.#ready()
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
    this.#finished = true
    this.#count = 0
    this.#bytes = 0
    if (body.length > bodyBytesMax) throw tooLarge(body.length, bodyBytesMax)
    return { streams, body }
  }

  /**
   * Gives up the event that is being read, if there is one: for the end of a process from within a
   * getter. The call that reads it throws if it goes on.
   */
  abandon(): void {
    if (this.#open !== 0) this.#undo()
  }

  /** Does what a full stack has prevented, and refuses what comes from within a getter. */
  #ready(): void {
    if (this.#finished) this.#restart()
    if (this.#open === 0) return
    if (!this.#failed) throw reentered()
    this.#undo()
  }

  #groupFor(stream: StreamId, timeMs: number): Group {
    if (this.#open !== 0 || this.#finished) this.#ready()
    if (!this.accepts(timeMs)) throw notAccepted(timeMs)
    if (this.#count === 0) this.#baseTimeMs = timeMs
    const current = this.#current
    if (current !== undefined && current.id === stream) return current
    const known = this.#groupOf.get(stream)
    if (known !== undefined) return known
    const writer = this.#spareWriters.pop() ?? newWireWriter()
    return { id: stream, index: this.#groups.length, writer, count: 0, step: 0 }
  }

  /** Counts the event that was just encoded, and the names that came with it, as part of the body. */
  #take(group: Group): void {
    const bytes = group.writer.pos - this.#mark.pos
    const withNames = bytes + this.#bytes - this.#mark.bytes
    if (withNames > eventBytesMax) throw tooLarge(withNames, eventBytesMax)
    if (group.count === 0) {
      this.#groupOf.set(group.id, group)
      this.#groups.push(group)
    }
    if (this.#groups.length > 1) {
      while (this.#order.length < this.#count) this.#order.push(0)
      this.#order.push(group.index)
    }
    // From here on nothing is called: a full stack cannot leave it half done.
    this.#open = 0
    group.count++
    this.#current = group
    this.#count++
    this.#bytes += bytes
  }

  /** Notes what {@link #undo} goes back to. Gives the number of the event, which is open now. */
  #begin(group: Group): number {
    const mark = this.#mark
    mark.group = group
    mark.groups = this.#groups.length
    mark.pos = group.writer.pos
    mark.step = group.step
    mark.names = this.#names.length
    mark.bytes = this.#bytes
    this.#lastOpened++
    this.#open = this.#lastOpened
    return this.#lastOpened
  }

  /** Goes back to the mark. Each step may be done twice: a full stack can stop it anywhere. */
  #undo(): void {
    const before = this.#mark
    const { group } = before
    if (group === undefined) return
    // Closes what the failed encoding left forked: only then does reset() go to 0.
    do group.writer.reset()
    while (group.writer.pos > 0)
    group.writer.pos = before.pos
    group.step = before.step
    this.#bytes = before.bytes
    this.#groups.length = before.groups
    this.#order.length = before.groups > 1 ? this.#count : 0
    while (this.#names.length > before.names) {
      this.#nameIndices.delete(this.#names.at(-1) as string)
      this.#names.length--
    }
    if (group.count === 0) {
      this.#groupOf.delete(group.id)
      this.#spareWriters.push(group.writer)
    }
    this.#open = 0
    this.#failed = false
  }

  #nameIndex(name: string): number {
    const known = this.#nameIndices.get(name)
    if (known !== undefined) return known
    const bytes = this.#nameBytes.get(name) ?? this.#checkName(name)
    const index = this.#names.length
    this.#names.push(name)
    this.#nameIndices.set(name, index)
    this.#bytes += bytes
    return index
  }

  #checkName(name: string): number {
    checkText(name, 'name')
    const bytes = utf8.encode(name).length
    if (this.#nameBytes.size >= namesMax) this.#nameBytes.clear()
    this.#nameBytes.set(name, bytes)
    return bytes
  }

  /** Starts anew. Each step may be done twice, as in {@link #undo}. */
  #restart(): void {
    for (let group = this.#groups.at(-1); group !== undefined; group = this.#groups.at(-1)) {
      this.#spareWriters.push(group.writer.reset())
      this.#groups.length--
    }
    this.#groupOf.clear()
    this.#current = undefined
    this.#names.length = 0
    this.#nameIndices.clear()
    this.#order.length = 0
    this.#finished = false
  }
}

function reentered(): TrackError {
  return new TrackError(
    'TRACK_ARGUMENT_INVALID',
    'A getter of what is being logged logs something itself',
  )
}

function notAccepted(timeMs: number): TrackError {
  return new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `The time ${timeMs} must be in whole milliseconds, within 24 days of the body's first event`,
    { details: { timeMs } },
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
