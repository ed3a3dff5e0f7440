import { digestBytes } from './limits.js'
import { bodyTag } from './wire-fields.js'

/** Tag and length. */
const headBytes = 2

/**
 * The SHA-256, 32 bytes, of the body in whose place `body` stands; undefined when it stands in nobody's.
 * The commit's digest is of that one. It is the first field of a body, or not there.
 */
export function replacedDigest(body: Uint8Array): Uint8Array | undefined {
  const isThere = body[0] === bodyTag.replaces && body[1] === digestBytes
  const end = headBytes + digestBytes
  return isThere && body.length >= end ? body.subarray(headBytes, end) : undefined
}
