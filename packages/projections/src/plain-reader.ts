import type { Plain } from './plain.js'

// Each function returns `plain` as what it was expected to be, or throws: what a snapshot says is
// believed of nothing until it has been looked at. The loader turns a throw into "no snapshot".

/** A list of exactly `length` items, if that is given. */
export function listOf(plain: Plain | undefined, length?: number): readonly Plain[] {
  if (!Array.isArray(plain) || (length !== undefined && plain.length !== length)) {
    throw unexpected('a list')
  }
  return plain
}

/** A string. */
export function textOf(plain: Plain | undefined): string {
  if (typeof plain !== 'string') throw unexpected('a text')
  return plain
}

/** A number of any kind. */
export function numberOf(plain: Plain | undefined): number {
  if (typeof plain !== 'number') throw unexpected('a number')
  return plain
}

/** A count or index: a safe integer, at least 0. */
export function naturalOf(plain: Plain | undefined): number {
  if (!Number.isSafeInteger(plain) || (plain as number) < 0) throw unexpected('a count')
  return plain as number
}

/** true or false. */
export function booleanOf(plain: Plain | undefined): boolean {
  if (typeof plain !== 'boolean') throw unexpected('a boolean')
  return plain
}

/** What `read` makes of it, or undefined where null was written. */
export function optionalOf<Item>(
  plain: Plain | undefined,
  read: (plain: Plain | undefined) => Item,
): Item | undefined {
  return plain === null ? undefined : read(plain)
}

/** Bytes; Node's msgpackr gives a Buffer, which is one of these. */
export function bytesOf(plain: Plain | undefined): Uint8Array {
  if (!(plain instanceof Uint8Array)) throw unexpected('bytes')
  return plain
}

/** The doubles that {@link doubleBytes} wrote: exactly `length`, if that is given. */
export function doublesOf(plain: Plain | undefined, length?: number): Float64Array {
  const bytes = bytesOf(plain)
  const count = bytes.length / Float64Array.BYTES_PER_ELEMENT
  if (!Number.isInteger(count) || (length !== undefined && count !== length)) {
    throw unexpected('doubles')
  }
  // slice: doubles need an aligned start. A Buffer's own slice would not copy.
  return new Float64Array(Uint8Array.prototype.slice.call(bytes).buffer)
}

/** Doubles as little-endian bytes: msgpackr would turn -0 into 0. */
export function doubleBytes(doubles: Float64Array | readonly number[]): Uint8Array {
  const copy = Float64Array.from(doubles)
  // A NaN has many forms, and which one arises is the engine's business: one is written.
  for (let i = 0; i < copy.length; i++) if (Number.isNaN(copy[i])) copy[i] = Number.NaN
  return new Uint8Array(copy.buffer)
}

function unexpected(what: string): TypeError {
  return new TypeError(`A snapshot holds something else where ${what} should be`)
}
