import { replacedDigest } from './replaced-body.js'

/** Computes the SHA-256 of bytes. */
export type Sha256 = (data: Uint8Array) => Uint8Array

/**
 * The digest of a commit: SHA-256(header ‖ SHA-256(body)). The header holds the digest of the commit
 * before, so the digest of the last commit vouches for the whole history. The body's own digest
 * stands in no header, because the body stands beside it: 32 bytes a commit that would say nothing. A body
 * that stands in the place of another says the digest of that one.
 */
export function commitDigest(header: Uint8Array, body: Uint8Array, sha256: Sha256): Uint8Array {
  return digestOfParts(header, replacedDigest(body) ?? sha256(body), sha256)
}

/** Like {@link commitDigest}, of a body whose digest, or that of the one that it replaces, is known. */
export function digestOfParts(
  header: Uint8Array,
  bodyDigest: Uint8Array,
  sha256: Sha256,
): Uint8Array {
  const data = new Uint8Array(header.length + bodyDigest.length)
  data.set(header)
  data.set(bodyDigest, header.length)
  return sha256(data)
}
