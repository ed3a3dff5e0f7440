import type { Value } from '@track/core'

/** What JSON can say, with other kinds of numbers. */
export type Tree<Num> =
  | null
  | boolean
  | Num
  | string
  | readonly Tree<Num>[]
  | { readonly [key: string]: Tree<Num> }

/** What JSON can say. */
export type Json = Tree<number>

/** An object of a {@link Tree} while it is built. */
export type TreeObject<Num> = { [key: string]: Tree<Num> }

/** A {@link Json} object while it is built. */
export type JsonObject = TreeObject<number>

/**
 * A value as protobuf's JSON mapping writes it: NaN and the infinities as "NaN", "Infinity" and
 * "-Infinity", bigints as decimal digits, bytes in base64, dates in ISO 8601; all of those strings.
 */
export function jsonValue(value: Value): Json {
  return treeOf(value, (number) => {
    return typeof number === 'bigint' ? number.toString() : jsonNumber(number)
  })
}

/** A value as {@link jsonValue} has it, but for numbers and bigints, which are what `numberOf` says. */
export function treeOf<Num>(
  value: Value,
  numberOf: (number: number | bigint) => Num | string,
): Tree<Num> {
  if (typeof value === 'number' || typeof value === 'bigint') return numberOf(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return base64(value)
  if (value instanceof Date) return value.toISOString()
  if (isList(value)) return value.map((item) => treeOf(item, numberOf))
  const object: TreeObject<Num> = {}
  for (const key of Object.keys(value)) setOwn(object, key, treeOf(value[key] as Value, numberOf))
  return object
}

/** Values by name, as {@link jsonValue} has each. */
export function jsonObject(values: Iterable<readonly [string, Value]>): JsonObject {
  const object: JsonObject = {}
  for (const [name, value] of values) setOwn(object, name, jsonValue(value))
  return object
}

/** A number, or the name of one that JSON does not know. */
export function jsonNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value)
}

/** Makes `key` a property of the object itself, whatever it is called: `__proto__` too. */
export function setOwn<Num>(object: TreeObject<Num>, key: string, value: Tree<Num>): void {
  if (!(key in object)) {
    object[key] = value // many times faster
    return
  }
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

/** The object's own property: never one that it inherits, such as `constructor`. */
export function getOwn<Num>(object: TreeObject<Num>, key: string): Tree<Num> | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

// Array.isArray does not narrow a readonly array out of a union.
function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

const bytesPerCall = 0x8000

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += bytesPerCall) {
    // A call takes so many arguments and not more.
    binary += String.fromCharCode(...bytes.subarray(i, i + bytesPerCall))
  }
  return btoa(binary)
}
