import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { settledLog } from './settled-log.js'
import { Store } from './store.js'
import { readPage } from './store-page.js'
import { metricAppend } from './testing/metric-append.js'
import { everything } from './testing/open-store.js'
import { temporaryFolder } from './testing/temporary-folder.js'

/** Bytes in the write-ahead file of each database of a store. */
function writeAhead(path: string): readonly number[] {
  return ['log', 'derived'].map((folder) => {
    const files = readdirSync(join(path, folder)).filter((name) => name.endsWith('.log'))
    return files.reduce((sum, name) => sum + statSync(join(path, folder, name)).size, 0)
  })
}

/** A store with so many commits, and as many values that are derived. */
async function storeOf(path: string, commits: number): Promise<Store> {
  const store = await Store.open(path)
  for (let sequence = 0; sequence < commits; ) {
    const group = Array.from({ length: 100 }, () => metricAppend({ sequence: sequence++ }))
    await store.append(group.slice(0, commits))
  }
  const value = new Uint8Array(commits * 200)
  await store.values.write([['key', value]])
  return store
}

it('who opens a store next does not wait for what was written last: where that was much, tables have it', async () => {
  const path = join(temporaryFolder(), 'store')
  const store = await storeOf(path, 2_000)
  for (const bytes of writeAhead(path)) expect(bytes).toBeGreaterThan(256 << 10)
  await store.close()
  expect(writeAhead(path)).toEqual([0, 0])
  expect(settledLog(path)).not.toBe('')
  const again = await Store.open(path)
  expect(again.head.position).toBe(2_000)
  expect((await readPage(again, everything)).places).toHaveLength(2_000)
  expect((await again.values.get(['key']))[0]).toHaveLength(2_000 * 200)
  await again.close()
})

it('no table is written again for it', async () => {
  const path = join(temporaryFolder(), 'store')
  const first = await storeOf(path, 2_000)
  const killed = `${path} killed`
  cpSync(path, killed, { recursive: true })
  await first.close()
  const store = await Store.open(killed) // makes a table of the lowest level
  const tables = (): string[] =>
    readdirSync(join(killed, 'log')).filter((name) => /ldb$/.test(name))
  const before = tables()
  expect(before).not.toEqual([])
  const others = Array.from({ length: 2_000 }, (_, sequence) =>
    metricAppend({ sequence, writer: 7 }),
  )
  await store.append(others)
  await store.close()
  expect(tables()).toEqual([...before, expect.any(String)])
})

it('where its files cannot be looked at, it is closed as it is', async () => {
  const path = join(temporaryFolder(), 'store')
  const store = await storeOf(path, 2_000)
  rmSync(join(path, 'derived'), { recursive: true })
  await store.close()
  const again = await Store.open(path)
  expect(again.head.position).toBe(2_000)
  await again.close()
})

it('where that was little, it costs nobody a table', async () => {
  const path = join(temporaryFolder(), 'store')
  const store = await storeOf(path, 1)
  const before = writeAhead(path)
  await store.close()
  expect(Math.min(...writeAhead(path), ...before)).toBeGreaterThan(0)
})

it('nothing is written among the files of a store that took its place', async () => {
  const path = join(temporaryFolder(), 'store')
  const store = await storeOf(path, 2_000)
  renameSync(path, `${path} before`)
  mkdirSync(join(path, 'log'), { recursive: true })
  for (let i = 1; i < 100; i++) {
    writeFileSync(join(path, 'log', `${String(i).padStart(6, '0')}.ldb`), 'of another')
  }
  writeFileSync(join(path, 'log', '000100.log'), new Uint8Array(1 << 20))
  await expect(store.close()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
  expect(names).toHaveLength(101)
  for (const name of names.filter((name) => name.endsWith('.ldb'))) {
    expect(readFileSync(join(path, name), 'utf8'), name).toBe('of another')
  }
  rmSync(path, { recursive: true })
  renameSync(`${path} before`, path)
  const again = await Store.open(path)
  expect(again.head.position).toBe(2_000)
  await again.close()
})
