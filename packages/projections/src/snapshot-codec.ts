// msgpackr's one importer in Track.
import { Packr } from 'msgpackr'
import type { Plain } from './plain.js'

const formatVersion = 1
const prefixBytes = 8
const checksumAt = 4

const packr: Packr = new Packr({ useRecords: false, mapsAsObjects: false, moreTypes: false })

/**
 * `plain` as bytes: one of format, three zeros, four of checksum (little-endian), then MessagePack. Equal plains
 * give equal bytes. msgpackr would change -0, integers over 64 bits and keys such as `__proto__`,
 * which is why a {@link Plain} has doubles and user values as bytes and no objects.
 */
export function packPlain(plain: Plain): Uint8Array {
  const packed = packr.pack(plain)
  const bytes = new Uint8Array(prefixBytes + packed.length)
  bytes.set(packed, prefixBytes)
  bytes[0] = formatVersion
  viewOf(bytes).setInt32(checksumAt, checksum(bytes), true)
  return bytes
}

/** The plain that {@link packPlain} wrote; undefined for any other bytes. */
export function unpackPlain(bytes: Uint8Array): Plain | undefined {
  if (bytes.length <= prefixBytes || viewOf(bytes).getInt32(0, true) !== formatVersion) {
    return undefined
  }
  // Damage is found here and not by msgpackr, which would trust a length that is off by gigabytes.
  if (viewOf(bytes).getInt32(checksumAt, true) !== checksum(bytes)) return undefined
  try {
    return packr.unpack(bytes.subarray(prefixBytes)) as Plain
  } catch {
    return undefined
  }
}

/**
 * Of what follows the prefix: FNV-1a, but over words of four bytes, each turned (a rest byte by byte), which is
 * four times as fast; a snapshot can be megabytes.
 */
function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  const wordsEnd = bytes.length - ((bytes.length - prefixBytes) % 4)
  let hash = 0x811c9dc5 | 0
  for (let i = prefixBytes; i < wordsEnd; i += 4) {
    hash = Math.imul(hash ^ view.getInt32(i, true), 0x01000193)
    // Without the turn, two damaged high bits could cancel each other out.
    hash = (hash << 13) | (hash >>> 19)
  }
  for (let i = wordsEnd; i < bytes.length; i++) {
    hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193)
  }
  return hash
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length)
}
