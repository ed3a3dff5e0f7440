import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'

/**
 * The SHA-256 of `data`, 32 bytes. In plain JavaScript and synchronous, so that core also runs in a
 * browser; packages/log uses node:crypto where speed counts.
 */
export function sha256(data: Uint8Array): Uint8Array {
  return nobleSha256(data)
}
