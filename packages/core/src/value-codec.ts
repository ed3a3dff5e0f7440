import { type track, v1 } from './messages.js'
import { checkText } from './text.js'
import { TrackError } from './track-error.js'
import { type Value, type Values, valueDepthMax } from './value.js'

type WireValue = track.v1.Value.$Properties
type WireStruct = track.v1.Struct.$Properties

/**
 * Reads `values` completely, so that what the caller changes later changes nothing.
 * @param path What the error calls the outermost object, such as `arguments`.
 * @throws TRACK_VALUE_INVALID with `details.path` for anything that is no {@link Value}: undefined,
 * functions, symbols, cycles, strings with lone surrogates, invalid dates, instances of classes.
 */
export function encodeValues(values: unknown, path: string): WireStruct {
  if (!isPlainObject(values)) {
    throw invalid(path, `expected an object of named values, found ${describe(values)}`)
  }
  return encodeStruct(values, path, [])
}

function encodeStruct(object: object, path: string, parents: object[]): WireStruct {
  enter(object, path, parents)
  const entries: track.v1.Entry.$Properties[] = []
  for (const key of Object.keys(object)) {
    const at = /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`
    checkText(key, at)
    entries.push({ key, value: encodeValue((object as Record<string, unknown>)[key], at, parents) })
  }
  parents.pop()
  return { entries }
}

function encodeValue(value: unknown, path: string, parents: object[]): WireValue {
  switch (typeof value) {
    case 'boolean':
      return { boolean: value }
    case 'number':
      return (value | 0) === value && !Object.is(value, -0) ? { integer: value } : { number: value }
    case 'bigint':
      return { bigint: encodeBigInteger(value) }
    case 'string':
      checkText(value, path)
      return { text: value }
    case 'object':
      return value === null ? { null: v1.Null.NULL } : encodeObject(value, path, parents)
    default:
      throw invalid(path, `${describe(value)} cannot be kept`)
  }
}

function encodeObject(value: object, path: string, parents: object[]): WireValue {
  if (value instanceof Uint8Array) return { bytes: encodeBytes(value, path) }
  if (value instanceof Date) return { dateMs: encodeDate(value, path) }
  if (Array.isArray(value)) {
    enter(value, path, parents)
    const items: WireValue[] = []
    for (let i = 0; i < value.length; i++) {
      items.push(encodeValue(value[i], `${path}[${i}]`, parents))
    }
    parents.pop()
    return { list: { items } }
  }
  if (isPlainObject(value)) return { struct: encodeStruct(value, path, parents) }
  throw invalid(path, `${describe(value)} cannot be kept; give a plain object, or its text`)
}

// Subclasses may answer with anything: what is read is what the value holds, not what it says.
function encodeDate(value: Date, path: string): number {
  let ms = Number.NaN
  try {
    ms = Date.prototype.getTime.call(value)
  } catch {} // an object that only inherits from a date
  if (Number.isNaN(ms)) throw invalid(path, 'the date is invalid')
  return ms
}

function encodeBytes(value: Uint8Array, path: string): Uint8Array {
  try {
    return new Uint8Array(value)
  } catch (error) {
    throw invalid(path, `the bytes cannot be read: ${(error as Error).message}`)
  }
}

function enter(object: object, path: string, parents: object[]): void {
  if (parents.includes(object)) throw invalid(path, 'the value contains itself')
  if (parents.length > valueDepthMax) {
    throw invalid(path, `values may nest ${valueDepthMax} levels deep`)
  }
  parents.push(object)
}

function encodeBigInteger(value: bigint): track.v1.BigInteger.$Properties {
  const negative = value < 0n
  const hex = (negative ? -value : value).toString(16)
  const digits = hex === '0' ? '' : hex.length % 2 === 0 ? hex : `0${hex}`
  const magnitude = new Uint8Array(digits.length / 2)
  for (let i = 0; i < magnitude.length; i++) {
    magnitude[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16)
  }
  return { negative, magnitude }
}

/** The values that a decoded struct holds, in an object without a prototype. */
export function decodeValues(struct: WireStruct | null | undefined): Values {
  const values: Record<string, Value> = Object.create(null)
  for (const entry of struct?.entries ?? []) values[entry.key ?? ''] = decodeValue(entry.value)
  return values
}

/** The protobuf bytes of `values`, for keeping them where another encoding would change them. */
export function serializeValues(values: Values): Uint8Array {
  return new Uint8Array(v1.Struct.encode(encodeValues(values, 'values')).finish(true))
}

/**
 * The values that {@link serializeValues} wrote.
 * @throws TRACK_EVENT_CORRUPT
 */
export function deserializeValues(bytes: Uint8Array): Values {
  try {
    return decodeValues(v1.Struct.decode(bytes))
  } catch (error) {
    throw new TrackError('TRACK_EVENT_CORRUPT', 'Serialized values are damaged', { cause: error })
  }
}

// Looks at the fields and not at protobufjs's `kind`, which only messages that it decoded have.
function decodeValue(value: WireValue | null | undefined): Value {
  const { boolean, integer, number, bigint, text, bytes, dateMs, list, struct } = value ?? {}
  if (isPresent(text)) return text
  if (isPresent(integer)) return integer
  if (isPresent(number)) return number
  if (isPresent(boolean)) return boolean
  if (isPresent(struct)) return decodeValues(struct)
  if (isPresent(list)) return (list.items ?? []).map(decodeValue)
  if (isPresent(bigint)) return decodeBigInteger(bigint)
  if (isPresent(bytes)) return Uint8Array.prototype.slice.call(bytes)
  if (isPresent(dateMs)) return decodeDate(dateMs)
  return null
}

function isPresent<T>(field: T | null | undefined): field is T {
  return field !== undefined && field !== null
}

function decodeBigInteger(value: track.v1.BigInteger.$Properties | null | undefined): bigint {
  let hex = ''
  for (const byte of value?.magnitude ?? []) hex += byte.toString(16).padStart(2, '0')
  const magnitude = hex === '' ? 0n : BigInt(`0x${hex}`)
  return value?.negative === true ? -magnitude : magnitude
}

function decodeDate(ms: number): Date {
  const date = new Date(ms)
  if (Number.isNaN(date.getTime())) {
    throw new TrackError('TRACK_EVENT_CORRUPT', `The date ${ms} is outside what a date can be`)
  }
  return date
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === null) return true
  // An Object.prototype of another realm (a vm, a test runner) is plain too.
  return (
    typeof prototype === 'object' &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'isPrototypeOf')
  )
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  const prototype: { constructor?: { name?: unknown } } | null = Object.getPrototypeOf(value)
  const name = prototype?.constructor?.name
  return typeof name === 'string' && name !== '' ? `an instance of ${name}` : 'an object'
}

function invalid(path: string, what: string): TrackError {
  return new TrackError('TRACK_VALUE_INVALID', `${path}: ${what}`, { details: { path } })
}
