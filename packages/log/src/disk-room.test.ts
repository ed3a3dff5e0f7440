import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hasDiskRoom } from './disk-room.js'
import { temporaryFolder } from './testing/temporary-folder.js'

it('a disk with room says so, and nothing is left of the trial', () => {
  const path = temporaryFolder()
  expect(hasDiskRoom(path, 3_000_000)).toBe(true)
  expect(hasDiskRoom(path, 0)).toBe(true)
  expect(readdirSync(path)).toEqual([])
})

it('a folder in which no file can be made has none', () => {
  const path = join(temporaryFolder(), 'gone')
  expect(hasDiskRoom(path, 0)).toBe(false)
})
