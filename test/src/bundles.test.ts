// What packages ship is whole: it imports nothing that only another package depends on, which might not be
// found there, and has the files that its package.json and its code name.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const places = ['proto', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)]
const bundled = places.filter((place) => existsSync(join(root, place, 'dist/bundle')))
const shipped = shippedFiles()
/** What threads and processes are started with. */
const startedPrograms = /new URL\("([^"]+)", import\.meta\.url\)/g
/** What is imported, but for examples in comments. */
const imports =
  /(?<!^\s*\*.*)(?:\bfrom |^import |\b(?:import|require)\()["']([^./"'\s][^"'\s]*)["']/gm
const requires = /\brequire\("([^.][^"]*)"\)/g
/** Of what file the code that follows was, as the bundler says it. */
const inlinedPackages = /^\/\/ .*\/node_modules\/((?:@[^/]+\/)?[^/]+)/gm
const generatedCode = /^\/\/ .*\/proto\/dist\/bundle\/gen\/track\.js$/m
/** Chunks that are no import() within a function: those of ES modules, and those of CommonJS. */
const importsBeside = /^(?:(?:import|export) .*?"|.*= require\(")\.\/([^"]+)"/gm
const licencesOfPackages = /^\/\*! (.+)$/gm

it.each(bundled)('what %s ships imports what the package depends on, and nothing else', (place) => {
  const { dependencies = {}, name } = packageOf(place)
  const found = textsIn(place, /\.(?:c?js|d\.ts)$/, imports)
    .map(({ text }) => text)
    .filter((id) => !isBuiltin(id))
    .map(packageIn)
  expect(found).not.toEqual([])
  const known = [name, ...Object.keys(dependencies)]
  expect([...new Set(found)].filter((id) => !known.includes(id))).toEqual([])
})

it.each(bundled)('%s ships what its package.json and its code name, and the licence', (place) => {
  const { exports, bin = {} } = packageOf(place)
  const files = filesOf(place)
  const named = [...Object.values(exports), ...Object.values(bin)]
    .flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry)))
    .map((file) => file.replace('./', ''))
  const started = textsIn(place, /\.js$/, startedPrograms).map(({ file, text }) =>
    join(dirname(file), text),
  )
  expect([...named, ...started, 'LICENSE'].filter((file) => !files.includes(file))).toEqual([])
  expect(readFileSync(join(root, place, 'LICENSE'), 'utf8')).toBe(
    readFileSync(join(root, 'LICENSE'), 'utf8'),
  )
})

it.each(bundled)('what is inlined into %s of other packages comes with their licences', (place) => {
  const inlined = textsIn(place, /\.c?js$/, inlinedPackages)
  const licences = textsIn(place, /\.c?js$/, licencesOfPackages)
  expect(licences).toEqual(expect.arrayContaining(inlined))
})

it('what the command requires is CommonJS: Node 20 requires nothing else', () => {
  const required = textsIn('packages/cli', /\.cjs$/, requires).map(({ text }) => text)
  const fromCommand = createRequire(join(root, 'packages/cli/package.json'))
  const types = required
    .filter((id) => !isBuiltin(id))
    .map((id) => fromCommand(`${packageIn(id)}/package.json`).type ?? 'commonjs')
  expect([...new Set(types)]).toEqual(['commonjs'])
  const files = filesOf('packages/cli').filter((file) => file.startsWith('dist/'))
  expect(files.filter((file) => !file.endsWith('.cjs'))).toEqual([])
})

it.each(bundled.flatMap((place) => programsOf(place).map((program) => [place, program] as const)))(
  'in %s, %s awaits nothing as it is evaluated: what it imports later imports it',
  (place, program) => {
    const code = readFileSync(join(root, place, 'dist/bundle', program), 'utf8')
    expect(code.split('\n').filter((line) => /^(?!\s|\/\/|\*)(.*\W)?await\b/.test(line))).toEqual(
      [],
    )
    expect(code.split('\n').length).toBeGreaterThan(50) // it is all of the program
  },
)

it.each([
  ['packages/log', 'writer-thread.js'],
  ['packages/remote', 'shared-thread.js'],
  ['packages/cli', 'listing.cjs'],
])('in %s, %s opens a store without the code generated of all messages', (place, program) => {
  const folder = join(root, place, 'dist/bundle')
  const whole = readdirSync(folder).filter((file) => hasMessages(join(folder, file)))
  expect(whole).not.toEqual([]) // somewhere it is, and so it would be found
  expect(startedWith(folder, program).filter((file) => whole.includes(file))).toEqual([])
})

/** The file, and those that are loaded before it is evaluated. */
function startedWith(folder: string, file: string): string[] {
  const code = readFileSync(join(folder, file), 'utf8')
  const others = Array.from(code.matchAll(importsBeside), ([, name = '']) => name)
  return [file, ...others.flatMap((other) => startedWith(folder, other))]
}

function hasMessages(file: string): boolean {
  return generatedCode.test(readFileSync(file, 'utf8'))
}

/** The package that a module is of. */
function packageIn(id: string): string {
  return id.split('/', id.startsWith('@') ? 2 : 1).join('/')
}

/** What its build names beside its entries. */
function programsOf(place: string): string[] {
  const { build } = packageOf(place).scripts
  return /bundle\.mjs (.*)/.exec(build)?.[1]?.match(/[\w-]+\.js\b/g) ?? []
}

interface Package {
  readonly name: string
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly bin?: Readonly<Record<string, string>>
  readonly scripts: { readonly build: string }
  readonly dependencies?: Readonly<Record<string, string>>
}

function packageOf(place: string): Package {
  return JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'))
}

function filesOf(place: string): readonly string[] {
  const { name } = packageOf(place)
  return shipped.find((packed) => packed.name === name)?.files.map(({ path }) => path) ?? []
}

/** What the pattern's group is, wherever it is in the files of that name. */
function textsIn(place: string, names: RegExp, pattern: RegExp): { file: string; text: string }[] {
  return filesOf(place)
    .filter((file) => names.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, place, file), 'utf8').matchAll(pattern)].map(([, text = '']) => ({
        file,
        text,
      })),
    )
}

/** What npm would pack of each. */
function shippedFiles(): readonly { name: string; files: readonly { path: string }[] }[] {
  const of = bundled.flatMap((place) => ['--workspace', place])
  const options = { cwd: root, encoding: 'utf8', stdio: 'pipe' } as const
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', ...of]
  return JSON.parse(execFileSync('npm', args, options))
}
