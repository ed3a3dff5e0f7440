import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findStores, isStore } from './find-stores.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

test('the stores in a folder are found, and nothing else in it', async () => {
  const folder = temporaryFolder()
  for (const name of ['b', 'a']) {
    await using client = new TrackClient(`file:${join(folder, name)}`)
    await client.setProject({ name: 'p' })
  }
  mkdirSync(join(folder, 'empty'))
  mkdirSync(join(folder, 'other'))
  writeFileSync(join(folder, 'other', 'notes.txt'), '')
  writeFileSync(join(folder, 'file'), '')
  expect(findStores(folder)).toEqual([join(folder, 'a'), join(folder, 'b')])
  expect(findStores(join(folder, 'none'))).toEqual([])
  expect(isStore(join(folder, 'a'))).toBe(true)
  expect(isStore(join(folder, 'empty'))).toBe(false)
  expect(() => isStore(join(folder, 'other'))).toThrow('notes.txt')
})
