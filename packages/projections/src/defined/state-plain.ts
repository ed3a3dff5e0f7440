import { TrackError } from '@track/core'
import type { Plain } from '../plain.js'
import { bytesOf, doubleBytes, doublesOf, listOf, textOf } from '../plain-reader.js'

// Scalars that msgpackr keeps stand for themselves; all else is a list that begins with one of these.
const undefinedTag = 0
const doubleTag = 1
const bigintTag = 2
const utf16Tag = 3
const dateTag = 4
const listTag = 5
const objectTag = 6
const bareObjectTag = 7
const mapTag = 8
const setTag = 9
const typedArrayTag = 10

const levelsMax = 100

// Their places are in snapshots.
const typedArrays = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const

type TypedArray = InstanceType<(typeof typedArrays)[number]>

/**
 * A state of a user's projection as a plain: equal for equal states, the order of keys, entries and
 * items included. {@link stateOfPlain} gives it back exactly, but that what it held twice it holds as two.
 * @throws TRACK_STATE_INVALID with `details.path` for what would come back as something else: functions,
 * symbols, objects of classes, accessors, holes in arrays, circles, more than 100 levels.
 */
export function plainOfState(state: unknown): Plain {
  if (state === undefined) throw unkeepable('state', 'undefined, so that nothing was returned')
  return plainOf(state, ['state'])
}

/** The state that {@link plainOfState} made `plain` of. @throws TypeError or so for anything else. */
export function stateOfPlain(plain: Plain | undefined): unknown {
  if (typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean')
    return plain
  if (plain === null) return null
  const [tag, ...rest] = listOf(plain)
  const [first] = rest
  switch (tag) {
    case undefinedTag:
      return undefined
    case doubleTag:
      return doublesOf(first, 1)[0]
    case bigintTag:
      return BigInt(textOf(first))
    case utf16Tag:
      return textOfUtf16(bytesOf(first))
    case dateTag:
      return new Date(doublesOf(first, 1)[0] as number)
    case listTag:
      return rest.map(stateOfPlain)
    case objectTag:
      return objectOf({}, rest)
    case bareObjectTag:
      return objectOf(Object.create(null), rest)
    case mapTag:
      return new Map(pairsOf(rest))
    case setTag:
      return new Set(rest.map(stateOfPlain))
    case typedArrayTag:
      return typedArrayOf(first, rest[1])
    default:
      throw new TypeError(`A state holds something with the tag ${String(tag)}`)
  }
}

/** About how many bytes of memory a state takes, by its plain. */
export function memoryBytesOf(plain: Plain): number {
  if (typeof plain === 'string') return 16 + 2 * plain.length
  if (plain instanceof Uint8Array) return 128 + plain.length
  if (!Array.isArray(plain)) return 8
  let bytes = 32
  for (const item of plain) bytes += 8 + memoryBytesOf(item)
  return bytes
}

function plainOf(value: unknown, path: string[]): Plain {
  switch (typeof value) {
    case 'undefined':
      return [undefinedTag]
    case 'boolean':
      return value
    case 'number':
      return Number.isNaN(value) || Object.is(value, -0) ? [doubleTag, doubleBytes([value])] : value
    case 'bigint':
      return [bigintTag, value.toString()]
    case 'string':
      return value.isWellFormed() ? value : [utf16Tag, utf16Of(value)]
    case 'object':
      return value === null ? null : plainOfObject(value, path)
    default:
      throw unkeepable(path.join(''), `a ${typeof value}`)
  }
}

function plainOfObject(value: object, path: string[]): Plain {
  if (path.length > levelsMax) {
    throw unkeepable(path.slice(0, 8).join(''), `${levelsMax} levels or more, or a circle`)
  }
  const prototype = Object.getPrototypeOf(value)
  if (prototype === Object.prototype) return [objectTag, ...entriesOf(value, path)]
  if (prototype === null) return [bareObjectTag, ...entriesOf(value, path)]
  if (Array.isArray(value) && prototype === Array.prototype) {
    if (Reflect.ownKeys(value).length !== value.length + 1) {
      throw unkeepable(path.join(''), 'an array with holes, or with more than its items')
    }
    return [listTag, ...value.map((item, i) => plainAt(item, path, `[${i}]`))]
  }
  checkNothingElse(value, path)
  if (prototype === Map.prototype) {
    const plain: Plain[] = [mapTag]
    let i = 0
    for (const [key, item] of value as Map<unknown, unknown>) {
      plain.push(plainAt(key, path, `.keys()[${i}]`), plainAt(item, path, `.values()[${i++}]`))
    }
    return plain
  }
  if (prototype === Set.prototype) {
    return [setTag, ...Array.from(value as Set<unknown>, (it, i) => plainAt(it, path, `[${i}]`))]
  }
  if (prototype === Date.prototype) return [dateTag, doubleBytes([(value as Date).getTime()])]
  const kind = typedArrays.findIndex((type) => type.prototype === prototype)
  if (kind >= 0) return [typedArrayTag, kind, bytesOfTypedArray(value as TypedArray)]
  throw unkeepable(path.join(''), `an object of the class ${prototype?.constructor?.name}`)
}

function plainAt(value: unknown, path: string[], step: string): Plain {
  path.push(step)
  const plain = plainOf(value, path)
  path.pop()
  return plain
}

/** Keys and values in turn. */
function entriesOf(value: object, path: string[]): Plain[] {
  const plain: Plain[] = []
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'symbol') throw unkeepable(path.join(''), 'a key that is a symbol')
    const property = Object.getOwnPropertyDescriptor(value, key)
    if (property?.enumerable !== true || !('value' in property)) {
      throw unkeepable(`${path.join('')}.${key}`, 'an accessor, or what is not enumerable')
    }
    plain.push(plainOf(key, path), plainAt(property.value, path, `.${key}`))
  }
  return plain
}

