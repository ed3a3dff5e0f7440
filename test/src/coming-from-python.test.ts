// Every TypeScript call of docs/coming-from-python.md compiles.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { compilePrograms, programsOf } from './testing/page-programs.js'

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
function problemsOf(page: string): readonly string[] {
  const programs = programsOf(page)
  expect(programs.length).toBeGreaterThan(15)
  return compilePrograms(programs, declarations).problems
}

const page = readFileSync(join(root, 'docs', 'coming-from-python.md'), 'utf8')

it('every call of the page for those who come from Python compiles', () => {
  expect(problemsOf(page)).toEqual([])
})

it('a call of the page that does not compile is found under its heading', () => {
  const wrong = page.replace('await client.setGroup({ name:', 'await client.setGrop({ name:')
  expect(problemsOf(wrong)).toEqual([expect.stringMatching(/^A first program.*setGrop/)])
})
