import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownProgramVersion, programVersion } from './program-version.js'
import { temporaryFolder } from './testing/temporary-folder.js'

/** A folder with these files. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const versionOf = (files: Readonly<Record<string, string>>, entry: string) =>
  programVersion(join(project(files), entry))

describe('the version of a program', () => {
  it('is the same however its entry file was named, and wherever it is', () => {
    const files = { 'train/index.js': 'export {}\n' }
    const folder = project(files)
    const version = programVersion(join(folder, 'train', 'index.js'))
    expect(version).toMatch(/^[0-9a-f]{8}$/)
    expect(programVersion(join(folder, 'train', 'index'))).toBe(version)
    expect(programVersion(join(folder, 'train'))).toBe(version)
    expect(versionOf(files, 'train/index.js')).toBe(version)
    expect(versionOf({ 'train/index.js': 'export {}\r\n' }, 'train/index.js')).toBe(version)
  })

  it('is pinned', () => {
    const files = { 'a.mjs': "import './b.mjs'\n", 'b.mjs': 'export {}\n' }
    expect(versionOf(files, 'a.mjs')).toBe('7ed4aa88')
  })

  it.each([
    ['a static import', 'main.js', "import { x } from './part.js'", 'part.js'],
    ['an import for its effect', 'main.mjs', "import './part.mjs'", 'part.mjs'],
    ['an import over lines', 'main.js', "import {\n  x,\n} from\n  './part.js'", 'part.js'],
    ['an export from', 'main.js', "export * from './part.js'", 'part.js'],
    ['a dynamic import of a literal', 'main.js', 'await import(`./part.js`)', 'part.js'],
    ['one with a comment', 'main.js', "import(/* it: here */ './part.js')", 'part.js'],
    ['require', 'main.cjs', "const { x } = require('./part')", 'part.cjs'],
    ['require of a folder', 'main.cjs', "require('./part')", 'part/index.js'],
    ['JSON', 'main.cjs', "require('./part.json')", 'part.json'],
    ['JSON that is imported', 'main.js', "import x from './part.json' with {}", 'part.json'],
    ['TypeScript', 'main.ts', "import { x } from './part.ts'", 'part.ts'],
    ['TypeScript by what it compiles to', 'main.ts', "import { x } from './part.js'", 'part.ts'],
    ['import = require', 'main.cts', "import x = require('./part.cjs')", 'part.cts'],
    ['TSX', 'main.tsx', "import { X } from './part'\n<p>don't</p>", 'part.tsx'],
    ['the folder above', 'src/main.js', "import '../part.js'", 'part.js'],
    ['a worker', 'main.js', "new Worker(new URL('./part.js', import.meta.url))", 'part.js'],
    ['a URL with a query', 'main.js', "import './a%20part.js?v=1'", 'a part.js'],
  ])('changes with what the entry file imports: %s', (_, entry, text, part) => {
    const before = versionOf({ [entry]: text, [part]: '{ "a": 1 }' }, entry)
    expect(versionOf({ [entry]: text, [part]: '{ "a": 2 }' }, entry)).not.toBe(before)
    expect(versionOf({ [entry]: text, [part]: '{ "a": 1 }', 'other.js': '' }, entry)).toBe(before)
    expect(versionOf({ [entry]: `${text} `, [part]: '{ "a": 1 }' }, entry)).not.toBe(before)
  })

  it('changes with what that imports, in circles, and by names of the package’s own', () => {
    const files = {
      'package.json': '{ "imports": { "#deep": "./src/deep.js" } }',
      'main.js': "import './a.js'",
      'a.js': "import './main.js'\nimport '#deep'\nimport '#none'",
      'src/deep.js': 'one',
    }
    const before = versionOf(files, 'main.js')
    expect(versionOf({ ...files, 'src/deep.js': 'two' }, 'main.js')).not.toBe(before)
  })

  it.each([
    ['a package', "import 'left-pad'", 'node_modules/left-pad/index.js'],
    ['a file of one', "import './node_modules/x/y.js'", 'node_modules/x/y.js'],
    ['a path that is computed', "import('./' + 'part.js')", 'part.js'],
    ['what the program writes', "writeFileSync('./out.json')", 'out.json'],
    ['and by its URL', "new URL('./out.json', import.meta.url)", 'out.json'],
    ['data', "new URL('./weights.bin', import.meta.url)", 'weights.bin'],
  ])('does not change with %s', (_, text, part) => {
    const before = versionOf({ 'main.js': text, [part]: 'one' }, 'main.js')
    expect(versionOf({ 'main.js': text, [part]: 'two' }, 'main.js')).toBe(before)
  })

  it('is over the names of files too', () => {
    const main = { 'main.js': "import './a.js'\nimport './b.js'" }
    const before = versionOf({ ...main, 'a.js': '1', 'b.js': '2' }, 'main.js')
    expect(versionOf({ ...main, 'a.js': '2', 'b.js': '1' }, 'main.js')).not.toBe(before)
  })

  it.each([undefined, '', '/nowhere/at/all.js', 'fs'])('is empty for %j', (entry) => {
    expect(programVersion(entry)).toBe('')
  })

  it('is that of this program by default', () => {
    expect(ownProgramVersion()).toBe(programVersion(process.argv[1]))
    expect(ownProgramVersion()).toMatch(/^[0-9a-f]{8}$/)
  })
})
