import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { CommitDatabase } from './commit-database.js'
import { openLevelDatabase } from './leveldb.js'
import { Store } from './store.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const tuning = { writeBufferBytes: 1 << 20, blockBytes: 4096, cacheBytes: 4096 }

/** A store whose log has a table and a write-ahead file. */
async function madeStore(): Promise<string> {
  const path = temporaryFolder()
  for (let sequence = 0; sequence < 3; sequence++) {
    const store = await Store.open(path)
    await store.append([metricAppend({ sequence })])
    await store.close()
  }
  return path
}

const logOf = (path: string): string => join(path, 'log')
const lostCurrent = (path: string): void => rmSync(join(logOf(path), 'CURRENT'))

it.each([
  ['log/CURRENT is missing', lostCurrent],
  ['log/ is missing', (path: string) => rmSync(logOf(path), { recursive: true })],
  [
    'log/ is empty',
    (path: string) => {
      rmSync(logOf(path), { recursive: true })
      mkdirSync(logOf(path))
    },
  ],
  [
    'log/CURRENT and store.json are missing',
    (path: string) => {
      lostCurrent(path)
      rmSync(join(path, 'store.json'))
      rmSync(join(path, 'derived'), { recursive: true })
    },
  ],
  ...['.ldb', '.log'].map((kept): [string, (path: string) => void] => [
    `nothing but a ${kept} is left`,
    (path: string) => {
      for (const name of readdirSync(logOf(path))) {
        if (!name.endsWith(kept)) rmSync(join(logOf(path), name))
      }
      rmSync(join(path, 'store.json'))
      rmSync(join(path, 'derived'), { recursive: true })
    },
  ]),
  [
    'nothing but a manifest is there, as of a copy that was cut off',
    (path: string) => {
      rmSync(path, { recursive: true })
      mkdirSync(logOf(path), { recursive: true })
      writeFileSync(join(logOf(path), 'MANIFEST-000007'), 'x')
    },
  ],
])('a store of which %s is refused, and is left as it is', async (_, damage) => {
  const path = await madeStore()
  damage(path)
  const before = readdirSync(path, { recursive: true }).sort()
  await expect(Store.open(path)).rejects.toMatchObject({
    code: 'TRACK_STORE_INVALID',
    message: expect.stringContaining('is missing'),
  })
  expect(readdirSync(path, { recursive: true }).sort()).toEqual(before)
})

it('LevelDB itself is told to make no log in the place of one that must be there', async () => {
  const path = temporaryFolder()
  await expect(CommitDatabase.open(path, true)).rejects.toThrow()
  expect(readdirSync(path)).not.toContain('CURRENT')
})

it('a store is whole again with the file that was missing', async () => {
  const path = await madeStore()
  const copy = join(temporaryFolder(), 'copy')
  cpSync(path, copy, { recursive: true })
  lostCurrent(path)
  await expect(Store.open(path)).rejects.toThrow()
  cpSync(join(logOf(copy), 'CURRENT'), join(logOf(path), 'CURRENT'))
  const store = await Store.open(path)
  onTestFinished(() => store.close())
  expect(store.head.position).toBe(3)
})

it('a log of which a table is missing is told as damage', async () => {
  const path = await madeStore()
  for (const name of readdirSync(logOf(path))) {
    if (name.endsWith('.ldb')) rmSync(join(logOf(path), name))
  }
  await expect(Store.open(path)).rejects.toMatchObject({ code: 'TRACK_COMMIT_CORRUPT' })
})

it.each([
  ['an empty log/', () => {}],
  [
    'a first manifest',
    (log: string) => {
      writeFileSync(join(log, 'LOCK'), '')
      writeFileSync(join(log, 'MANIFEST-000001'), '')
    },
  ],
  ['a log without commits', async (log: string) => (await openLevelDatabase(log, tuning)).close()],
  [
    'a log without commits whose CURRENT a power cut took back',
    async (log: string) => {
      await (await openLevelDatabase(log, tuning)).close()
      rmSync(join(log, 'CURRENT'))
    },
  ],
])('where a crash left %s and no store.json, a store is made', async (_, leave) => {
  const path = temporaryFolder()
  mkdirSync(logOf(path))
  await leave(logOf(path))
  const store = await Store.open(path)
  onTestFinished(() => store.close())
  expect(await store.append([metricAppend({ sequence: 0 })])).toMatchObject([
    { appended: { position: 0 } },
  ])
})
