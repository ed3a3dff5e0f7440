import { bytesOfHex, hexOf } from './hex.js'

/**
 * Ids come again and again, in every commit of a stream, and turning one into hex costs more than all
 * else in a header. So the codecs remember those that they met last, at most so many.
 */
const idsMax = 4096

interface Id {
  readonly hex: string
  readonly bytes: Uint8Array
}

const byHex = new Map<string, Id>()
/** By the first four bytes; of two ids that share them, the later. */
const byPrefix = new Map<number, Id>()

/** Like hexOf, for an id of 16 bytes. */
export function hexOfId(bytes: Uint8Array): string {
  const prefix = prefixOf(bytes)
  const known = byPrefix.get(prefix)
  if (known !== undefined && sameBytes(known.bytes, bytes)) return known.hex
  const hex = hexOf(bytes)
  remember({ hex, bytes: new Uint8Array(bytes) }, prefix)
  return hex
}

/**
 * Like bytesOfHex, for an id of 16 bytes. The bytes are shared: they are to be read only.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function bytesOfId(hex: string): Uint8Array {
  const known = byHex.get(hex)
  if (known !== undefined) return known.bytes
  const bytes = bytesOfHex(hex)
  remember({ hex, bytes }, prefixOf(bytes))
  return bytes
}

function remember(id: Id, prefix: number): void {
  if (byHex.size >= idsMax) {
    byHex.clear()
    byPrefix.clear()
  }
  byHex.set(id.hex, id)
  byPrefix.set(prefix, id)
}

function prefixOf(bytes: Uint8Array): number {
  let prefix = 0
  for (let i = 0; i < 4; i++) prefix |= (bytes[i] ?? 0) << (8 * i)
  return prefix
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
