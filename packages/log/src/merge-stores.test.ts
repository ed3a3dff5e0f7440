import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildAppend } from '@track/core'
import { expect, it } from 'vitest'
import { mergeStores } from './merge-stores.js'
import { Store } from './store.js'
import { streamOf } from './testing/metric-append.js'
import { tamperRecord } from './testing/tamper.js'
import { temporaryFolder } from './testing/temporary-folder.js'

async function storeOf(count: number): Promise<string> {
  const path = join(temporaryFolder(), 'store')
  const store = await Store.open(path)
  const writer = randomBytes(16).toString('hex')
  for (let sequence = 0; sequence < count; sequence++) {
    const event = { type: 'TagsAdded' as const, tags: { sequence } }
    const append = buildAppend([{ stream: streamOf(1), timeMs: sequence, event }], {
      origin: { writer, sequence },
      salt: randomBytes(12),
    })
    await store.append([append])
  }
  await store.close()
  return path
}

it('a store that is damaged is not merged: the error names it and what to do, and nothing is left', async () => {
  const [sound, damaged] = [await storeOf(3), await storeOf(5)]
  await tamperRecord(damaged, 3, (record) => record.with(-1, (record.at(-1) ?? 0) ^ 1))
  const target = join(temporaryFolder(), 'merged')
  await expect(
    mergeStores([sound, damaged], target, { former: () => () => [], names: () => [] }),
  ).rejects.toMatchObject({
    code: 'TRACK_COMMIT_CORRUPT',
    message: expect.stringContaining('track repair'),
    details: { path: damaged, position: 3 },
  })
  expect(existsSync(target)).toBe(false)
})

it('a merged store is opened, appended to and read like any other', async () => {
  const target = join(temporaryFolder(), 'merged')
  const paths = [await storeOf(3), await storeOf(2)]
  const { id, head } = await mergeStores(paths, target, { former: () => () => [], names: () => [] })
  const store = await Store.open(target)
  expect(store.head).toMatchObject({ position: 5, digest: Buffer.from(head.digest) })
  expect(await store.streamHead(streamOf(1))).toBe(4)
  await store.close()
  const again = join(temporaryFolder(), 'again')
  expect((await mergeStores([target], again, { former: () => () => [], names: () => [] })).id).toBe(
    id,
  )
})
