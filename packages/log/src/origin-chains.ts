import { createHash } from 'node:crypto'
import { hexOf } from '@track/core/commits'

/** A commit as the store has it that it was first made in. */
export interface ChainLink {
  readonly store: string
  readonly position: number
  /** Events in it. */
  readonly count: number
  /** Its digest there, and that of the commit before it. */
  readonly digest: Uint8Array
  readonly previous: Uint8Array
  readonly isTombstone: boolean
}

/** What is wrong with a commit of a merged store: `twice` when it is there already, in other form. */
export interface ChainFault {
  readonly kind: 'gap' | 'twice'
  readonly message: string
}

/**
 * Holds that the commits of each store follow each other in a merged one as they did there: each names the one
 * before it, and none is left out. Copies of a store that went on apart are branches of its chain.
 */
export class OriginChains {
  /** By store, by the digest of the last commit of a branch: where that branch ends. */
  readonly #ends = new Map<string, Map<string, number>>()
  /** What tombstones follow: nothing else follows that. */
  readonly #goneAfter = new Set<string>()
  #isComplete = true

  /** Takes the next commit, in the order of the merged store. */
  take({
    store,
    position,
    count,
    digest,
    previous,
    isTombstone,
  }: ChainLink): ChainFault | undefined {
    const known = this.#ends.get(store)
    const ends = known ?? new Map<string, number>()
    this.#ends.set(store, ends)
    const [own, before] = [keyOf(digest), keyOf(previous)]
    const isGone = this.#goneAfter.has(before)
    if (isTombstone) this.#goneAfter.add(before)
    const end = ends.get(before)
    ends.delete(before)
    ends.set(own, position + count)
    if (!this.#isComplete || end === position) return undefined
    if (end !== undefined) return fault('gap', store, position, `follows what ends at ${end}`)
    if (known === undefined) {
      if (position === 0 || mergedStoreId(previous) === store) return undefined
      return fault('gap', store, position, 'is the first, and does not begin it')
    }
    // A branch: what it goes on from was gone on from before.
    if (position > Math.max(...[...ends].map(([key, at]) => (key === own ? 0 : at)))) {
      return fault('gap', store, position, 'follows a commit that is missing')
    }
    return isTombstone || isGone ? fault('twice', store, position, 'is there, and gone') : undefined
  }

  /** Some commits are gone, nobody knows of which stores. */
  pass(): void {
    this.#isComplete = false
  }
}

/**
 * The identity of a merged store, by the digest of its last commit: it says what is in it, so that stores
 * merged of the same are the same store.
 */
export function mergedStoreId(headDigest: Uint8Array): string {
  return hexOf(labelled('track.v1.merged-store', headDigest).subarray(0, 16))
}

/** What the first commit of a merged store follows. */
export function mergedGenesis(firstOriginDigest: Uint8Array): Uint8Array {
  return labelled('track.v1.merge', firstOriginDigest)
}

function labelled(label: string, digest: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`${label}\0`).update(digest).digest())
}

function keyOf(digest: Uint8Array): string {
  return Buffer.from(digest.buffer, digest.byteOffset, digest.length).toString('latin1')
}

function fault(
  kind: ChainFault['kind'],
  store: string,
  position: number,
  what: string,
): ChainFault {
  return { kind, message: `its commit at position ${position} of the store ${store} ${what}` }
}
