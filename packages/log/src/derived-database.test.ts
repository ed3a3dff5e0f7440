import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { DerivedDamage, DerivedDatabase, DerivedUnwritable } from './derived-database.js'
import { openLevelDatabase } from './leveldb.js'
import { diskIsFull, hookLevel } from './testing/level-hooks.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const [one, two] = [Buffer.from([1]), Buffer.from([2])]

async function open(path: string): Promise<DerivedDatabase> {
  const database = await DerivedDatabase.open(path)
  onTestFinished(() => database.close())
  return database
}

it('a value that stands under the key of another is damaged', async () => {
  const path = join(temporaryFolder(), 'derived')
  const database = await open(path)
  await database.writeDurably([{ key: one, value: Buffer.from([7]) }])
  await database.close()
  const raw = await openLevelDatabase(path, {
    writeBufferBytes: 1 << 20,
    blockBytes: 4096,
    cacheBytes: 4096,
  })
  await raw.put(two, (await raw.get(one)) ?? new Uint8Array())
  await raw.close()
  expect(await (await open(path)).get([one, two])).toEqual([Buffer.from([7]), null])
})

it('what is left of a database that lost its beginning is not taken up', async () => {
  const path = join(temporaryFolder(), 'derived')
  const database = await open(path)
  await database.writeDurably([{ key: one, value: one }])
  await database.close()
  rmSync(join(path, 'CURRENT'))
  expect(await (await open(path)).get([one])).toEqual([undefined])
})

it('a file in the place of the folder makes way for it', async () => {
  const path = join(temporaryFolder(), 'derived')
  writeFileSync(path, 'no folder')
  const database = await open(path)
  await database.writeDurably([{ key: one, value: one }])
  expect(await database.get([one])).toEqual([one])
})

it('readers wait while it is opened again after a write that failed', async () => {
  let isFull = false
  await hookLevel({
    onWrite: () => {
      if (isFull) throw diskIsFull()
    },
  })
  const database = await open(join(temporaryFolder(), 'derived'))
  await database.writeDurably([{ key: one, value: one }])
  isFull = true
  await expect(database.writeDurably([{ key: two, value: two }])).rejects.toThrow(DerivedUnwritable)
  isFull = false
  const writing = database.writeDurably([{ key: two, value: two }])
  expect(await database.get([one])).toEqual([one])
  await writing
  expect(await database.keys({ from: one, to: new Uint8Array([9]), limit: 9 })).toEqual([one, two])
})

it('one that cannot be opened again is damaged, and not empty, until it is made anew', async () => {
  let isFull = false
  const fail = (): void => {
    if (isFull) throw diskIsFull()
  }
  await hookLevel({ onWrite: fail, onOpen: fail })
  const database = await open(join(temporaryFolder(), 'derived'))
  await database.writeDurably([{ key: one, value: one }])
  isFull = true
  await expect(database.writeDurably([{ key: two, value: two }])).rejects.toThrow(DerivedUnwritable)
  await expect(database.writeDurably([{ key: two, value: two }])).rejects.toThrow(DerivedDamage)
  await expect(database.get([one])).rejects.toThrow(DerivedDamage)
  await database.renew()
  expect(await database.get([one])).toEqual([undefined])
  await expect(database.write([{ key: one, value: one }])).rejects.toThrow('No space left')
  isFull = false
  await database.writeDurably([{ key: two, value: two }])
  expect(await database.get([two])).toEqual([two])
})
