// What packages ship imports nothing that only another package depends on: it might not be found there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const places = ['proto', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)]
const bundled = places.filter((place) => existsSync(join(root, place, 'dist/bundle')))
const imports = /^(?:import|export)\b[^"\n]*"([^./"][^"]*)"|\bimport\("([^./"][^"]*)"\)/gm

it.each(bundled)(
  'the bundle of %s imports what the package depends on, and nothing else',
  (place) => {
    const { dependencies = {}, name } = JSON.parse(
      readFileSync(join(root, place, 'package.json'), 'utf8'),
    )
    const folder = join(root, place, 'dist/bundle')
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.c?js$/.test(file))
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(imports)])
      .map(([, first, second]) => first ?? second ?? '')
      .filter((id) => !id.startsWith('node:'))
      .map((id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/'))
    const known = [name, ...Object.keys(dependencies)]
    expect([...new Set(found)].filter((id) => !known.includes(id))).toEqual([])
  },
)

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

/** What its build names beside its entries. */
function programsOf(place: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'))
  return /bundle\.mjs (.*)/.exec(scripts.build)?.[1]?.match(/[\w-]+\.js\b/g) ?? []
}
