import { canonicalJson } from './canonical-json.js'
import { hexOf } from './hex.js'
import { sha256 } from './sha256.js'
import type { Values } from './value.js'

/** What a trial's hash is made of. */
export interface TrialIdentity {
  readonly name: string
  /** The code that the trial ran. */
  readonly version: string
  readonly parameters: Values
}

/**
 * What equal trials have in common: the SHA-256, in lower-case hex, of the canonical JSON of name,
 * version and parameters. The order of the parameters plays no part; nested values do.
 */
export function trialHash(identity: TrialIdentity): string {
  const { name, version, parameters } = identity
  return hexOf(sha256(new TextEncoder().encode(canonicalJson({ name, parameters, version }))))
}
