import { Store } from './store.js'

/** Where a log ends. */
export interface NewStoreHead {
  readonly position: number
  readonly digest: Uint8Array
}

/**
 * Opens a store that was made, whereby it makes its index, and closes it; tells where its log ends.
 * @param finish What is still to be done to it.
 */
export async function newStoreHead(
  path: string,
  finish?: (store: Store) => Promise<void>,
): Promise<NewStoreHead> {
  const store = await Store.open(path)
  try {
    await finish?.(store)
    const { position, digest } = store.head
    return { position, digest: new Uint8Array(digest) }
  } finally {
    await store.close()
  }
}
