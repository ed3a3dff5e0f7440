import type { NameIndex } from './encode-event.js'
import { TrackError } from './track-error.js'
import type { WireWriter } from './wire.js'
import { eventTag, groupTag, metricsTag } from './wire-fields.js'

// In a for-in loop V8 answers this from what it enumerates, which it does not do for Object.hasOwn.
const hasOwn = Object.prototype.hasOwnProperty

/** An event of so many metrics is short: 8 bytes of tags and lengths, 2 numbers of 6, and 9 a metric. */
const shortCountMax = 8
const shortBytesMax = 128

/**
 * Writes MetricsLogged field by field, as `v1.Event.encode` would and in half the time. One pair of
 * lists serves all of them: the hot path allocates nothing that it need not.
 */
export class MetricsWriter {
  readonly #nameIndex: NameIndex
  readonly #names: number[] = []
  readonly #values: number[] = []
  /** Whether single precision holds every value exactly. */
  #single = true
  /** The bits that are set in any of the names' indices. */
  #nameBits = 0

  constructor(nameIndex: NameIndex) {
    this.#nameIndex = nameIndex
  }

  /**
   * Takes the own properties of `metrics` for the next event.
   * @throws TRACK_VALUE_INVALID
   */
  collectOwn(metrics: { readonly [name: string]: number }): void {
    const names = this.#names
    const values = this.#values
    let count = 0
    let single = true
    let nameBits = 0
    for (const name in metrics) {
      if (!hasOwn.call(metrics, name)) continue
      const value = metrics[name]
      if (typeof value !== 'number') throw notANumber(name, value)
      const index = this.#nameIndex(name)
      names[count] = index
      values[count++] = value
      nameBits |= index
      single &&= isSingle(value)
    }
    this.#single = single
    this.#nameBits = nameBits
    // Setting a length costs even where it is the same.
    if (names.length !== count) {
      names.length = count
      values.length = count
    }
  }

  /**
   * Takes `values[i]` as the metric `names[i]` for the next event.
   * @throws TRACK_VALUE_INVALID
   */
  collectLists(names: readonly string[], values: readonly number[]): void {
    if (names.length !== values.length) {
      const what = `${names.length} names of metrics for ${values.length} values`
      throw new TrackError('TRACK_VALUE_INVALID', what, { details: { path: 'values' } })
    }
    this.#names.length = 0
    this.#values.length = 0
    this.#single = values.every(isSingle)
    this.#nameBits = 0
    for (const [i, name] of names.entries()) {
      const value = values[i]
      if (typeof value !== 'number') throw notANumber(name, value)
      const index = this.#nameIndex(name)
      this.#names.push(index)
      this.#values.push(value)
      this.#nameBits |= index
    }
  }

  /**
   * Writes what was collected as an event of a group, and gives the group's last integer step.
   * @throws TRACK_VALUE_INVALID for a step that is not a finite number.
   */
  write(
    writer: WireWriter,
    step: number | undefined,
    lastStep: number,
    timeDeltaMs: number,
  ): number {
    const count = this.#names.length
    const delta = step === undefined ? 0 : step - lastStep
    const isNear = step === undefined || ((delta | 0) === delta && Number.isSafeInteger(step))
    if (isNear && count <= shortCountMax && this.#nameBits < 128 && count > 0) {
      this.#writeShort(writer, step === undefined ? undefined : delta, timeDeltaMs)
      return step ?? lastStep
    }
    const some = count > 0
    writer.uint32(groupTag.events).fork()
    writer.uint32(eventTag.metricsLogged).fork()
    if (some) writer.uint32(metricsTag.names).uint32s(this.#names)
    const nextStep = step === undefined ? lastStep : writeStep(writer, step, lastStep)
    if (some && this.#single) writer.uint32(metricsTag.singles).floats(this.#values)
    else if (some) writer.uint32(metricsTag.values).doubles(this.#values)
    writer.ldelim()
    if (timeDeltaMs !== 0) writer.uint32(eventTag.timeDeltaMs).sint32(timeDeltaMs)
    writer.ldelim()
    return nextStep
  }

  /** The same for an event whose lengths and indices have a byte each: nothing is measured or moved. */
  #writeShort(writer: WireWriter, stepDelta: number | undefined, timeDeltaMs: number): void {
    if (writer.buf.length - writer.pos < shortBytesMax) makeRoom(writer)
    const names = this.#names
    const values = this.#values
    const count = names.length
    const { buf } = writer
    writer.view ??= new DataView(buf.buffer, buf.byteOffset, buf.byteLength)
    const { view } = writer
    const start = writer.pos
    buf[start] = groupTag.events
    buf[start + 2] = eventTag.metricsLogged
    let pos = start + 4
    buf[pos++] = metricsTag.names
    buf[pos++] = count
    for (let i = 0; i < count; i++) buf[pos++] = names[i] as number
    if (stepDelta !== undefined) {
      buf[pos++] = metricsTag.stepDelta
      pos = putSigned(buf, pos, stepDelta)
    }
    buf[pos++] = this.#single ? metricsTag.singles : metricsTag.values
    const width = this.#single ? 4 : 8
    buf[pos++] = count * width
    for (let i = 0; i < count; i++, pos += width) {
      if (this.#single) view.setFloat32(pos, values[i] as number, true)
      else view.setFloat64(pos, values[i] as number, true)
    }
    buf[start + 3] = pos - start - 4
    if (timeDeltaMs !== 0) {
      buf[pos++] = eventTag.timeDeltaMs
      pos = putSigned(buf, pos, timeDeltaMs)
    }
    buf[start + 1] = pos - start - 2
    writer.pos = pos
  }
}

/** Makes the writer's buffer larger, which it does by itself for what its own methods write. */
function makeRoom(writer: WireWriter): void {
  const { pos } = writer
  writer.raw(new Uint8Array(shortBytesMax))
  writer.pos = pos
}

/** Puts a sint32 into `bytes`; gives where it ends. */
function putSigned(bytes: Uint8Array, start: number, value: number): number {
  let rest = ((value << 1) ^ (value >> 31)) >>> 0
  let pos = start
  while (rest > 127) {
    bytes[pos++] = (rest & 127) | 128
    rest >>>= 7
  }
  bytes[pos] = rest
  return pos + 1
}

function isSingle(value: number): boolean {
  return Math.fround(value) === value || Number.isNaN(value)
}

function writeStep(writer: WireWriter, step: number, lastStep: number): number {
  const delta = step - lastStep
  if ((delta | 0) === delta && Number.isSafeInteger(step)) {
    writer.uint32(metricsTag.stepDelta).sint32(delta)
    return step
  }
  if (!Number.isFinite(step)) {
    throw new TrackError('TRACK_VALUE_INVALID', `A step must be a finite number, found ${step}`, {
      details: { path: 'step' },
    })
  }
  writer.uint32(metricsTag.step).double(step)
  return lastStep
}

function notANumber(name: string, value: unknown): TrackError {
  const found = value === null ? 'null' : typeof value
  return new TrackError(
    'TRACK_VALUE_INVALID',
    `The metric ${JSON.stringify(name)} must be a number, found ${found}`,
    { details: { path: name } },
  )
}
