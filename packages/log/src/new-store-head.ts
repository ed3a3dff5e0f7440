import { Store } from './store.js'

/** Where a log ends. */
export interface NewStoreHead {
  readonly position: number
  readonly digest: Uint8Array
}

/** Opens a store that was made, whereby it makes its index, and closes it; tells where its log ends. */
export async function newStoreHead(path: string): Promise<NewStoreHead> {
  const store = await Store.open(path)
  try {
    const { position, digest } = store.head
    return { position, digest: new Uint8Array(digest) }
  } finally {
    await store.close()
  }
}
