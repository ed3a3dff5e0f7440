import { hash } from 'node:crypto'

/** The SHA-256 of `data`, 32 bytes, by OpenSSL. */
export function sha256(data: Uint8Array): Uint8Array {
  return hash('sha256', data, 'buffer')
}
