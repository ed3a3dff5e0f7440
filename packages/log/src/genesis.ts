import { genesisDigest } from '@track/core/commits'
import { sha256 } from './sha256.js'
import type { StoreIdentity } from './store-identity.js'

/** What the first commit of the store's log must name as the one before it. */
export function genesisOf({ id, genesis }: StoreIdentity): Uint8Array {
  return genesis ?? genesisDigest(id, sha256)
}
