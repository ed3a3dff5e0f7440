import { rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CodeCache } from './code-cache.js'
import { KeptModules } from './kept-modules.js'
import { temporaryFolder } from './testing/make-store.js'

it('loads files once, those too that require each other, and what else they require', () => {
  const { modules } = modulesOf({
    'one.cjs': "exports.name = 'one'; exports.other = require('./other.cjs')",
    'other.cjs': "module.exports = { seen: require('./one.cjs'), join: require('node:path').join }",
  })
  const one = modules.require('./one.cjs') as { name: string; other: { seen: unknown } }
  expect(one.name).toBe('one')
  expect(one.other.seen).toBe(one)
  expect(one.other).toMatchObject({ join })
  expect(modules.require('./one.cjs')).toBe(one)
})

it('says each time that a file fails, and gives nobody half of it', () => {
  const { folder, modules } = modulesOf({
    'half.cjs': "exports.first = 1; exports.second = require('./missing.cjs').second",
  })
  for (const _ of [1, 2]) expect(() => modules.require('./half.cjs')).toThrow('missing.cjs')
  writeFileSync(join(folder, 'missing.cjs'), 'exports.second = 2')
  expect(modules.require('./half.cjs')).toEqual({ first: 1, second: 2 })
  rmSync(folder, { recursive: true })
  expect(modules.require('./half.cjs')).toEqual({ first: 1, second: 2 })
})

/** @param files Their code by name. */
function modulesOf(files: Record<string, string>): { folder: string; modules: KeptModules } {
  const folder = temporaryFolder()
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code)
  const others = createRequire(import.meta.url)
  return { folder, modules: new KeptModules(folder, new CodeCache(temporaryFolder()), others) }
}
