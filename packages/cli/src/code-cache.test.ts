import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { CodeCache, codeFolder } from './code-cache.js'
import { temporaryFolder } from './testing/make-store.js'

const code = '(function sum(one, other) { return one + other })'
const path = '/somewhere/sum.cjs'

describe('CodeCache', () => {
  it('keeps what V8 made of a script for who reads the same one later', () => {
    const folder = temporaryFolder()
    expect(compiled(folder)).toEqual({ sum: 5, isKept: false })
    expect(compiled(folder)).toEqual({ sum: 5, isKept: true })
    expect(compiled(folder, code.replace('+', '*'))).toEqual({ sum: 6, isKept: false }) // as long, and of the same file
    expect(compiled(folder, code.replace('+', '*'))).toEqual({ sum: 6, isKept: true })
    expect(compiled(folder)).toEqual({ sum: 5, isKept: true })
  })

  it('says of an error that it was in this file, and not in one of the same code elsewhere', () => {
    const folder = temporaryFolder()
    for (const place of ['/one/place.cjs', '/other/place.cjs']) {
      const cache = new CodeCache(folder)
      const { script } = cache.script('(function where() { return new Error().stack })', place)
      expect(script.runInThisContext()()).toContain(`${place}:1`)
      cache.keep()
    }
  })

  it('gives V8 nothing that was damaged, whichever byte it is, and replaces it', () => {
    const folder = temporaryFolder()
    compiled(folder)
    const [file = ''] = files(folder)
    const whole = readFileSync(file)
    for (let place = 0; place < whole.length; place += 7) {
      const damaged = Buffer.from(whole)
      damaged[place] = (damaged[place] ?? 0) ^ 0x10
      writeFileSync(file, damaged)
      expect(compiled(folder)).toEqual({ sum: 5, isKept: false })
      expect(compiled(folder)).toEqual({ sum: 5, isKept: true })
    }
    for (const length of [0, 3, 4, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, length))
      expect(compiled(folder)).toEqual({ sum: 5, isKept: false })
    }
    expect(readFileSync(file).length).toBe(whole.length)
  })

  it('makes nothing that others can write to, whatever umask says', () => {
    const folder = temporaryFolder()
    const umask = process.umask(0)
    onTestFinished(() => void process.umask(umask))
    compiled(folder)
    const made = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    expect(made).toHaveLength(2)
    for (const name of made) expect(statSync(join(folder, name)).mode & 0o022).toBe(0)
  })

  it('works without a folder that can be written to', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(compiled(file)).toEqual({ sum: 5, isKept: false })
    const folder = temporaryFolder()
    compiled(folder)
    const [kept = ''] = files(folder)
    const other = temporaryFolder()
    mkdirSync(kept.replace(folder, other), { recursive: true }) // where the file would be
    expect(compiled(other)).toEqual({ sum: 5, isKept: false })
    expect(files(other)).toEqual([])
  })
})

describe('codeFolder', () => {
  it('is a folder of this user in that for temporary files', () => {
    const folder = codeFolder({})
    expect(folder).toMatch(/track-code-/)
    expect(folder?.startsWith(tmpdir())).toBe(true)
    expect(readdirSync(folder ?? '')).toBeDefined()
  })

  it('is what the variables of Node say', () => {
    const named = join(temporaryFolder(), 'named')
    expect(codeFolder({ NODE_COMPILE_CACHE: named })).toBe(named)
    expect(readdirSync(named)).toEqual([])
    const disabled = { NODE_COMPILE_CACHE: named, NODE_DISABLE_COMPILE_CACHE: '1' }
    expect(codeFolder(disabled)).toBeUndefined()
  })

  it('is none where there is none for temporary files, and that one is not made', () => {
    const missing = join(temporaryFolder(), 'missing')
    vi.stubEnv('TMPDIR', missing)
    try {
      expect(codeFolder({})).toBeUndefined()
      expect(existsSync(missing)).toBe(false)
    } finally {
      vi.unstubAllEnvs()
    }
  })

  it('is none that others could have written to', () => {
    const folder = temporaryFolder()
    for (const mode of [0o777, 0o770, 0o702]) {
      chmodSync(folder, mode)
      expect(codeFolder({ NODE_COMPILE_CACHE: folder })).toBeUndefined()
    }
    chmodSync(folder, 0o755)
    expect(codeFolder({ NODE_COMPILE_CACHE: folder })).toBe(folder)
    const link = join(temporaryFolder(), 'link')
    symlinkSync(folder, link)
    expect(codeFolder({ NODE_COMPILE_CACHE: link })).toBeUndefined()
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(codeFolder({ NODE_COMPILE_CACHE: file })).toBeUndefined()
  })

  it.runIf(process.getuid?.() === 0)('is none of another user', () => {
    const folder = temporaryFolder()
    chownSync(folder, 1, 1)
    expect(codeFolder({ NODE_COMPILE_CACHE: folder })).toBeUndefined()
  })
})

/** What the script says, and whether it was compiled earlier; what was compiled is kept afterwards. */
function compiled(
  folder: string,
  text = code,
): { readonly sum: unknown; readonly isKept: boolean } {
  const cache = new CodeCache(folder)
  const { script, isKept } = cache.script(text, path)
  const sum = script.runInThisContext()(2, 3)
  cache.keep()
  return { sum, isKept }
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}
