/** How a column is written; the number stands in its first byte. */
const forms = { doubles: 0, offsets: 1, progression: 2 } as const

const headBytes = 8

/**
 * A column of doubles as bytes, exactly: as a start and a stride when it is an arithmetic
 * progression (steps that count up), as a base and 32-bit offsets when its numbers are integers near
 * each other (times), else as it is. Little-endian, as every platform of Node's and of browsers is.
 */
export function encodeColumn(column: Float64Array): Uint8Array {
  const progression = progressionOf(column)
  if (progression !== undefined) return joined(forms.progression, progression)
  const offsets = offsetsOf(column)
  if (offsets !== undefined) return joined(forms.offsets, ...offsets)
  return joined(forms.doubles, column)
}

/** The bytes that the column takes up which `bytes` begin with; undefined when they are no column. */
export function columnBytes(bytes: Uint8Array, length: number): number | undefined {
  switch (bytes[0]) {
    case forms.doubles:
      return headBytes + 8 * length
    case forms.offsets:
      return headBytes + 8 + 4 * length
    case forms.progression:
      return headBytes + 16
    default:
      return undefined
  }
}

/** The column that {@link encodeColumn} wrote, of `length` doubles; `bytes` are exactly its own. */
export function decodeColumn(bytes: Uint8Array, length: number): Float64Array {
  // slice: typed arrays need an aligned start. A Buffer's own slice would not copy.
  const { buffer } = Uint8Array.prototype.slice.call(bytes, headBytes)
  if (bytes[0] === forms.doubles) return new Float64Array(buffer)
  const [start = 0, stride = 0] = new Float64Array(buffer, 0, bytes[0] === forms.offsets ? 1 : 2)
  const column = new Float64Array(length)
  if (bytes[0] === forms.progression) {
    for (let i = 0; i < length; i++) column[i] = start + i * stride
    return column
  }
  const offsets = new Uint32Array(buffer, 8)
  for (let i = 0; i < length; i++) column[i] = start + (offsets[i] as number)
  return column
}

function progressionOf(column: Float64Array): Float64Array | undefined {
  const start = column[0] ?? 0
  const stride = (column[1] ?? 0) - start
  for (let i = 0; i < column.length; i++) {
    if (!Object.is(start + i * stride, column[i])) return undefined
  }
  return new Float64Array([start, stride])
}

function offsetsOf(column: Float64Array): [Float64Array, Uint32Array] | undefined {
  // Most columns that are none of integers are found out by their first number.
  if (!Number.isSafeInteger(column[0])) return undefined
  let base = Number.POSITIVE_INFINITY
  for (let i = 0; i < column.length; i++) {
    const value = column[i] as number
    if (value < base) base = value
  }
  if (!Number.isSafeInteger(base)) return undefined
  const offsets = new Uint32Array(column.length)
  for (let i = 0; i < column.length; i++) {
    offsets[i] = (column[i] as number) - base
    // Also where 32 bits did not hold the offset.
    if (!Object.is(base + (offsets[i] as number), column[i])) return undefined
  }
  return [new Float64Array([base]), offsets]
}

function joined(form: number, ...parts: readonly (Float64Array | Uint32Array)[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.byteLength, headBytes)
  const bytes = new Uint8Array(length)
  bytes[0] = form
  let at = headBytes
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
  return bytes
}
