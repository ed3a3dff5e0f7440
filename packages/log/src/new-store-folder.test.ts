import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { beginNewStore, checkNewStore, finishNewStore } from './new-store-folder.js'
import { Store } from './store.js'
import { readStoreIdentity } from './store-identity.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

async function makeUnfinished(target: string): Promise<void> {
  const store = await Store.open(beginNewStore(target))
  await store.append([metricAppend({ sequence: 0 })])
  await store.close()
}

it('a new store is none before it is finished, and then all of it is there', async () => {
  const target = join(temporaryFolder(), 'new')
  await makeUnfinished(target)
  expect(() => readStoreIdentity(target)).toThrow(/has no store.json, and holds unfinished/)
  expect(() => checkNewStore(`${target}-source`, target)).toThrow(/was not finished; delete it/)
  finishNewStore(target)
  const store = await Store.open(target)
  expect(store.head.position).toBe(1)
  await store.close()
})

it.each(['log', 'derived'])(
  'a new store is none as long as its %s is not in place',
  async (name) => {
    const target = join(temporaryFolder(), 'new')
    await makeUnfinished(target)
    mkdirSync(join(target, name))
    writeFileSync(join(target, name, 'in the way'), 'x')
    expect(() => finishNewStore(target)).toThrow(
      expect.objectContaining({ code: 'TRACK_STORE_UNAVAILABLE' }),
    )
    expect(() => readStoreIdentity(target)).toThrow(/has no store.json/)
  },
)

it('a new store is not made in the one that it is made of, by whatever path', () => {
  const [store, link] = [join(temporaryFolder(), 'store'), join(temporaryFolder(), 'link')]
  mkdirSync(store)
  symlinkSync(store, link)
  for (const [path, target] of [
    [store, join(link, 'new')],
    [link, join(store, 'deep', 'new')],
    [link, store],
  ] as const) {
    expect(() => checkNewStore(path, target)).toThrow(/it is in the store that the new one is made/)
  }
  expect(checkNewStore(link, `${store}-beside`)).toBe(false)
})
