import { join } from 'node:path'
import { Store } from '../store.js'
import { metricAppend } from './metric-append.js'
import { temporaryFolder } from './temporary-folder.js'

/** The id of the writer that `metricAppend` numbers so. */
export function writerOf(number: number): string {
  return (number + 1).toString(16).padStart(32, 'a')
}

/**
 * A store of two sessions of ten commits, 28 events, each with a writer of its own: commits of stream
 * 1, and each fourth of the streams 1, 2 and 3; and a cached value. With it the digest of the log at
 * each position where a commit ends.
 */
export async function storeToDamage(): Promise<{
  readonly path: string
  readonly digests: ReadonlyMap<number, Uint8Array>
}> {
  const path = join(temporaryFolder(), 'store')
  const digests = new Map<number, Uint8Array>()
  for (const writer of [0, 1]) {
    const store = await Store.open(path)
    for (let i = 0; i < 10; i++) {
      const streams = i % 4 === 3 ? [1, 2, 3] : [1]
      await store.append([metricAppend({ sequence: i, writer, streams })])
      digests.set(store.head.position, new Uint8Array(store.head.digest))
    }
    await store.values.write([['a snapshot', new Uint8Array(20)]])
    await store.close()
  }
  return { path, digests }
}
