import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { ConfigValue } from './config-file.js'
import { option } from './option.js'
import { temporaryFolder } from './testing/temporary-folder.js'

/** A folder with that configuration. */
function configured(text: string): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'track.config.json'), text)
  return folder
}

const config = { loader: { workers: 4, shuffle: true, paths: ['a'], by: { x: 1 }, name: 'w' } }

describe('option', () => {
  it('is what the environment says, or else the file, or else the default', () => {
    const folder = configured(JSON.stringify(config))
    const env = { TRACK_LOADER_WORKERS: '8' }
    expect(option('loader.workers', 1, { env, folder })).toBe(8)
    expect(option('loader.workers', 1, { env: {}, folder })).toBe(4)
    expect(option('loader.workers', 1, { env: { TRACK_LOADER_WORKERS: '' }, folder })).toBe(4)
    expect(option('loader.none', 1, { env, folder })).toBe(1)
    expect(option('loader.none', 1, { env, folder: temporaryFolder() })).toBe(1)
  })

  it('is found in the nearest file, from the folder upwards', () => {
    const folder = configured('{ "a": "outer", "b": "outer" }')
    const inner = join(folder, 'x', 'y')
    mkdirSync(inner, { recursive: true })
    expect(option('a', '', { env: {}, folder: inner })).toBe('outer')
    const other = join(folder, 'other')
    mkdirSync(join(other, 'z'), { recursive: true })
    writeFileSync(join(other, 'track.config.json'), '{ "a": "inner" }')
    expect(option('a', '', { env: {}, folder: join(other, 'z') })).toBe('inner')
    expect(option('b', 'default', { env: {}, folder: join(other, 'z') })).toBe('default')
  })

  it('has the kind of its default', () => {
    const folder = configured(JSON.stringify(config))
    const env = {
      TRACK_NUMBER: ' 1e-3 ',
      TRACK_BOOLEAN: 'False',
      TRACK_LIST: '[1, "two"]',
      TRACK_OBJECT: '{ "a": 1 }',
      TRACK_STRING: '12',
    }
    expect(option('number', 0, { env, folder })).toBe(0.001)
    expect(option('boolean', true, { env, folder })).toBe(false)
    expect(option('list', [], { env, folder })).toEqual([1, 'two'])
    expect(option('object', {}, { env, folder })).toEqual({ a: 1 })
    expect(option('string', '', { env, folder })).toBe('12')
    expect(option('loader.shuffle', false, { env, folder })).toBe(true)
    expect(option('loader.paths', [], { env, folder })).toEqual(['a'])
    expect(option('loader.by', {}, { env, folder })).toEqual({ x: 1 })
    expect(option('loader.by.x', 0, { env, folder })).toBe(1)
    expectTypeOf(() => option('a', 1)).returns.toEqualTypeOf<number>()
    expectTypeOf(() => option('a', 'b')).returns.toEqualTypeOf<string>()
    expectTypeOf(() => option('a', [1])).returns.toEqualTypeOf<readonly ConfigValue[]>()
  })

  it('is found under a dotted name too, and never in what an object inherits', () => {
    const folder = configured('{ "a.b": 1, "c": { "d.e": 2 }, "__proto__": { "f": 3 } }')
    const place = { env: {}, folder }
    expect(option('a.b', 0, place)).toBe(1)
    expect(option('c.d.e', 0, place)).toBe(2)
    expect(option('__proto__.f', 0, place)).toBe(3)
    expect(option('constructor.name', 'none', place)).toBe('none')
    expect(option('toString', 'none', place)).toBe('none')
    expect(option('a-b.c', '', { env: { TRACK_A_B_C: 'x' }, folder })).toBe('x')
  })

  it.each([
    ['TRACK_N', 'four', 0],
    ['TRACK_N', ' ', 0],
    ['TRACK_N', 'yes', false],
    ['TRACK_N', '{}', []],
    ['TRACK_N', '[', []],
  ])('names the variable that is of another kind: %s=%j', (variable, text, fallback) => {
    const place = { env: { [variable]: text }, folder: temporaryFolder() }
    expect(() => option('n', fallback as number, place)).toThrow(
      expect.objectContaining({
        code: 'TRACK_CONFIG_INVALID',
        message: expect.stringContaining(variable),
        details: { key: 'n', variable },
      }),
    )
  })

  it('names the file and the key whose value is of another kind', () => {
    const folder = configured(JSON.stringify(config))
    const file = join(folder, 'track.config.json')
    expect(() => option('loader.workers', 'four', { env: {}, folder })).toThrow(
      expect.objectContaining({
        code: 'TRACK_CONFIG_INVALID',
        message: `"loader.workers" in ${file} is a string, found 4`,
        details: { key: 'loader.workers', file },
      }),
    )
  })

  it.each(['', '{ "a": ', '[]', '3', 'null', '{ "a": 1 } x'])(
    'names a file that holds no object: %j',
    (text) => {
      const folder = configured(text)
      const file = join(folder, 'track.config.json')
      for (let i = 0; i < 2; i++) {
        expect(() => option('a', 1, { env: {}, folder })).toThrow(
          expect.objectContaining({
            code: 'TRACK_CONFIG_INVALID',
            message: expect.stringContaining(file),
            details: { file },
          }),
        )
      }
    },
  )

  it('names what is no file', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'track.config.json'))
    expect(() => option('a', 1, { env: {}, folder })).toThrow(
      expect.objectContaining({ code: 'TRACK_CONFIG_INVALID' }),
    )
  })

  it('refuses no key', () => {
    expect(() => option('', 1)).toThrow(expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }))
  })
})
