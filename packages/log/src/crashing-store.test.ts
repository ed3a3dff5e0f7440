// Damage for which LevelDB ends the process that looks something up.
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { repairStore } from './repair-store.js'
import { Store } from './store.js'
import type { StoreProgress } from './store-progress.js'
import { breakFooter, breakTables } from './testing/break-table.js'
import { metricAppend } from './testing/metric-append.js'
import { storeToDamage } from './testing/store-to-damage.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { verifyStore } from './verify-store.js'

it('where the index ends the process, that is told, and the log is checked and repaired', async () => {
  const { path, digests } = await storeToDamage()
  breakTables(join(path, 'derived'))
  const summary = await verifyStore(path)
  expect(summary).toMatchObject({ commits: 20, head: { position: 28, digest: digests.get(28) } })
  expect(summary.damage).toEqual([
    expect.objectContaining({ kind: 'index', message: expect.stringContaining('Assertion') }),
  ])
  const target = join(temporaryFolder(), 'repaired')
  expect(await repairStore(path, target)).toMatchObject({ commits: 20, lost: [] })
  expect((await verifyStore(target)).isSound).toBe(true)
  for (const folder of [path, target]) expect(readdirSync(dirname(folder))).toHaveLength(1)
})

it('where the log would end the process, the rest of it is checked and repaired', async () => {
  const { path } = await storeToDamage()
  breakTables(join(path, 'log')) // the first session's: the other is in the write-ahead file
  const { commits, damage } = await verifyStore(path)
  expect(commits).toBe(10)
  expect(damage.map(({ kind }) => kind)).toEqual(['missing', 'database'])
  const target = join(temporaryFolder(), 'repaired')
  expect(await repairStore(path, target)).toMatchObject({ commits: 10, lostEvents: 14 })
  expect(await verifyStore(target)).toMatchObject({ isSound: true, gone: 14 })
})

it('where one table ends every process, that one is left out and named, and the rest is checked and repaired', async () => {
  const { path, digests } = await storeToDamage()
  await addSession(path) // so that there are two tables, and a write-ahead file
  const tables = readdirSync(join(path, 'log')).filter((name) => name.endsWith('.ldb'))
  expect(tables).toHaveLength(2)
  const [first = '', second = ''] = tables.sort()
  breakFooter(join(path, 'log', first))
  const phases = new Set<string>()
  const target = join(temporaryFolder(), 'repaired')
  const onProgress = ({ phase }: StoreProgress): void => {
    phases.add(phase)
  }
  const verified = await verifyStore(path, { onProgress })
  expect(phases).toContain('probing')
  phases.clear()
  expect(verified).toMatchObject({ isSound: false, commits: 11, damageCount: 2 })
  expect(verified.damage).toMatchObject([
    { kind: 'file', file: `log/${first}` },
    { kind: 'missing', position: 0, end: 14 },
  ])
  const { commits, lost, damage } = await repairStore(path, target, { onProgress })
  expect({ commits, lost }).toMatchObject({ commits: 11, lost: [{ from: 0, to: 14 }] })
  expect(damage[0]).toMatchObject({ kind: 'file', file: `log/${first}` })
  expect(phases).toContain('probing')
  expect(
    await verifyStore(target, {
      headDigest: { position: 28, digest: digests.get(28) ?? new Uint8Array() },
    }),
  ).toMatchObject({ isSound: true, gone: 14, keptPosition: 28 })
  breakFooter(join(path, 'log', second))
  const { commits: left, damage: more } = await verifyStore(path)
  expect(left).toBe(1)
  expect(more).toMatchObject([
    { kind: 'file', file: `log/${first}` },
    { kind: 'file', file: `log/${second}` },
    { kind: 'missing', position: 0, end: 28 },
  ])
  const both = await repairStore(path, join(temporaryFolder(), 'repaired'))
  expect(both).toMatchObject({ commits: 1, lostEvents: 28 })
  expect(both.damage.map(({ file }) => file)).toEqual(
    expect.arrayContaining(tables.map((name) => `log/${name}`)),
  )
})

async function addSession(path: string): Promise<void> {
  const store = await Store.open(path)
  await store.append([metricAppend({ sequence: 100, writer: 1 })])
  await store.close()
}
