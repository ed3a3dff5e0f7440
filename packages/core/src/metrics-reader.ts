import type { ColumnsWriter } from './columns-writer.js'
import { nameAt } from './decode-event.js'
import type { MetricsLogged } from './track-event.js'
import { readUint32, type WireReader } from './wire.js'
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

  /** Of the event that was scanned last: milliseconds after the commit's base time. */
  timeDeltaMs = 0
  /** The last integer step, which the next is relative to. */
  step = 0
  /** Of the event that was scanned last; events in a row that have the same names share the list. */
  names: readonly string[] = []
  hasStep = false
  #stepValue = 0
  #valuesAt = 0
  #isSingle = false

  constructor(reader: WireReader, names: readonly string[]) {
    const { buf } = reader
    this.#reader = reader
    this.#view = new DataView(buf.buffer, buf.byteOffset, buf.byteLength)
    this.#names = names
  }

  /**
   * Scans the event from the reader's position to `end`; false, with the reader anywhere and `step` as
   * it was, if it is not a MetricsLogged in the builder's form.
   * @throws TRACK_EVENT_CORRUPT
   */
  scan(end: number): boolean {
    const reader = this.#reader
    const { buf } = reader
    if (buf[reader.pos++] !== eventTag.metricsLogged) return false
    const metricsEnd = readUint32(reader) + reader.pos
    if (metricsEnd > end || reader.pos === metricsEnd) return false
    if (buf[reader.pos++] !== metricsTag.names) return false
    const names = this.#readNames(metricsEnd)
    if (names === undefined) return false
    let tag = buf[reader.pos++]
    let { step: lastStep } = this
    let stepValue = 0
    const hasStep = tag === metricsTag.stepDelta || tag === metricsTag.step
    if (tag === metricsTag.stepDelta) stepValue = lastStep += reader.sint32()
    else if (tag === metricsTag.step) stepValue = reader.double()
    if (hasStep) tag = buf[reader.pos++]
    if (!this.#findValues(tag, names.length, metricsEnd)) return false
    let timeDeltaMs = 0
    if (reader.pos < end) {
      if (buf[reader.pos++] !== eventTag.timeDeltaMs) return false
      timeDeltaMs = reader.sint32()
    }
    if (reader.pos !== end) return false
    this.names = names
    this.hasStep = hasStep
    this.#stepValue = stepValue
    this.step = lastStep
    this.timeDeltaMs = timeDeltaMs
    return true
  }

  /** The event that was scanned. */
  event(): MetricsLogged {
    const { names, hasStep } = this
    const values = names.map((_, i) => this.#value(i))
    return { type: 'MetricsLogged', names, values, step: hasStep ? this.#stepValue : undefined }
  }

  /** Adds the event that was scanned to the run at hand. */
  addTo(columns: ColumnsWriter, position: number, baseTimeMs: number): void {
    const at = columns.add(position, baseTimeMs + this.timeDeltaMs, this.#stepValue)
    const { values } = columns
    const count = this.names.length
    for (let i = 0; i < count; i++) values[at + i] = this.#value(i)
  }

  #value(i: number): number {
    const at = this.#valuesAt
    return this.#isSingle
      ? this.#view.getFloat32(at + singleBytes * i, true)
      : this.#view.getFloat64(at + doubleBytes * i, true)
  }

  #readNames(end: number): readonly string[] | undefined {
    const reader = this.#reader
    const namesEnd = readUint32(reader) + reader.pos
    const start = reader.pos
    if (namesEnd > end || start === namesEnd) return undefined
    const first = readUint32(reader)
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
    while (reader.pos < end) names.push(nameAt(this.#names, readUint32(reader)))
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

  #findValues(tag: number | undefined, count: number, end: number): boolean {
    const reader = this.#reader
    const isSingle = tag === metricsTag.singles
    if (!isSingle && tag !== metricsTag.values) return false
    const bytes = count * (isSingle ? singleBytes : doubleBytes)
    if (readUint32(reader) !== bytes || reader.pos + bytes !== end) return false
    this.#isSingle = isSingle
    this.#valuesAt = reader.pos
    reader.pos = end
    return true
  }
}
