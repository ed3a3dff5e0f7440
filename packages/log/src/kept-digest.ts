import { type Commit, hexOf } from '@track/core/commits'
import type { OnDamage } from './store-damage.js'
import type { KeptHead } from './store-job.js'

/** Looks for the commit whose digest somebody kept. */
export class KeptDigest {
  readonly #kept: KeptHead
  #position: number | undefined

  /** @param genesis The digest of an empty log. */
  constructor(kept: KeptHead, genesis: Uint8Array | undefined) {
    this.#kept = kept
    if (genesis !== undefined) this.#compare(genesis, 0)
  }

  take({ position, count, digest }: Commit): void {
    this.#compare(digest, position + count)
  }

  /** The position that the digest is of, undefined when it is of none or of another than was said. */
  finish(head: number, onDamage: OnDamage): number | undefined {
    const { position = this.#position, digest } = this.#kept
    if (this.#position !== undefined && this.#position === position) return position
    const found =
      this.#position !== undefined
        ? `it is that of position ${this.#position}`
        : `no commit has it, and the log ends at ${head}`
    const of = position === undefined ? '' : ` of position ${position}`
    onDamage({
      kind: 'head-digest',
      position: position ?? head,
      message: `The digest ${hexOf(digest)} that was kept${of} is not in this log: ${found}`,
    })
    return undefined
  }

  #compare(digest: Uint8Array, position: number): void {
    if (Buffer.compare(digest, this.#kept.digest) === 0) this.#position = position
  }
}
