import type { Sha256 } from './commit-digest.js'

/** What the first commit's header holds in place of a digest: it binds the chain to one log. */
export function genesisDigest(logId: string, sha256: Sha256): Uint8Array {
  return sha256(new TextEncoder().encode(`track.v1.log\0${logId}`))
}
