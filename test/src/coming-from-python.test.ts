// Every TypeScript call of docs/coming-from-python.md compiles.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the page says that is there before each of its programs. */
const declarations = `
import type { Trial, TrackClient } from '@track/client'
declare global {
  const client: TrackClient
  const trial: Trial
  const args: { readonly lr: number; readonly batch_size: number }
  const dataset: readonly number[][]
  const epochs: number
  const model: object
  function step(batch: object): number
  function sync(): void
  function versionOf(model: object): string
}`

/** The problems that the compiler has with the page's programs, each with the heading it stands under. */
function problemsOf(page: string): string[] {
  mkdirSync(join(root, 'test', 'dist'), { recursive: true })
  // Within the repository, so that packages are found.
  const folder = mkdtempSync(join(root, 'test', 'dist', 'page-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const headings = new Map<string, string>()
  for (const section of page.split(/^## /m).slice(1)) {
    const [heading = ''] = section.split('\n', 1)
    for (const [, program] of section.matchAll(/^```ts\n(.*?)^```/gms)) {
      const file = `program-${headings.size}.ts`
      headings.set(file, heading)
      writeFileSync(join(folder, file), `${program}\nexport {}\n`)
    }
  }
  expect(headings.size).toBeGreaterThan(15)
  writeFileSync(join(folder, 'declarations.ts'), declarations)
  const compilerOptions = {
    noEmit: true,
    composite: false,
    rootDir: '.',
    isolatedDeclarations: false,
    types: ['node'],
    noUnusedLocals: false, // a call that shows what it returns
  }
  const config = { extends: '../../../tsconfig.base.json', compilerOptions, include: ['*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules', '.bin', 'tsc')
  const { stdout, status } = spawnSync(tsc, ['-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const problems = stdout
    .split('\n')
    .filter((line) => line.includes('error'))
    .map((line) => line.replace(/program-\d+\.ts/, (file) => headings.get(file) ?? file))
  expect(status === 0).toBe(problems.length === 0)
  return problems
}

const page = readFileSync(join(root, 'docs', 'coming-from-python.md'), 'utf8')

it('every call of the page for those who come from Python compiles', () => {
  expect(problemsOf(page)).toEqual([])
})

it('a call of the page that does not compile is found under its heading', () => {
  const wrong = page.replace('await client.setGroup({ name:', 'await client.setGrop({ name:')
  expect(problemsOf(wrong)).toEqual([expect.stringMatching(/^A first program.*setGrop/)])
})
