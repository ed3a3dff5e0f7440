import { createHash } from 'node:crypto'

/** Digests of a list at the most: of a longer one, each is of two, four, eight ... entries. */
export const digestsMax = 1024

/**
 * The digests of a list of any length, in bounded memory. As long as the list has at most
 * {@link digestsMax} entries they are the entries themselves; of a longer list each is the root of the
 * SHA-256 tree over `every` entries, a power of two: SHA-256(left ‖ right), and one that has no partner
 * goes up as it is.
 */
export class DigestList {
  readonly #isFixed: boolean
  #level: number
  #count = 0
  #full: Uint8Array[] = []
  /** Roots of 1, 2, 4 ... entries that wait for their partners. */
  #waiting: (Uint8Array | undefined)[] = []

  /** @param every Of a list to be held against this one. Default: what its length makes necessary. */
  constructor(every?: number) {
    this.#isFixed = every !== undefined
    this.#level = Math.log2(every ?? 1)
  }

  /** Entries so far. */
  get count(): number {
    return this.#count
  }

  /** Entries that a digest is of; the last may be of fewer. */
  get every(): number {
    return 2 ** this.#level
  }

  add(entry: Uint8Array): void {
    if (this.#full.length === digestsMax && !this.#isFixed) this.#widen()
    this.#count++
    let root = entry
    for (let level = 0; level < this.#level; level++) {
      const left = this.#waiting[level]
      this.#waiting[level] = left === undefined ? root : undefined
      if (left === undefined) return
      root = rootOf(left, root)
    }
    this.#full.push(root)
  }

  /** The digests of the list as it is. */
  digests(): Uint8Array[] {
    let last: Uint8Array | undefined
    for (const left of this.#waiting) {
      if (left !== undefined) last = last === undefined ? left : rootOf(left, last)
    }
    return last === undefined ? [...this.#full] : [...this.#full, last]
  }

  #widen(): void {
    const full = this.#full
    this.#full = []
    for (let i = 0; i < full.length; i += 2) {
      this.#full.push(rootOf(full[i] as Uint8Array, full[i + 1] as Uint8Array))
    }
    this.#level++
  }
}

function rootOf(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(left).update(right).digest()
}
