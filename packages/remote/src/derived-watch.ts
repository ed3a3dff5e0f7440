import type { DerivedStore } from '@track/core/commits'

/**
 * Looks whether a store's derived data are still those that they were when this process first had a way to it. When values
 * are removed from a store all that is derived goes and is begun again; who removed them lets nothing in that was made
 * before, and may be gone when this process, which has not heard of it, writes what it made.
 */
export class DerivedWatch {
  #first: { readonly folder: string | undefined } | undefined
  #areOthers = false

  /** A way to the store was found. @param folder What tells its derived data from others; undefined when that is not known. */
  meet(folder: string | undefined): void {
    this.#first ??= { folder }
    if (folder !== this.#first.folder) this.#areOthers = true
  }

  /** Writes, unless they are others: then nothing, for good, since it is a cache. */
  async write(derived: DerivedStore, entries: Parameters<DerivedStore['write']>[0]): Promise<void> {
    if (!this.#areOthers) await derived.write(entries)
  }
}