/** What was set on a Map, a date and the like as on any object would be lost. */
function checkNothingElse(value: object, path: string[]): void {
  const hasMore = !ArrayBuffer.isView(value) && Reflect.ownKeys(value).length > 0
  if (hasMore) throw unkeepable(path.join(''), 'a Map, Set or date with properties of its own')
}

function objectOf(object: object, plains: readonly Plain[]): object {
  for (const [key, value] of pairsOf(plains)) {
    if (typeof key !== 'string') throw new TypeError('A key of a state is no text')
    // Assigning would take `__proto__` for the prototype.
    Object.defineProperty(object, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    })
  }
  return object
}

function pairsOf(plains: readonly Plain[]): [unknown, unknown][] {
  const pairs: [unknown, unknown][] = []
  if (plains.length % 2 !== 0) throw new TypeError('A key of a state has no value')
  for (let i = 0; i < plains.length; i += 2) {
    pairs.push([stateOfPlain(plains[i]), stateOfPlain(plains[i + 1])])
  }
  return pairs
}

function bytesOfTypedArray(array: TypedArray): Uint8Array {
  const copy = array.slice()
  // A NaN has many forms, and which one arises is the engine's business: one is written.
  if (copy instanceof Float64Array || copy instanceof Float32Array) {
    for (let i = 0; i < copy.length; i++) if (Number.isNaN(copy[i])) copy[i] = Number.NaN
  }
  return new Uint8Array(copy.buffer)
}

function typedArrayOf(kind: Plain | undefined, plain: Plain | undefined): TypedArray {
  const type = typedArrays[kind as number]
  if (type === undefined) throw new TypeError('A state holds a typed array of no known kind')
  return new type(copyOf(bytesOf(plain)))
}

function utf16Of(text: string): Uint8Array {
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return new Uint8Array(units.buffer)
}

function textOfUtf16(bytes: Uint8Array): string {
  let text = ''
  for (const unit of new Uint16Array(copyOf(bytes))) text += String.fromCharCode(unit)
  return text
}

/** A buffer of its own, aligned. A Buffer's slice would not copy. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function unkeepable(path: string, found: string): TrackError {
  return new TrackError(
    'TRACK_STATE_INVALID',
    `${path} cannot be kept as it is: expected plain data, found ${found}`,
    { details: { path } },
  )
}
