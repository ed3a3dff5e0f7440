import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './testing/make-store.js'
import { writingFile } from './writing-file.js'

test('of a file that fails midway nothing is left, and the one of before stays', async () => {
  const folder = temporaryFolder()
  const failing = async (path: string): Promise<void> => {
    await writeFile(path, 'half')
    throw new Error('midway')
  }
  const file = join(folder, 'x.csv')
  await expect(writingFile(file, failing)).rejects.toThrow('midway')
  expect(readdirSync(folder)).toEqual([])
  writeFileSync(file, 'before')
  await expect(writingFile(file, failing)).rejects.toThrow('midway')
  expect(readdirSync(folder)).toEqual(['x.csv'])
  expect(readFileSync(file, 'utf8')).toBe('before')
})

test('what is whole takes the place of the file behind a link, with its mode', async () => {
  const folder = temporaryFolder()
  const [file, link] = [join(folder, 'x.csv'), join(folder, 'link')]
  writeFileSync(file, 'before', { mode: 0o600 })
  symlinkSync('x.csv', link)
  await writingFile(link, (path) => writeFile(path, 'after'))
  expect(readdirSync(folder)).toEqual(['link', 'x.csv'])
  expect(readFileSync(file, 'utf8')).toBe('after')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
