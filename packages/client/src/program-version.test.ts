import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { programVersion } from './program-version.js'
import { temporaryFolder } from './testing/temporary-folder.js'

it('is the beginning of the SHA-256 of the entry file, however the file was named', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'train'))
  const source = 'export {}\n'
  writeFileSync(join(folder, 'train', 'index.js'), source)
  const version = createHash('sha256').update(source).digest('hex').slice(0, 8)
  expect(programVersion(join(folder, 'train', 'index.js'))).toBe(version)
  expect(programVersion(join(folder, 'train', 'index'))).toBe(version)
  expect(programVersion(join(folder, 'train'))).toBe(version)
})

it('changes with the file', () => {
  const file = join(temporaryFolder(), 'train.mjs')
  writeFileSync(file, 'one')
  const before = programVersion(file)
  writeFileSync(file, 'two')
  expect(programVersion(file)).not.toBe(before)
})

it.each([undefined, '', '/nowhere/at/all.js', 'fs'])('is empty for %j', (entry) => {
  expect(programVersion(entry ?? '')).toBe('')
})

it('is that of this program by default', () => {
  expect(programVersion()).toMatch(/^[0-9a-f]{8}$/)
})
