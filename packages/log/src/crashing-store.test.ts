// Damage for which LevelDB ends the process that looks something up.
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { repairStore } from './repair-store.js'
import { breakTables } from './testing/break-table.js'
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
