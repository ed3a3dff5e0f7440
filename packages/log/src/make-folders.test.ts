import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeFolders } from './make-folders.js'
import { temporaryFolder } from './testing/temporary-folder.js'

it('makes the folders that are not there, for their owner alone', () => {
  const folder = temporaryFolder()
  makeFolders(join(folder, 'a', 'b', 'c'))
  makeFolders(join(folder, 'a', 'b', 'c'))
  for (const made of ['a', 'a/b', 'a/b/c']) {
    expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700)
  }
})

it('passes a folder that is reached by a link', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'real'))
  symlinkSync(join(folder, 'real'), join(folder, 'link'))
  makeFolders(join(folder, 'link'))
  makeFolders(join(folder, 'link', 'inner'))
  expect(existsSync(join(folder, 'real', 'inner'))).toBe(true)
})

it('tells what is in the way', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  symlinkSync(join(folder, 'gone'), join(folder, 'link'))
  expect(() => makeFolders(join(folder, 'file'))).toThrow('EEXIST')
  expect(() => makeFolders(join(folder, 'file', 'inner'))).toThrow('ENOTDIR')
  expect(() => makeFolders(join(folder, 'link'))).toThrow('EEXIST')
  expect(() => makeFolders(join(folder, 'link', 'inner'))).toThrow('EEXIST')
})

// In a process of its own, which can be ended although it does not come back.
it.runIf(existsSync('/proc/self'))('ends where no folder can be made, as in /proc', () => {
  const code = `import('${new URL('make-folders.js', import.meta.url)}').then(({ makeFolders }) => {
    try { makeFolders('/proc/none/inner') } catch (error) { console.log(error.code) }
  })`
  const { stdout } = spawnSync(process.execPath, ['-e', code], { timeout: 10_000 })
  expect(String(stdout)).toBe('ENOENT\n')
})
