import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeLogFolder } from './make-log-folder.js'
import { Store } from './store.js'
import { diskIsFull, hookLevel } from './testing/level-hooks.js'
import { temporaryFolder } from './testing/temporary-folder.js'

it('LevelDB makes the log of a new store beside its place, where what a crash leaves hinders nobody', async () => {
  const path = temporaryFolder()
  // What a power cut leaves of a LevelDB that was just made, which LevelDB then takes for damaged.
  const left = join(path, 'log.0123456789abcdef.tmp')
  mkdirSync(left)
  writeFileSync(join(left, 'CURRENT'), 'MANIFEST-000001\n')
  writeFileSync(join(left, 'MANIFEST-000001'), '')
  const opened: string[] = []
  await hookLevel({ onOpen: (location) => opened.push(location) })
  const store = await Store.open(path)
  onTestFinished(() => store.close())
  expect(opened[0]).toMatch(/log\.[0-9a-f]{16}\.tmp$/)
  expect(opened.slice(1)).toEqual([join(path, 'log'), join(path, 'derived')])
  expect(readdirSync(path).filter((name) => name.startsWith('log'))).toEqual([
    'log',
    'log.0123456789abcdef.tmp',
  ])
})

it('several that make it at once make one, and leave nothing else', async () => {
  const path = temporaryFolder()
  await Promise.all([makeLogFolder(path), makeLogFolder(path), makeLogFolder(path)])
  expect(readdirSync(path)).toEqual(['log'])
})

it('a store whose log cannot be made is refused, and nothing is left', async () => {
  const path = temporaryFolder()
  await hookLevel({
    onOpen: () => {
      throw diskIsFull()
    },
  })
  await expect(Store.open(path)).rejects.toMatchObject({
    code: 'TRACK_STORE_UNAVAILABLE',
    message: expect.stringContaining('No space left on device'),
  })
  expect(readdirSync(path)).toEqual([])
})
