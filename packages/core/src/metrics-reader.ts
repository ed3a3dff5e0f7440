import { nameAt } from './decode-event.js'
import type { MetricsLogged } from './track-event.js'
import type { WireReader } from './wire.js'
import { eventTag, metricsTag } from './wire-fields.js'

const doubleBytes = 8
const singleBytes = 4

/**
 * Reads MetricsLogged, which most events of most logs are, off the wire in the form in which the body
 * builder writes them: several times faster than by the generated code, to which it leaves all others.
 */
export class MetricsReader {
  readonly #reader: WireReader
  readonly #view: DataView
  readonly #names: readonly string[]
  /** The list of one name, shared by all events that have just that one. */
  readonly #singleNames: (readonly string[] | undefined)[] = []
  /** The last list of several names, shared by the events in a row that have the same bytes of it. */
  #manyNames: readonly string[] = []
  #manyStart = 0
  #manyEnd = 0

  /** Of the event that was read last. */
  timeDeltaMs = 0
  /** The last integer step, which the next is relative to. */
  step = 0

  constructor(reader: WireReader, names: readonly string[]) {
    const { buf } = reader
    this.#reader = reader
    this.#view = new DataView(buf.buffer, buf.byteOffset, buf.byteLength)
    this.#names = names
  }

  /**
   * The event from the reader's position to `end`; undefined, with the reader anywhere and nothing
   * else changed, if it is not a MetricsLogged in the builder's form.
   * @throws TRACK_EVENT_CORRUPT
   */
  read(end: number): MetricsLogged | undefined {
    const reader = this.#reader
    const { buf } = reader
    if (buf[reader.pos++] !== eventTag.metricsLogged) return undefined
    const metricsEnd = reader.uint32() + reader.pos
    if (metricsEnd > end || reader.pos === metricsEnd) return undefined
    if (buf[reader.pos++] !== metricsTag.names) return undefined
    const names = this.#readNames(metricsEnd)
    if (names === undefined) return undefined
    let tag = buf[reader.pos++]
    let step: number | undefined
    let { step: lastStep } = this
    if (tag === metricsTag.stepDelta) {
      lastStep += reader.sint32()
      step = lastStep
      tag = buf[reader.pos++]
    } else if (tag === metricsTag.step) {
      step = reader.double()
      tag = buf[reader.pos++]
    }
    const values = this.#readValues(tag, names.length, metricsEnd)
    if (values === undefined) return undefined
    let timeDeltaMs = 0
    if (reader.pos < end) {
      if (buf[reader.pos++] !== eventTag.timeDeltaMs) return undefined
      timeDeltaMs = reader.sint32()
    }
    if (reader.pos !== end) return undefined
    this.step = lastStep
    this.timeDeltaMs = timeDeltaMs
    return { type: 'MetricsLogged', names, values, step }
  }

  #readNames(end: number): readonly string[] | undefined {
    const reader = this.#reader
    const namesEnd = reader.uint32() + reader.pos
    const start = reader.pos
    if (namesEnd > end || start === namesEnd) return undefined
    const first = reader.uint32()
    if (reader.pos === namesEnd) return this.#singleNames[first] ?? this.#singleName(first)
    return this.#severalNames(start, namesEnd)
  }

  #severalNames(start: number, end: number): readonly string[] | undefined {
    const reader = this.#reader
    const { buf } = reader
    let same = end - start === this.#manyEnd - this.#manyStart
    for (let i = start, j = this.#manyStart; same && i < end; i++, j++) same = buf[i] === buf[j]
    if (same) {
      reader.pos = end
      return this.#manyNames
    }
    reader.pos = start
    const names: string[] = []
    while (reader.pos < end) names.push(nameAt(this.#names, reader.uint32()))
    if (reader.pos !== end) return undefined
    this.#manyNames = names
    this.#manyStart = start
    this.#manyEnd = end
    return names
  }

  #singleName(index: number): readonly string[] {
    const names = [nameAt(this.#names, index)]
    this.#singleNames[index] = names
    return names
  }

  #readValues(tag: number | undefined, count: number, end: number): readonly number[] | undefined {
    const reader = this.#reader
    const single = tag === metricsTag.singles
    if (!single && tag !== metricsTag.values) return undefined
    const bytes = count * (single ? singleBytes : doubleBytes)
    if (reader.uint32() !== bytes || reader.pos + bytes !== end) return undefined
    const view = this.#view
    let { pos } = reader
    reader.pos = end
    if (count === 1) return [single ? view.getFloat32(pos, true) : view.getFloat64(pos, true)]
    const values: number[] = []
    if (single) for (; pos < end; pos += singleBytes) values.push(view.getFloat32(pos, true))
    else for (; pos < end; pos += doubleBytes) values.push(view.getFloat64(pos, true))
    return values
  }
}
