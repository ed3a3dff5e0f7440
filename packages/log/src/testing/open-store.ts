import { onTestFinished } from 'vitest'
import { Store } from '../store.js'
import type { PageRequest } from '../store-page.js'
import { metricAppend, streamOf } from './metric-append.js'
import { temporaryFolder } from './temporary-folder.js'

/** What asks for all of a log, or of a stream, in one page. */
export const everything: PageRequest = {
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
  direction: 'forward',
  pageBytes: 1 << 20,
}

/** The stream that `metricAppend` writes to. */
export const one: string = streamOf(1)

/** A store that is closed with the test, unless it was before. */
export async function openStore(path: string, now?: () => number): Promise<Store> {
  const store = await Store.open(path, now === undefined ? {} : { now })
  let closed: Promise<void> | undefined
  const close = store.close.bind(store)
  store.close = () => {
    closed ??= close()
    return closed
  }
  onTestFinished(() => store.close())
  return store
}

/** The folder of a store with so many commits of one event each. */
export async function storeOf(commits: number): Promise<string> {
  const path = temporaryFolder()
  const store = await openStore(path)
  for (let i = 0; i < commits; i++) await store.append([metricAppend({ sequence: i })])
  await store.close()
  return path
}
